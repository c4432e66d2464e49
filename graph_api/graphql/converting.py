"""From strawberry's types to those of graphql-core, each field and argument once.

A class has the fields of those above it as the same objects, so that of thirty thousand arguments a few hundred differ.
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
    """Makes the name of a field once: each input that comes in asks for the names of all its keys."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, str] = {}

    def apply_naming_config(self, name: str) -> str:
        """The name as the schema has it."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = super().apply_naming_config(name)
        return found


class SharingConverter(GraphQLCoreConverter):
    """Converts each field and argument once: a class has the fields of those above it, as the same objects."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._converted: dict[int, tuple[object, Any]] = {}

    def _once(self, part: object, convert: Callable[[], Any]) -> Any:
        """What the part was converted to; the part is kept, so that no other gets its identity."""
        if id(part) not in self._converted:
            self._converted[id(part)] = part, convert()
        return self._converted[id(part)][1]

    def from_field(self, field: StrawberryField, **kept: Any) -> GraphQLField:
        """The field, the same object wherever it stands."""
        made: GraphQLField = self._once(field, lambda: super(SharingConverter, self).from_field(field, **kept))
        return made

    def from_input_field(self, field: StrawberryField, **kept: Any) -> GraphQLInputField:
        """The key of an input, the same object wherever it stands."""
        made: GraphQLInputField = self._once(
            field, lambda: super(SharingConverter, self).from_input_field(field, **kept)
        )
        return made

    def from_argument(self, argument: StrawberryArgument) -> GraphQLArgument:
        """The argument, the same object for all fields that take it."""
        made: GraphQLArgument = self._once(argument, lambda: super(SharingConverter, self).from_argument(argument))
        return made


class QuietSchema(strawberry.Schema):
    """A schema that converts shared fields once, and leaves it to `faults` which errors belong in the log."""

    @property
    def schema_converter(self) -> GraphQLCoreConverter:
        """What turns strawberry's types into those of graphql-core."""
        return self._converter

    @schema_converter.setter
    def schema_converter(self, plain: GraphQLCoreConverter) -> None:
        self._converter = SharingConverter(
            self.config, scalar_overrides={}, scalar_map=self.config.scalar_map, get_fields=plain.get_fields
        )

    def process_errors(self, errors: Any, execution_context: Any = None) -> None:
        """Most errors are the asker's own."""
