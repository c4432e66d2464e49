"""The schema as text: strawberry's, with what an interface says of a field said once, under the interface.

Things have many classes above them, so half of the text would be descriptions that stand elsewhere in it.
"""

import re
from collections.abc import Iterator
from functools import cache

from graph_api.graphql.schema import schema

_TYPE = re.compile(r"(?:type|interface) \w+ implements ([\w& ]+?)(?: @.*)? \{")
_FIELD = re.compile(r"  (\w+)[(:]")


@cache
def sdl() -> str:
    """The schema definition, written with the default base IRI."""
    return "\n".join(_without_repeats(schema().as_str().splitlines())) + "\n"


def _without_repeats(lines: list[str]) -> Iterator[str]:
    types = schema()._schema.type_map
    inherited: set[str] = set()
    held: list[str] = []
    inside = False
    for line in lines:
        if found := _TYPE.match(line):
            inherited = {name for each in found[1].split(" & ") for name in getattr(types[each], "fields", ())}
        elif line == "}":
            inherited = set()
        if line.startswith('  """') or inside:
            inside ^= line.count('"""') == 1
            held.append(line)
            continue
        field = _FIELD.match(line)
        if not (field and field[1] in inherited):
            yield from held
        held = []
        if line or not inherited:
            yield line
    yield from held
