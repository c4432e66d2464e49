"""The contract of the schema: every type, field, argument and value that programs may rely on, one per line.

`contract.txt` holds the contract of the last release, written by `kennisgraaf generate --release`. An element that was
removed or changed breaks programs, so the changelog must name it.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema

from graph_api.graphql import inputs

TARGET = Path(__file__).with_name("contract.txt")


def contract(schema: GraphQLSchema) -> dict[str, str]:
    """Return the signature of each element by name; an inherited field is listed only under its interface."""
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
    """Return the elements of the old contract that the new one lacks or has changed."""
    return [name for name, signature in old.items() if name not in new or not _holds(signature, new[name])]


def _holds(old: str, new: str) -> bool:
    """Return whether the new signature contains the old one; new arguments are optional and break nothing."""
    return set(old.split("; ")) <= set(new.split("; "))


def read(path: Path = TARGET) -> dict[str, str]:
    """Return the contract of the last release."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: signature for name, _, signature in (line.partition(" = ") for line in lines)}


def write(elements: Mapping[str, str], path: Path = TARGET) -> None:
    """Write the contract that later changes are compared with."""
    lines = (f"{name} = {signature}\n" for name, signature in elements.items())
    path.write_text("".join(lines), encoding="utf-8")
