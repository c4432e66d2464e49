"""The pages `docs/reference-graphql*.md`, written from the schema: every type with its fields."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import TypeAlias

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    is_introspection_type,
    is_specified_scalar_type,
)

_HEAD = """# {}

This page is made from the schema; [how to ask](graphql.md) explains it.
{}
"""
_ASKED = """Other pages have the [types](reference-graphql-types.md) and the
[filters, orders and pages of types](reference-graphql-inputs.md)."""
_TYPES = "The fields of an interface are listed only under the interface, not under the types that implement it."
_INPUTS = "The fields that all types in a table share are listed once above it, where X is the type of things."
_ROOTS = ("Query", "Mutation", "Subscription")


def reference(schema: GraphQLSchema) -> Mapping[str, str]:
    """Return the pages by file name: the query fields, the types, and the inputs and connections."""
    types = [each for each in schema.type_map.values() if not _is_standard(each)]
    roots = [each for name in _ROOTS for each in types if each.name == name]
    others = sorted((each for each in types if each not in roots), key=lambda each: each.name)
    fielded = [each for each in others if isinstance(each, _FIELDED)]
    paging = [each for each in fielded if each.name.endswith(_PAGING)]
    tabled = [*(each for each in others if isinstance(each, GraphQLInputObjectType)), *paging]
    asked = [*(_fields(each) for each in roots if isinstance(each, GraphQLObjectType))]
    asked += ["## Unions\n", *(_union(each) for each in others if isinstance(each, GraphQLUnionType))]
    asked += ["## Enumerations\n", *(_enum(each) for each in others if isinstance(each, GraphQLEnumType))]
    asked += ["## Scalars\n", *(_heading(each) for each in others if isinstance(each, GraphQLScalarType))]
    listed = {each.name.removesuffix("Connection") for each in paging}
    return {
        "reference-graphql.md": _page("GraphQL reference", _ASKED, asked),
        "reference-graphql-types.md": _page("GraphQL types", _TYPES, [_fields(e) for e in fielded if e not in paging]),
        "reference-graphql-inputs.md": _page("GraphQL inputs", _INPUTS, [*_sorted_out(tabled, listed)]),
    }


def _page(title: str, more: str, parts: list[str]) -> str:
    return "\n".join(_without_empty([_HEAD.format(title, more), *parts])).rstrip() + "\n"


_PAGING = ("Connection", "Edge")
_SORTS = {
    "ListFilter": "Filters of lists",
    "Filter": "Filters",
    "Order": "Orders",
    "Counts": "Orders by a count",
    "Count": "Conditions on a count",
    "Connection": "Pages",
    "Edge": "Edges of pages",
    "": "Other inputs",
}
_Tabled: TypeAlias = GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType
_TABLE = "| type | fields | description |\n|---|---|---|"
_FIELDED = (GraphQLObjectType, GraphQLInterfaceType)


def _is_standard(each: GraphQLNamedType) -> bool:
    return is_introspection_type(each) or is_specified_scalar_type(each)


def _without_empty(parts: list[str]) -> Iterator[str]:
    """Yield the parts, without headings that have no text below them."""
    for part, after in zip(parts, [*parts[1:], "## "], strict=True):
        is_bare = part.startswith(("## ", "\n## ")) and len(part.strip().splitlines()) == 1
        if not (is_bare and after.startswith(("## ", "\n## "))):
            yield part


def _fields(each: GraphQLObjectType | GraphQLInterfaceType) -> str:
    own = _own_fields(each)
    implements = ", ".join(f"`{parent.name}`" for parent in each.interfaces)
    lines = [_heading(each), f"Implements {implements}.\n" if implements else ""]
    if own:
        lines += ["| field | type | description |", "|---|---|---|"]
        lines += [f"| `{name}` | `{field.type}` | {_text(field.description)} |" for name, field in own.items()]
    return "\n".join(line for line in lines if line) + "\n"


def _own_fields(each: GraphQLObjectType | GraphQLInterfaceType) -> Mapping[str, GraphQLField]:
    above = {name for parent in each.interfaces for name in parent.fields}
    return {name: field for name, field in each.fields.items() if name not in above}


def _heading(each: GraphQLNamedType) -> str:
    level = "##" if each.name in _ROOTS else "###"
    return f"{level} {each.name}\n\n{_text(each.description)}\n"


def _union(each: GraphQLUnionType) -> str:
    return f"{_heading(each)}\nOne of {', '.join(f'`{one.name}`' for one in each.types)}.\n"


def _enum(each: GraphQLEnumType) -> str:
    values = "\n".join(f"- `{name}` {_text(value.description)}".rstrip() for name, value in each.values.items())
    return f"{_heading(each)}\n{values}\n"


def _sorted_out(tabled: Sequence[_Tabled], listed: Set[str]) -> Iterator[str]:
    """Yield a table for each sort of type, recognised by its ending; a type is in the first table that fits."""
    left = list(tabled)
    for ending, title in _SORTS.items():
        sort = [each for each in left if not ending or each.name.removesuffix(ending) in listed]
        left = [each for each in left if each not in sort]
        if sort:
            yield from _sort(title, ending, sort)


def _sort(title: str, ending: str, sort: Sequence[_Tabled]) -> Iterator[str]:
    fields = {each.name: _typed(each, each.name.removesuffix(ending)) for each in sort}
    shared = set.intersection(*(set(each) for each in fields.values())) if len(sort) > 1 else set()
    yield f"## {title}\n"
    if shared:
        yield f"Each has {', '.join(f'`{field}`' for field in fields[sort[0].name] if field in shared)}.\n"
    yield _TABLE
    for each in sort:
        own = ", ".join(f"`{typed}`" for field, typed in fields[each.name].items() if field not in shared)
        yield f"| `{each.name}` | {own} | {_text(each.description)} |"
    yield ""


def _typed(each: _Tabled, about: str) -> dict[str, str]:
    """Return the fields with their types; the keys have X in place of the type of things."""
    name = re.compile(rf"\b{about}(?=(?:Filter|Counts?|Edge)?\b)") if about else re.compile(r"(?!)")
    typed = (f"{field}: {one.type}" for field, one in each.fields.items())
    return {name.sub("X", text): text for text in typed}


def _text(description: str | None) -> str:
    """Return a description as one line of a table."""
    return " ".join((description or "").split()).replace("|", "\\|").replace("<", "&lt;")
