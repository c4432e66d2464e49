"""Addresses of one list: with other filters, or as another page, order or format."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from graph_api.site.members import PREFIX, Filters


@dataclass(frozen=True, slots=True)
class ListAddresses:
    """The path of a list, its filters, and the choices that its addresses keep."""

    path: str
    filters: Filters
    kept: Mapping[str, str]

    def at(self, filters: Filters | None = None, **choices: str) -> str:
        """Return the address with the same filters unless others are given; an empty choice is left out."""
        single = {name: value for name, value in {**self.kept, **choices}.items() if value}
        chosen = self.filters if filters is None else filters
        query = urlencode([*((PREFIX + name, value) for name, value in chosen), *single.items()])
        return f"{self.path}?{query}" if query else self.path

    def with_filter(self, name: str, value: str) -> str:
        """Return the address with one more filter."""
        return self.at([*self.filters, (name, value)])

    def without_filter(self, name: str, value: str) -> str:
        """Return the address without one of the filters."""
        return self.at([each for each in self.filters if each != (name, value)])
