"""What programs may rely on: every type, field, argument and value of the schema, as one line each.

`contract.txt` holds those of the last release, written by `kennisgraaf generate --release`; what of it is gone or has
changed breaks programs, and the changelog has to name it.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema

from graph_api.graphql import inputs

TARGET = Path(__file__).with_name("contract.txt")


def contract(schema: GraphQLSchema) -> dict[str, str]:
    """The signature of each element by name; a field that a type has from an interface stands there alone."""
    found: dict[str, str] = {}
    for name, kind in schema.type_map.items():
        if not name.startswith("__"):
            found.update(_elements(name, kind))
    return dict(sorted(found.items()))


def _elements(name: str, kind: Any) -> Iterator[tuple[str, str]]:
    if isinstance(kind, GraphQLEnumType):
        yield from ((f"{name}.{value}", "") for value in kind.values)
    elif isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
        above = {field for each in kind.interfaces for field in each.fields}
        yield name, " & ".join(each.name for each in kind.interfaces)
        yield from ((f"{name}.{field}", _signature(each)) for field, each in kind.fields.items() if field not in above)
    elif isinstance(kind, GraphQLInputObjectType) and hasattr(inputs, name):
        yield from ((f"{name}.{key}", str(each.type)) for key, each in kind.fields.items())


def _signature(field: Any) -> str:
    return "; ".join([str(field.type), *(f"{name}: {each.type}" for name, each in field.args.items())])


def breaking(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """The elements of the old contract that programs written for it would miss."""
    return [name for name, signature in old.items() if name not in new or not _holds(signature, new[name])]


def _holds(old: str, new: str) -> bool:
    """Whether everything of a signature is still there; more arguments, which may all be left out, break nothing."""
    return set(old.split("; ")) <= set(new.split("; "))


def read(path: Path = TARGET) -> dict[str, str]:
    """The contract of the last release."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: signature for name, _, signature in (line.partition(" = ") for line in lines)}


def write(elements: Mapping[str, str], path: Path = TARGET) -> None:
    """Take this as the contract that later changes are compared with."""
    lines = (f"{name} = {signature}\n" for name, signature in elements.items())
    path.write_text("".join(lines), encoding="utf-8")
