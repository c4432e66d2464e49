"""URI templates, compiled to functions from the cells of a row to text, and back.

Our tables name things by the key rule, and a template with an empty cell names nothing. csv2rdf replaces a variable
without a value by nothing. Source: https://www.rfc-editor.org/rfc/rfc6570 (all four levels).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias
from urllib.parse import quote, unquote

from loaders.csvw.keys import document_slug, key_part, needs_no_encoding

Values: TypeAlias = Mapping[str, str | Sequence[str]]
"""The text of each cell that has one, by variable; a list if the cell holds several values."""

Part: TypeAlias = Callable[[Values], str | None]
"""A function that expands one part of a template; None if no variable in it has a value."""

_EXPRESSION = re.compile(r"\{([+#./;?&]?)([^{}]*)\}")
_RESERVED = ":/?#[]@!$&'()*+,;=%"
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*:(?=.)")
_is_simple_key = re.compile(r"[A-Za-z][A-Za-z0-9_-]*:[A-Za-z0-9._~:-]+").fullmatch


class _Operator(NamedTuple):
    first: str
    separator: str
    named: bool
    empty: str


_OPERATORS = {
    "": _Operator("", ",", False, ""),
    "+": _Operator("", ",", False, ""),
    "#": _Operator("#", ",", False, ""),
    ".": _Operator(".", ".", False, ""),
    "/": _Operator("/", "/", False, ""),
    ";": _Operator(";", ";", True, ""),
    "?": _Operator("?", "&", True, "="),
    "&": _Operator("&", "&", True, "="),
}


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled template: the variables it names, and the text for a row (None if it names nothing).

    `of_one` does the same for the text of its only column, if the template ends with that column; `cell_of` is its
    inverse, from an IRI to the cell, if there is one column.
    """

    source: str
    names: tuple[str, ...]
    expand: Callable[[Values], str | None]
    about_row: bool = False
    of_one: Callable[[str], str] | None = None
    cell_of: Callable[[str], str | None] | None = None


def standard_template(source: str, resolve: Callable[[str], str], fixed: Mapping[str, str]) -> Template:
    """Compile a template as csv2rdf says; `resolve` makes an IRI of the expanded text, `fixed` are further values."""
    parts, names = _parts(source, _standard), _names(source)

    def expand(values: Values) -> str:
        every = {**values, **fixed}
        return resolve("".join(part(every) or "" for part in parts))

    return Template(source, names, expand)


def text_template(source: str) -> Template:
    """Compile a template of text (`load:template`): each `{name}` becomes the cell as it is."""
    parts = _parts(source, lambda _, name: lambda values: str(values.get(name, "")) or None)
    return Template(source, _names(source), _whole(parts))


@dataclass(frozen=True, slots=True)
class TemplateRules:
    """The rules to expand templates of one table: the bases of rows and of keys, the columns of key and document."""

    row_base: str
    key_base: str | None = None
    key_columns: tuple[str, ...] = ()
    document_column: str | None = None

    def compile(self, source: str) -> Template:
        """Compile one template; a template under the base of rows follows the rule of row keys."""
        names, pieces = _names(source), _EXPRESSION.split(source)
        if source.startswith(self.row_base):
            return Template(source, names, _whole(_parts(source, self._of_row)), about_row=True)
        if len(names) == 1 and pieces[0] and not pieces[-1]:
            return self._ending(source, pieces[0], names[0], pieces[1])
        whole = _whole(_parts(source, _strict))

        def expand(values: Values) -> str | None:
            text = whole(values)
            return None if text is None else split_key(text, self.key_base)

        return Template(source, names, expand, cell_of=_inverse(source, self.key_base) if len(names) == 1 else None)

    def _ending(self, source: str, start: str, name: str, operator: str) -> Template:
        """Compile a template that ends with its only variable, as most do."""
        encoded, key_base, is_key = _encoder(operator), self.key_base, start == self.key_base and operator == "+"
        start += _OPERATORS[operator].first

        def of_one(text: str) -> str:
            if is_key and _is_simple_key(text):
                return start + text.replace(":", "/", 1)
            return split_key(start + encoded(text), key_base)

        def expand(values: Values) -> str | None:
            text = values.get(name)
            return of_one(str(text)) if text else None

        return Template(source, (name,), expand, of_one=of_one, cell_of=_inverse(source, key_base))

    def _of_row(self, _: str, name: str) -> Part:
        if name == self.document_column:
            return lambda values: document_slug(str(values[name])) if values.get(name) else None
        if name in self.key_columns:
            return lambda values: key_part(str(values.get(name, "")))
        return lambda values: key_part(str(values[name])) if values.get(name) else None


def split_key(iri: str, key_base: str | None) -> str:
    """Apply the key rule: `{key base}tree:oak` becomes `{key base}tree/oak`."""
    if key_base is None or not iri.startswith(key_base):
        return iri
    key = _KEY.match(iri, len(key_base))
    return f"{iri[: key.end() - 1]}/{iri[key.end() :]}" if key else iri


def _inverse(source: str, key_base: str | None) -> Callable[[str], str | None]:
    start, operator, _, end = _EXPRESSION.split(source)
    start += _OPERATORS[operator].first

    def cell(iri: str) -> str | None:
        if not (iri.startswith(start) and iri.endswith(end) and len(iri) > len(start) + len(end)):
            return None
        text = iri[len(start) : len(iri) - len(end)]
        return unquote(text.replace("/", ":", 1) if start == key_base else text)

    return cell


def _names(source: str) -> tuple[str, ...]:
    return tuple(name for _, name in _EXPRESSION.findall(source))


def _parts(source: str, expression: Callable[[str, str], Part]) -> list[Part]:
    """Compile a template in parts; `expression` makes the function for an operator and its variables."""
    texts = iter(_EXPRESSION.split(source))
    parts = [_constant(next(texts))]
    for operator, variables, text in zip(texts, texts, texts, strict=True):
        parts += [expression(operator, variables), _constant(text)]
    return parts


def _constant(text: str) -> Part:
    return lambda _: text


def _whole(parts: Sequence[Part]) -> Callable[[Values], str | None]:
    """Return the function that joins the parts; None if one of them has no value."""

    def expand(values: Values) -> str | None:
        found = [part(values) for part in parts]
        return None if None in found else "".join(map(str, found))

    return expand


def _encoder(operator: str) -> Callable[[str], str]:
    """Return the function that encodes a value for an expression with this operator."""
    if operator in ("+", "#"):
        return lambda text: text if needs_no_encoding(text) else quote(text, safe=_RESERVED)
    return lambda text: quote(text, safe="")


def _strict(operator: str, name: str) -> Part:
    """Compile an expression of one variable; an empty cell has no value."""
    encoded, first = _encoder(operator), _OPERATORS[operator].first
    return lambda values: first + encoded(str(values[name])) if values.get(name) else None


def _standard(operator: str, variables: str) -> Part:
    """Compile an expression of any level."""
    how, encoded = _OPERATORS[operator], _encoder(operator)
    wanted = [each.strip() for each in variables.split(",")]

    def expand(values: Values) -> str | None:
        found = [_variable(how, encoded, each, values) for each in wanted]
        texts = [text for text in found if text is not None]
        return how.first + how.separator.join(texts) if texts else None

    return expand


def _variable(how: _Operator, encoded: Callable[[str], str], variable: str, values: Values) -> str | None:
    name, _, prefix = variable.rstrip("*").partition(":")
    value = values.get(name)
    if value is None or value == []:
        return None
    cut = [value[: int(prefix)] if prefix else value] if isinstance(value, str) else value
    texts = [encoded(text) for text in cut]
    if not how.named:
        return (how.separator if variable.endswith("*") else ",").join(texts)
    if variable.endswith("*"):
        return how.separator.join(f"{name}={text}" for text in texts)
    joined = ",".join(texts)
    return f"{name}={joined}" if joined else name + how.empty
