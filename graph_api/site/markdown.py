"""Renders a page of Markdown as HTML: headings with anchors, tables that scroll on a phone, highlighted code.

The pages are ours. Raw HTML in them is shown as text. Source: https://spec.commonmark.org/0.31.2/
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

Link: TypeAlias = Callable[[str], str]
"""From the address of a page of this service to the address that keeps the reader's choices."""

_SUMMARIES = {"In short:": ("nl", "en"), "Samengevat:": ("en", "nl")}
"""For the first word of a summary: the language of the page, and that of the summary."""

_PAGE = re.compile(r"([\w-]+)\.md")
_CODE_WORD = re.compile(r"[A-Z_]+")
_HIGHLIGHTED = HtmlFormatter(nowrap=True)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its anchor, and the text up to the next heading."""

    level: int
    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed page; the first section is that of the title."""

    language: str
    sections: Sequence[Section]
    _top: Sequence[Token]
    _rest: Sequence[Token]

    def head(self, link: Link) -> str:
        """Return the title and the summary as HTML."""
        return _html(self._top, link)

    def body(self, link: Link) -> str:
        """Return the rest of the page as HTML."""
        return _html(self._rest, link)


def parse(text: str) -> Document:
    """Parse a page that begins with a heading, and perhaps a summary in the other language."""
    tokens = _MARKDOWN.parse(text)
    _set_anchors(tokens)
    summary = next((word for word in _SUMMARIES if len(tokens) > 4 and tokens[4].content.startswith(f"*{word}")), None)
    language, other = _SUMMARIES.get(summary or "", ("en", "nl"))
    if summary:
        tokens[3].attrs |= {"class": "summary", "lang": other}
    cut = 6 if summary else 3
    return Document(language, list(_sections(tokens)), tokens[:cut], tokens[cut:])


def slug(title: str, taken: set[str]) -> str:
    """Return an anchor for a heading that is not taken yet, and take it: `What it costs` becomes `what-it-costs`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    start = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
    anchor, number = start, 0
    while anchor in taken or not anchor:
        number += 1
        anchor = f"{start}_{number}"
    taken.add(anchor)
    return anchor


def _set_anchors(tokens: Sequence[Token]) -> None:
    """Give an anchor to each heading, and to each row of a table that begins with a code word, such as an error."""
    taken: set[str] = set()
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrs["id"] = slug(_text(tokens[place + 1]), taken)
    for place, token in enumerate(tokens):
        if token.type == "tr_open":
            parts = tokens[place + 2].children or []
            if len(parts) == 1 and parts[0].type == "code_inline" and _CODE_WORD.fullmatch(parts[0].content):
                token.attrs["id"] = slug(parts[0].content, taken)


def _sections(tokens: Sequence[Token]) -> Iterator[Section]:
    heads = [place for place, token in enumerate(tokens) if token.type == "heading_open"]
    for head, end in zip(heads, [*heads[1:], len(tokens)], strict=True):
        text = " ".join(filter(None, map(_text, tokens[head + 2 : end])))
        yield Section(int(tokens[head].tag[1]), str(tokens[head].attrs["id"]), _text(tokens[head + 1]), text)


def _text(token: Token) -> str:
    """Return the text that a reader sees of a token."""
    if token.children is None:
        return token.content
    return "".join(" " if child.type == "softbreak" else child.content for child in token.children)


def _html(tokens: Sequence[Token], link: Link) -> str:
    return str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {"link": link}))


def _fence(_: RendererHTML, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    """Return a block of code; the first word after the fence is its language, the others are for tests."""
    language, code = tokens[place].info.partition(" ")[0], tokens[place].content
    try:
        shown = highlight(code, get_lexer_by_name(language), _HIGHLIGHTED) if language else escape(code, quote=False)
    except ClassNotFound:
        shown = escape(code, quote=False)
    return f'<pre tabindex="0"><code>{shown}</code></pre>\n'


def _link_open(_: RendererHTML, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    return f'<a href="{escape(address(str(tokens[place].attrs["href"]), env["link"]))}">'


def address(href: str, link: Link) -> str:
    """Return the address for a link in a page: `sparql.md#write` becomes `/docs/sparql/#write`."""
    path, mark, anchor = href.partition("#")
    if page := _PAGE.fullmatch(path):
        path = "/docs/" if page[1] == "index" else f"/docs/{page[1]}/"
    return f"{link(path) if path.startswith('/') else path}{mark}{anchor}"


def _table_open(*_: object) -> str:
    return '<div class="wide" tabindex="0"><table>\n'


def _table_close(*_: object) -> str:
    return "</table></div>\n"


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.add_render_rule("fence", _fence)
    parser.add_render_rule("link_open", _link_open)
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    return parser


_MARKDOWN = _parser()
