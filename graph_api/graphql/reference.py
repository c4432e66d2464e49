"""`docs/reference-graphql.md`: every type of the schema with its fields, written from the schema itself."""

from collections.abc import Iterator, Mapping

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

_HEAD = """---
search:
  exclude: true
---
# GraphQL reference

Written from the schema by `kennisgraaf generate`; [how to ask](graphql.md) explains it. What a type has from the
interfaces it implements stands there and not again under it.
"""
_ROOTS = ("Query", "Mutation", "Subscription")


def reference(schema: GraphQLSchema) -> str:
    """The page: what can be asked, then the types, enumerations, inputs and scalars by name."""
    types = [each for each in schema.type_map.values() if not _is_standard(each)]
    roots = [each for name in _ROOTS for each in types if each.name == name]
    others = sorted((each for each in types if each not in roots), key=lambda each: each.name)
    fielded = [each for each in others if isinstance(each, _FIELDED)]
    paging = [each for each in fielded if each.name.endswith(_PAGING)]
    parts = [_HEAD, *(_fields(each) for each in roots if isinstance(each, GraphQLObjectType))]
    parts += ["## Types\n", *(_fields(each) for each in fielded if each not in paging)]
    parts += ["## Pages of types\n", _TABLE, *map(_row, paging)]
    parts += ["\n## Unions\n", *(_union(each) for each in others if isinstance(each, GraphQLUnionType))]
    parts += ["## Enumerations\n", *(_enum(each) for each in others if isinstance(each, GraphQLEnumType))]
    parts += ["## Inputs\n", _TABLE, *(_row(each) for each in others if isinstance(each, GraphQLInputObjectType))]
    parts += ["\n## Scalars\n", *(_heading(each) for each in others if isinstance(each, GraphQLScalarType))]
    return "\n".join(_without_empty(parts)).rstrip() + "\n"


_PAGING = ("Connection", "Edge")
_TABLE = "| type | fields | |\n|---|---|---|"


_FIELDED = (GraphQLObjectType, GraphQLInterfaceType)


def _is_standard(each: GraphQLNamedType) -> bool:
    return is_introspection_type(each) or is_specified_scalar_type(each)


def _without_empty(parts: list[str]) -> Iterator[str]:
    """The parts but for headings that nothing stands under."""
    for part, after in zip(parts, [*parts[1:], "## "], strict=True):
        is_bare = part.startswith(("## ", "\n## ")) and len(part.strip().splitlines()) == 1
        if not (is_bare and after.startswith(("## ", "\n## "))):
            yield part


def _fields(each: GraphQLObjectType | GraphQLInterfaceType) -> str:
    own = _own_fields(each)
    implements = ", ".join(f"`{parent.name}`" for parent in each.interfaces)
    lines = [_heading(each), f"Implements {implements}.\n" if implements else ""]
    if own:
        lines += ["| field | type | |", "|---|---|---|"]
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


def _row(each: GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType) -> str:
    fields = ", ".join(f"`{name}: {field.type}`" for name, field in each.fields.items())
    return f"| `{each.name}` | {fields} | {_text(each.description)} |"


def _text(description: str | None) -> str:
    """A description as one line of a table."""
    return " ".join((description or "").split()).replace("|", "\\|").replace("<", "&lt;")
