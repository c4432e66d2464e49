"""How a line of `generated.py` is written: as the formatter would, so that it needs none."""

import keyword
import re
from collections.abc import Sequence

from graph_store.graphs import DEFAULT_BASE
from ontology.vocabulary import ClassTerm, PropertyTerm

WIDTH = 120


def class_block(decorator: str, name: str, bases: Sequence[str], said: str, fields: Sequence[str]) -> str:
    """A class with its decorator, docstring and fields."""
    head = call(f"class {name}", bases, end=":") if bases else f"class {name}:"
    lines = [decorator, head]
    if said:
        lines.append(f'    """{said}"""')
    if said and fields:
        lines.append("")
    return "\n".join([*lines, *fields])


def field_line(name: str, annotation: str, kind: str, *arguments: str, suffix: str = "") -> str:
    """A field that reads the property `name`; a suffix tells it from the others that do."""
    given = [quoted(name), *(each for each in arguments if each)]
    return call(f"    {name}{suffix}: {annotation} = f.{kind}", given)


def call(start: str, arguments: Sequence[str], end: str = "") -> str:
    """A call or class head as the formatter writes it: on one line, else its arguments on one, else one a line."""
    indent = " " * (len(start) - len(start.lstrip()))
    inside = ", ".join(arguments)
    if len(start) + len(inside) + 2 + len(end) <= WIDTH:
        return f"{start}({inside}){end}"
    if len(indent) + 4 + len(inside) <= WIDTH:
        return f"{start}(\n{indent}    {inside}\n{indent}){end}"
    lines = "".join(f"{indent}    {each},\n" for each in arguments)
    return f"{start}(\n{lines}{indent}){end}"


def described(term: ClassTerm | PropertyTerm) -> str:
    """The English comment with the Dutch label."""
    said = term.comments.get("en") or term.labels.get("en") or term.name
    dutch = term.labels.get("nl")
    return said + (f" (nl: {dutch})" if dutch else "")


def quoted(text: str) -> str:
    """The text as Python writes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def iri_argument(term: PropertyTerm) -> str:
    """The IRI of a property of another vocabulary, as an argument."""
    return "" if term.iri.value.startswith(f"{DEFAULT_BASE}ns#") else f'iri="{term.iri.value}"'


def as_words(name: str) -> str:
    """A class name as words: `CentreCity` gives `centre city`."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


def word_name(word: str) -> str:
    """A word as the name of a value: itself where GraphQL and Python take it, else with `_` for what they do not."""
    name = re.sub(r"\W", "_", word, flags=re.ASCII)
    if not name or name[0].isdigit() or name.startswith("__"):
        name = f"W_{name}"
    return f"{name}_" if keyword.iskeyword(name) or name in {"false", "mro", "null", "true"} else name
