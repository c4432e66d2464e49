"""Compile URI templates of CSVW metadata to functions from cells to IRIs, and apply the key rule.

Source: https://www.rfc-editor.org/rfc/rfc6570 (levels 1 and 2: `{name}`, `{+name}`, `{#name}`).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote, unquote

Texts: TypeAlias = Mapping[str, str]
"""The canonical text of each cell that is not empty, by column name."""

_EXPRESSION = re.compile(r"\{([+#]?)([A-Za-z0-9_.%]+)\}")
_RESERVED = ":/?#[]@!$&'()*+,;="
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*:(?=.)")
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`]')


needs_no_encoding = re.compile(r"[A-Za-z0-9._~:-]+").fullmatch
"""Matches a text that needs no encoding in an IRI."""


def is_workbook(file: str) -> bool:
    """Return whether a file, or a sheet in it (`cities.xlsx#Sheet`), is a workbook by its name."""
    return file.partition("#")[0].lower().endswith(".xlsx")


def file_stem(name: str) -> str:
    """Return a file name without its last extension, as used in IRIs; `cities-Sheet` for a sheet of a workbook."""
    file, _, sheet = name.partition("#")
    stem = file.rsplit(".", 1)[0]
    return key_part(f"{stem}-{unquote(sheet)}" if sheet else stem)


def key_part(text: str | None) -> str:
    """Return one part of a row's key, percent-encoded except `A-Za-z0-9-._~:`; an empty part is `-`."""
    if not text:
        return "-"
    return text if needs_no_encoding(text) else quote(text, safe=":")


def row_key(texts: Texts, columns: tuple[str, ...]) -> str:
    """Return the key of a row, as used in the IRI of its row node."""
    return "/".join(key_part(texts.get(column)) for column in columns)


def is_iri(text: str) -> bool:
    """Return whether the text has a scheme and no character that an IRI may not have."""
    return ":" in text and not _NOT_IN_IRI.search(text)


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled template: the columns it names, and the IRI text for a row (None if one of them is empty).

    `of_one` does the same for the text of its only column, if the template ends with that column.
    """

    source: str
    names: tuple[str, ...]
    expand: Callable[[Texts], str | None]
    about_row: bool = False
    of_one: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class TemplateRules:
    """The rules to expand templates of one table: the base of rows, the base of keys, the columns of the key."""

    row_base: str
    key_base: str | None = None
    key_columns: tuple[str, ...] = ()

    def compile(self, source: str) -> Template:
        """Compile one template; a template under the base of rows follows the rule of row keys."""
        about_row = source.startswith(self.row_base)
        pieces = _split(source)
        parts = [self._part(piece, about_row) for piece in pieces]
        names = tuple(name for _, name in _EXPRESSION.findall(source))
        key_base = None if about_row else self.key_base
        if len(pieces) == 2 and len(names) == 1 and not about_row and not _EXPRESSION.match(source):
            return _ending(source, pieces[0], names[0], key_base)

        def expand(texts: Texts) -> str | None:
            values = [part(texts) for part in parts]
            if None in values:
                return None
            return split_key("".join(value or "" for value in values), key_base)

        return Template(source, names, expand, about_row)

    def text(self, source: str) -> Template:
        """Compile a template of text (`load:template`): each `{name}` becomes the cell as it is."""
        names = tuple(name for _, name in _EXPRESSION.findall(source))

        def expand(texts: Texts) -> str | None:
            if not all(texts.get(name) for name in names):
                return None
            return _EXPRESSION.sub(lambda match: texts[match[2]], source)

        return Template(source, names, expand)

    def _part(self, piece: str, about_row: bool) -> Callable[[Texts], str | None]:
        expression = _EXPRESSION.fullmatch(piece)
        if expression is None:
            return lambda texts: piece
        operator, name = expression.groups()
        if about_row and name in self.key_columns:
            return lambda texts: key_part(texts.get(name))
        if about_row:
            return lambda texts: key_part(texts[name]) if texts.get(name) else None
        return _variable(name, operator)


def _ending(source: str, start: str, name: str, key_base: str | None) -> Template:
    """Compile a template that ends with its only variable, as most do."""
    encoded = _encoding(source[len(start) + 1])

    def of_one(text: str) -> str:
        return split_key(start + encoded(text), key_base)

    def expand(texts: Texts) -> str | None:
        text = texts.get(name)
        return of_one(text) if text else None

    return Template(source, (name,), expand, of_one=of_one)


def split_key(iri: str, key_base: str | None) -> str:
    """Apply the key rule: `{key base}tree:oak` becomes `{key base}tree/oak`."""
    if key_base is None or not iri.startswith(key_base):
        return iri
    key = _KEY.match(iri, len(key_base))
    return f"{iri[: key.end() - 1]}/{iri[key.end() :]}" if key else iri


def _split(source: str) -> list[str]:
    pieces: list[str] = []
    end = 0
    for match in _EXPRESSION.finditer(source):
        pieces += [source[end : match.start()], match.group()]
        end = match.end()
    return [piece for piece in [*pieces, source[end:]] if piece]


def _variable(name: str, operator: str) -> Callable[[Texts], str | None]:
    encoded = _encoding(operator)

    def value(texts: Texts) -> str | None:
        text = texts.get(name)
        return encoded(text) if text else None

    return value


def _encoding(operator: str) -> Callable[[str], str]:
    """Return the function that encodes a text, not empty, for an expression with this operator, `+` or `#`."""
    if operator not in ("+", "#"):
        return lambda text: quote(text, safe="")
    safe, mark = _RESERVED + "%", "#" if operator == "#" else ""
    return lambda text: mark + (text if needs_no_encoding(text) else quote(text, safe=safe))
