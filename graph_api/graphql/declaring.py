"""Declaration of the generated classes to strawberry: their names, parents and fields, without dataclasses.

Making a thousand dataclasses would add a second to each start. Output types never have instances, and inputs only need
to hold the keys that a query gives.
"""

import inspect
import sys
from collections.abc import Sequence
from functools import cache
from typing import Any

from strawberry.annotation import StrawberryAnnotation
from strawberry.schema_directives import OneOf
from strawberry.types.base import StrawberryObjectDefinition, get_object_definition
from strawberry.types.field import StrawberryField

from graph_api.graphql.fields import Rdf
from graph_store.graphs import DEFAULT_BASE


def thing_type(cls: type[Any]) -> Any:
    """Declare a class of the ontology as an object type, described by its docstring."""
    return _declared(cls, directives=_term(cls.__name__))


def thing_interface(cls: type[Any]) -> Any:
    """Declare a class of the ontology that has subclasses as an interface."""
    return _declared(cls, is_interface=True, directives=_term(cls.__name__))


def output(cls: type[Any]) -> Any:
    """Declare any other generated output type."""
    return _declared(cls)


def conditions(cls: type[Any]) -> Any:
    """Declare a generated input; all its conditions must hold."""
    return _declared(_holding(cls), is_input=True)


def choice(cls: type[Any]) -> Any:
    """Declare a generated input that takes exactly one key."""
    return _declared(_holding(cls), is_input=True, directives=[OneOf()])


def _term(name: str) -> list[object]:
    return [Rdf(iri=f"{DEFAULT_BASE}ns#{name.removeprefix('Other')}")] if name != "Thing" else []


def _holding(cls: type[Any]) -> type[Any]:
    """Give an input a constructor that stores only the keys in the query."""

    def hold(self: Any, **given: Any) -> None:
        vars(self).update(given)

    cls.__init__ = hold
    return cls


def _declared(
    cls: type[Any], *, is_input: bool = False, is_interface: bool = False, directives: Sequence[object] = ()
) -> type[Any]:
    cls.__strawberry_definition__ = StrawberryObjectDefinition(
        name=cls.__name__, is_input=is_input, is_interface=is_interface, origin=cls, extend=False,
        description=inspect.cleandoc(cls.__doc__) if cls.__doc__ else None, directives=directives,
        interfaces=[] if is_input else _interfaces(cls), fields=_fields(cls),
        is_type_of=getattr(cls, "is_type_of", None), resolve_type=getattr(cls, "resolve_type", None),
    )  # fmt: skip
    return cls


def _interfaces(cls: type[Any]) -> list[StrawberryObjectDefinition]:
    above = (vars(base).get("__strawberry_definition__") for base in cls.__mro__[1:])
    return [each for each in above if each is not None and each.is_interface]


def _fields(cls: type[Any]) -> list[StrawberryField]:
    """Return the fields of the parents, as the same objects, followed by the fields of the class."""
    found: dict[str | None, StrawberryField] = {}
    for base in cls.__bases__:
        if (definition := get_object_definition(base)) is not None:
            found.update((field.python_name, field) for field in definition.fields)
    for name, annotation in vars(cls).get("__annotations__", {}).items():
        found[name] = _named(vars(cls)[name], name, cls, annotation)
    return list(found.values())


def _named(field: StrawberryField, name: str, cls: type[Any], annotation: str) -> StrawberryField:
    field.name = field.python_name = name
    field.origin = cls
    field.type_annotation = _annotation(annotation, cls.__module__)
    return field


@cache
def _annotation(text: str, module: str) -> StrawberryAnnotation:
    """Return one annotation for all fields of the module with the same text, so that it is resolved once."""
    return StrawberryAnnotation(text, namespace=vars(sys.modules[module]))
