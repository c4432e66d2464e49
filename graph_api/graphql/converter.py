"""Conversion of strawberry's types to those of graphql-core, each field and argument once.

A class shares the field objects of its superclasses, so only a few hundred of thirty thousand arguments differ.
"""

from collections.abc import Callable
from typing import Any

import strawberry
from graphql import GraphQLArgument, GraphQLField, GraphQLInputField
from strawberry.schema.name_converter import NameConverter
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField


class RememberingNames(NameConverter):
    """Caches the names of fields, because each input of a request needs the names of all its keys."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, str] = {}

    def apply_naming_config(self, name: str) -> str:
        """Return the name used in the schema."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = super().apply_naming_config(name)
        return found


class SharingConverter(GraphQLCoreConverter):
    """A converter that converts each field and argument once, because classes share inherited fields."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._converted: dict[int, tuple[object, Any]] = {}

    def _once(self, part: object, convert: Callable[[], Any]) -> Any:
        """Return the conversion of the part; the part is kept, so that no other object gets the same id."""
        if id(part) not in self._converted:
            self._converted[id(part)] = part, convert()
        return self._converted[id(part)][1]

    def from_field(self, field: StrawberryField, **kept: Any) -> GraphQLField:
        """Return the converted field, the same object everywhere."""
        made: GraphQLField = self._once(field, lambda: super(SharingConverter, self).from_field(field, **kept))
        return made

    def from_input_field(self, field: StrawberryField, **kept: Any) -> GraphQLInputField:
        """Return the converted key of an input, the same object everywhere."""
        made: GraphQLInputField = self._once(
            field, lambda: super(SharingConverter, self).from_input_field(field, **kept)
        )
        return made

    def from_argument(self, argument: StrawberryArgument) -> GraphQLArgument:
        """Return the converted argument, the same object for all fields that take it."""
        made: GraphQLArgument = self._once(argument, lambda: super(SharingConverter, self).from_argument(argument))
        return made


class QuietSchema(strawberry.Schema):
    """A schema that converts shared fields once and leaves the log of errors to `error_codes`."""

    @property
    def schema_converter(self) -> GraphQLCoreConverter:
        """The converter from strawberry's types to those of graphql-core."""
        return self._converter

    @schema_converter.setter
    def schema_converter(self, plain: GraphQLCoreConverter) -> None:
        self._converter = SharingConverter(
            self.config, scalar_overrides={}, scalar_map=self.config.scalar_map, get_fields=plain.get_fields
        )

    def process_errors(self, errors: Any, execution_context: Any = None) -> None:
        """Log nothing, because most errors are mistakes of the client."""
