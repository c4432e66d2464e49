"""The schema as text, in the schema definition language.

Source: https://spec.graphql.org/September2025/#sec-Type-System
"""

import re
from collections.abc import Iterable, Iterator

from graph_api.graphql.schema import schema
from ontology.graph_folder import cached_per_folder

DIRECTIVES = ("rdf", "all")
"""The choices of directives: `@rdf` where a type or field is declared, or all directives, on inherited fields too."""

_COST_DEFINITION = re.compile(r"directive @(?:cost|listSize)\b.*\n\n?")
_COSTS = re.compile(r" @(?:cost|listSize)\([^)]*\)")
_RDF = re.compile(r" @rdf\([^)]*\)")
_TYPE = re.compile(r"(?:type|interface) \w+ implements ([\w& ]+?)(?: @.*)? \{")
_FIELD = re.compile(r"  (\w+)[(:]")


@cached_per_folder
def sdl(*, descriptions: bool = True, directives: str = "rdf") -> str:
    """Return the schema definition, with the default base IRI."""
    text = _whole()
    if directives == "rdf":
        text = "".join(_where_declared(_COST_DEFINITION.sub("", text).splitlines(keepends=True)))
    return text if descriptions else "".join(_undescribed(text.splitlines(keepends=True)))


@cached_per_folder
def _whole() -> str:
    return schema().as_str() + "\n"


def _where_declared(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines without cost directives, and without `@rdf` on a field that an interface declares."""
    types = schema()._schema.type_map
    inherited: set[str] = set()
    for line, is_description in _marked(lines):
        if is_description:
            yield line
            continue
        if found := _TYPE.match(line):
            inherited = {name for each in found[1].split(" & ") for name in getattr(types[each], "fields", ())}
        elif line == "}\n":
            inherited = set()
        field, text = _FIELD.match(line), _COSTS.sub("", line)
        yield _RDF.sub("", text) if field and field[1] in inherited else text


def _undescribed(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines for programs: without descriptions, indentation, and empty lines between described fields."""
    is_inside = False
    for line, is_description in _marked(lines):
        if is_description or (is_inside and line == "\n"):
            continue
        is_inside = (is_inside or line.endswith("{\n")) and line != "}\n"
        yield line.lstrip(" ")


def _marked(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it belongs to a description."""
    is_inside = False
    for line in lines:
        starts = line.lstrip().startswith('"""')
        yield line, is_inside or starts
        is_inside ^= line.count('"""') == 1
