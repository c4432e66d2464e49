"""The types without a term in the ontology: connections, texts, dates, provenance and the dataset."""

from typing import Any

import strawberry
from graphql import GraphQLResolveInfo

from graph_api.graphql.edtf_dates import Precision
from graph_api.graphql.fields import plain
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


@strawberry.type(description="A list of things, in pages.")
class Connection:
    """A list of things, in pages."""

    total_count: int = plain(Fixed(lambda page, call: len(page.iris)), "The number of things on all pages.")
    page_info: PageInfo = plain(Fixed(lambda page, call: page), "The place of this page in the whole list.")


@strawberry.type(description="Figures over all things of a connection.")
class Aggregate:
    """Figures over all things of a connection."""

    count: int = plain(Fixed(lambda page, call: len(page.iris)), "The number of things.")


@strawberry.type(name="Text", description="A text and its language tag.")
class TextValue:
    """A text; `lang` is empty if it has no language."""

    value: str
    lang: str


@strawberry.type(description="The days that a date covers.")
class DateInterval:
    """A date with its first and last day."""

    date: EDTF = strawberry.field(description="The date.")
    earliest: Date = strawberry.field(description="The first day.")
    latest: Date = strawberry.field(description="The last day.")
    precision: Precision


@strawberry.type(description="A row of an inventory that states something.")
class SourceRow:
    """The row that states a triple."""

    id: strawberry.ID = strawberry.field(description="The IRI of the row, and the moment if `@at` chose it.")
    iri: strawberry.ID = strawberry.field(description="The IRI of the row.")
    file: str = strawberry.field(description="The file of the inventory.")
    line: int | None = strawberry.field(description="The line of the row in that file.")
    columns: list[str] = strawberry.field(
        description="The columns whose cells state the triple; empty if no cell does."
    )
    basis: str = strawberry.field(
        description="The basis of the row: `stated`, `context`, `layout`, `derived`, `ambiguous`, `assigned` or "
        "`reference`."
    )
    source_lines: list[str] = strawberry.field(
        description="The lines of the source document that the row is based on; empty for reference data."
    )
    stale_since: int | None = strawberry.field(
        description="The version since which a previous, valid content of the row is kept; null if it is current."
    )


@strawberry.type(description="An update or stored graph that states a triple.")
class Write:
    """An update or stored graph that states a triple."""

    id: strawberry.ID = strawberry.field(description="The IRI, and the moment if `@at` chose it.")
    iri: strawberry.ID = strawberry.field(description="The IRI of the version that the write created.")
    at: str = strawberry.field(description="The time of the write, as an xsd:dateTime.")
    by: str = strawberry.field(description="The name of the token used for the write.")


@strawberry.type(description="One step of a derivation: a triple and the reason that it holds.")
class Step:
    """One step of a derivation."""

    number: int
    subject: str
    predicate: str
    object: str
    sentence: str = strawberry.field(description="The triple as a sentence of labels.")
    rule: str | None = strawberry.field(description="The rule that gives the triple; null if rows state it.")
    axiom: str | None = strawberry.field(description="The axiom of the ontology that the rule applies.")
    premises: list[int] = strawberry.field(description="The numbers of the steps that the triple follows from.")
    rows: list[SourceRow] = strawberry.field(description="The rows that state the triple, or the axiom.")
    writes: list[Write] = strawberry.field(description="The writes that state the triple.")


@strawberry.type(description="The explanation of a triple: rules, premises and rows.")
class Explanation:
    """A derivation, with each step after its premises."""

    asserted: bool = strawberry.field(description="True if rows state the triple themselves.")
    text: str = strawberry.field(description="The whole derivation as text, with a line for each step.")
    steps: list[Step]


@strawberry.type(description="A rule that could give a triple that does not hold.")
class NearMiss:
    """The premises of a rule that hold and those that are missing; a question mark means any thing."""

    rule: str
    words: str = strawberry.field(description="The rule in words.")
    axiom: str = strawberry.field(description="The axiom of the ontology that the rule applies.")
    holds: list[str] = strawberry.field(description="The premises that hold.")
    missing: list[str] = strawberry.field(description="The premises that are missing.")


@strawberry.type(description="A named graph and its size.")
class GraphSize:
    """A named graph and its size."""

    id: strawberry.ID = strawberry.field(description="The IRI of the graph, and the moment if `@at` chose it.")
    iri: strawberry.ID = strawberry.field(description="The IRI of the graph.")
    quads: int


@strawberry.type(description="The version of the data used for the answer.")
class Dataset:
    """The version of the data used for the answer."""

    version: int
    created: str = strawberry.field(description="The time of publication, in UTC.")
    quads: int
    digest: str
    graphs: list[GraphSize]
