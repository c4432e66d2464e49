"""Layout of the lines in `generated.py`, in the style of the formatter."""

import keyword
import re
from collections.abc import Sequence

from graph_store.graphs import DEFAULT_BASE
from ontology.vocabulary import ClassTerm, PropertyTerm

WIDTH = 120


def class_block(decorator: str, name: str, bases: Sequence[str], said: str, fields: Sequence[str]) -> str:
    """Return a class with its decorator, docstring and fields."""
    head = call(f"class {name}", bases, end=":") if bases else f"class {name}:"
    lines = [decorator, head]
    if said:
        lines.append(f'    """{said}"""')
    if said and fields:
        lines.append("")
    return "\n".join([*lines, *fields])


def field_line(name: str, annotation: str, kind: str, *arguments: str, suffix: str = "") -> str:
    """Return a field that reads the property `name`; a suffix makes a second field for the same property."""
    given = [quoted(name), *(each for each in arguments if each)]
    return call(f"    {name}{suffix}: {annotation} = f.{kind}", given)


def call(start: str, arguments: Sequence[str], end: str = "") -> str:
    """Return a call or class head, on one line if it fits, else with its arguments on one line or one on each."""
    indent = " " * (len(start) - len(start.lstrip()))
    inside = ", ".join(arguments)
    if len(start) + len(inside) + 2 + len(end) <= WIDTH:
        return f"{start}({inside}){end}"
    if len(indent) + 4 + len(inside) <= WIDTH:
        return f"{start}(\n{indent}    {inside}\n{indent}){end}"
    lines = "".join(f"{indent}    {each},\n" for each in arguments)
    return f"{start}(\n{lines}{indent}){end}"


def described(term: ClassTerm | PropertyTerm) -> str:
    """Return the English comment, followed by the Dutch label."""
    said = term.comments.get("en") or term.labels.get("en") or term.name
    dutch = term.labels.get("nl")
    return said + (f" (nl: {dutch})" if dutch else "")


def quoted(text: str) -> str:
    """Return the text as a Python string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def iri_argument(term: PropertyTerm) -> str:
    """Return the IRI of a property of another vocabulary as an argument; empty for a property of ours."""
    return "" if term.iri.value.startswith(f"{DEFAULT_BASE}ns#") else f'iri="{term.iri.value}"'


def as_words(name: str) -> str:
    """Return a class name as words: `CentreCity` gives `centre city`."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


def with_article(words: str) -> str:
    """Return the words with the indefinite article: `an area`, `a call`."""
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def word_name(word: str) -> str:
    """Return the name of an enum value for a word, with `_` for characters that GraphQL or Python do not allow."""
    name = re.sub(r"\W", "_", word, flags=re.ASCII)
    if not name or name[0].isdigit() or name.startswith("__"):
        name = f"W_{name}"
    return f"{name}_" if keyword.iskeyword(name) or name in {"false", "mro", "null", "true"} else name
