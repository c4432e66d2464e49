"""The schema as text, with the description of an inherited field only under its interface.

Classes have many superclasses, so half of the text would otherwise be repeated descriptions.
"""

import re
from collections.abc import Iterator

from graph_api.graphql.schema import schema
from ontology.graph_folder import cached_per_folder

_TYPE = re.compile(r"(?:type|interface) \w+ implements ([\w& ]+?)(?: @.*)? \{")
_FIELD = re.compile(r"  (\w+)[(:]")


@cached_per_folder
def sdl() -> str:
    """Return the schema definition, with the default base IRI."""
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
