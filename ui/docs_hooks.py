"""Additions to MkDocs for the built documentation: an anchor for each error, and reproducible files."""

import re
from pathlib import Path
from typing import Any

_KEPT = ("lunr.nl.min.js", "lunr.multi.min.js", "lunr.stemmer.support.min.js")


def on_page_content(html: str, page: Any, **_: Any) -> str:
    """Give each row of the table of errors the anchor that problem documents link to: `/docs/errors#not_found`."""
    if page.file.src_uri != "errors.md":
        return html
    return re.sub(r"<tr>\n<td><code>([A-Z_]+)</code>", lambda code: f'<tr id="{code[1].lower()}">{code[0][4:]}', html)


def on_post_page(output: str, **_: Any) -> str:
    """Remove links to other hosts, and label the search field for screen readers."""
    named = output.replace('role="dialog">', 'role="dialog" aria-label="Search">')
    return re.sub(r'\s*<link (?:rel="canonical"|href="https://fonts)[^>]*>', "", named)


def on_post_build(config: Any, **_: Any) -> None:
    """Delete files that differ at each build or are not used: source maps, the compressed sitemap."""
    site = Path(config["site_dir"])
    dropped = [file for pattern in ("**/*.map", "sitemap.xml*", "404.html") for file in site.glob(pattern)]
    dropped += [file for file in site.glob("assets/javascripts/lunr/**/*.js") if file.name not in _KEPT]
    for file in dropped:
        file.unlink()
    for script in [*site.glob("assets/**/*.js"), *site.glob("assets/**/*.css")]:
        text = script.read_text(encoding="utf-8")
        script.write_text(re.sub(r"\n?/[/*]# sourceMappingURL=\S+(?: \*/)?", "", text), encoding="utf-8")
