"""Declaration of types at run time: classes with strawberry's own definitions.

A dataclass for each of a thousand types would add a second to each start. Output types never have instances, and an
input only holds the keys that a query gives. Every class is declared before any of them gets its fields, because types
refer to each other in circles.
"""

import enum
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

import strawberry
from strawberry import UNSET
from strawberry.annotation import StrawberryAnnotation
from strawberry.schema_directives import OneOf
from strawberry.types.base import StrawberryObjectDefinition, get_object_definition
from strawberry.types.field import StrawberryField


class Given:
    """The base of inputs: an instance holds only the keys in the query."""

    def __init__(self, **given: Any) -> None:
        vars(self).update(given)


def output(
    name: str,
    description: str,
    bases: Sequence[type] = (),
    *,
    is_interface: bool = False,
    directives: Sequence[object] = (),
) -> type[Any]:
    """Declare an object type or an interface; the interfaces among its bases are the ones that it implements."""
    cls = type(name, tuple(bases), {})
    above = (vars(base).get("__strawberry_definition__") for base in cls.__mro__[1:])
    interfaces = [each for each in above if each is not None and each.is_interface]
    return _declared(cls, description, interfaces=interfaces, is_interface=is_interface, directives=directives)


def conditions(name: str, description: str, base: type = Given) -> type[Any]:
    """Declare an input whose keys must all hold."""
    bases = (Given,) if base is Given else (Given, base)
    return _declared(type(name, bases, {}), description, is_input=True)


def choice(name: str, description: str) -> type[Any]:
    """Declare an input that takes exactly one key."""
    return _declared(type(name, (Given,), {}), description, is_input=True, directives=[OneOf()])


def _declared(cls: type[Any], description: str, **details: Any) -> type[Any]:
    plain: dict[str, Any] = {"is_input": False, "is_interface": False, "interfaces": [], "directives": ()}
    cls.__strawberry_definition__ = StrawberryObjectDefinition(
        name=cls.__name__, origin=cls, extend=False, description=description, fields=[],
        is_type_of=getattr(cls, "is_type_of", None), resolve_type=getattr(cls, "resolve_type", None),
        **plain | details,
    )  # fmt: skip
    return cls


def fill(cls: type[Any], fields: Iterable[StrawberryField]) -> None:
    """Give a declared class the fields of its bases, as the same objects, followed by its own."""
    above = (get_object_definition(base) for base in cls.__bases__)
    inherited = (each.fields for each in above if each is not None)
    found = {each.python_name: each for each in chain(*inherited, fields)}
    cls.__strawberry_definition__.fields[:] = found.values()


def enumeration(name: str, description: str, values: Mapping[str, Any]) -> type[enum.Enum]:
    """Declare an enum with these values by name."""
    made = enum.Enum(name, values)  # type: ignore[misc]
    strawberry.enum(made, description=description)
    return made


def named(name: str, kind: Any, field: StrawberryField) -> StrawberryField:
    """Give a field its name and type, unless it already has another name in the schema."""
    field.name = field.python_name = name
    field.graphql_name = field.graphql_name or name
    field.type_annotation = annotation(kind)
    return field


@lru_cache(maxsize=10_000)
def annotation(kind: Any) -> StrawberryAnnotation:
    """Return one annotation for all fields and arguments of a type, so that it is resolved once."""
    return StrawberryAnnotation(kind)


def key(name: str, kind: Any, graphql_name: str | None = None) -> StrawberryField:
    """Return an optional key of an input."""
    return named(name, kind | None, StrawberryField(graphql_name=graphql_name, default=UNSET))


def attribute(name: str, kind: Any, description: str) -> StrawberryField:
    """Return a field that reads the attribute of the same name from its source."""
    return named(name, kind, StrawberryField(description=description))
