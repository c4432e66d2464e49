"""A small HTML page without script, for what has no page of its own in the site."""

from html import escape

from graph_api.site.assets import asset
from graph_api.site.pages import CONTENT_SECURITY_POLICY

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Content-Type": "text/html; charset=utf-8",
    "X-Content-Type-Options": "nosniff",
}
"""What such a page says of itself."""


def plain_page(title: str, body: str) -> bytes:
    """The page; `title` is text, `body` is HTML."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} · Kennisgraaf</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="stylesheet" href="{asset("style.css")}"></head><body>'
        '<header class="top"><div class="in"><a class="brand" href="/">Kennisgraaf</a></div></header>'
        f'<main id="content"><h1>{escape(title)}</h1>{body}</main></body></html>'
    ).encode()
