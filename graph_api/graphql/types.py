"""The types without a term in the ontology: connections, texts, dates and the dataset."""

from typing import Any

import strawberry
from graphql import GraphQLResolveInfo

from graph_api.graphql import edge_facts
from graph_api.graphql.edtf_dates import Precision
from graph_api.graphql.explanation_types import Explanation, Provenance
from graph_api.graphql.fields import plain
from graph_api.graphql.paging import TotalCount
from graph_api.graphql.readers import Fixed, Id
from graph_api.graphql.request_context import Item, RequestContext
from graph_api.graphql.scalars import EDTF, Date
from graph_api.graphql.version_facts import THING


@strawberry.interface(description="An object with an ID (Relay).")
class Node:
    """An object with an ID."""

    id: strawberry.ID = plain(Id(), "The IRI of the thing, and the moment if `@at` or an ID chose it.")

    @classmethod
    def resolve_type(cls, value: Item, info: GraphQLResolveInfo[RequestContext], abstract: Any) -> str:
        """Return the object type of a thing whose field returns an interface."""
        return value.lens.whole.typename(value.iri, THING if abstract.name == "Node" else abstract.name)

    @classmethod
    def is_type_of(cls, value: object, info: GraphQLResolveInfo[RequestContext]) -> bool:
        """Return whether the value is a thing; `resolve_type` has already chosen its type."""
        return isinstance(value, Item)


@strawberry.type(description="The place of a page in the whole list.")
class PageInfo:
    """The place of a page in the whole list."""

    has_next_page: bool = plain(
        Fixed(lambda page, call: page.bounds[1] < len(page.ordered)), "True if there are more things after this page."
    )
    has_previous_page: bool = plain(
        Fixed(lambda page, call: page.bounds[0] > 0), "True if there are things before this page."
    )
    start_cursor: str | None = plain(
        Fixed(lambda page, call: page.cursor(page.shown[0]) if page.shown else None),
        "The cursor of the first thing on the page.",
    )
    end_cursor: str | None = plain(
        Fixed(lambda page, call: page.cursor(page.shown[-1]) if page.shown else None),
        "The cursor of the last thing on the page.",
    )


@strawberry.type(description="A thing on a page.")
class Edge:
    """A thing on a page, with its cursor."""

    cursor: str = plain(
        Fixed(lambda edge, call: edge.page.cursor(edge.item.iri)),
        "The cursor of the thing, valid for this version of the data.",
    )
    provenance: Provenance | None = plain(edge_facts.provenance, "The origin of the edge, if it is one fact.", weight=5)
    derivation: Explanation | None = plain(edge_facts.derivation, "The reason for it.", weight=10)


@strawberry.type(description="A list of things, in pages.")
class Connection:
    """A list of things, in pages."""

    total_count: int = plain(TotalCount(), "The number of things on all pages.")
    page_info: PageInfo = plain(Fixed(lambda page, call: page), "The place of this page in the whole list.")


@strawberry.type(description="Figures over all things of a connection.")
class Aggregate:
    """Figures over all things of a connection."""

    count: int = plain(TotalCount(), "The number of things.")


@strawberry.type(name="Text", description="A text and its language tag.")
class TextValue:
    """A text; `lang` is empty if it has no language."""

    value: str = strawberry.field(description="The text.")
    lang: str = strawberry.field(description="The language tag; empty if it has none.")


@strawberry.type(description="The days that a date covers.")
class DateInterval:
    """A date with its first and last day."""

    date: EDTF = strawberry.field(description="The date.")
    earliest: Date = strawberry.field(description="The first day.")
    latest: Date = strawberry.field(description="The last day.")
    precision: Precision = strawberry.field(description="The precision of the date.")


@strawberry.type(description="A named graph and its size.")
class GraphSize:
    """A named graph and its size."""

    id: strawberry.ID = strawberry.field(description="The IRI of the graph, and the moment if `@at` chose it.")
    iri: strawberry.ID = strawberry.field(description="The IRI of the graph.")
    quads: int = strawberry.field(description="The number of its statements.")


@strawberry.type(description="The version of the data used for the answer.")
class Dataset:
    """The version of the data used for the answer."""

    version: int = strawberry.field(description="The number of the version.")
    created: str = strawberry.field(description="The time of publication, in UTC.")
    quads: int = strawberry.field(description="The number of its statements.")
    digest: str = strawberry.field(description="The digest of its statements.")
    graphs: list[GraphSize] = strawberry.field(description="Its named graphs.")
