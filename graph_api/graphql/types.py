"""The types that no ontology term stands behind: connections, texts, dates, provenance, the dataset itself."""

from typing import Any

import strawberry
from graphql import GraphQLResolveInfo

from graph_api.graphql.asking import Asking, Item
from graph_api.graphql.dates import Precision
from graph_api.graphql.facts import THING
from graph_api.graphql.fields import Fields
from graph_api.graphql.reading import Id
from graph_api.graphql.scalars import EDTF, Date

_f = Fields(globals())


@strawberry.interface(description="Whatever has an identity of its own (Relay).")
class Node:
    """Something with an ID."""

    id: strawberry.ID = _f.plain(Id(), "The IRI.")

    @classmethod
    def resolve_type(cls, value: Item, info: GraphQLResolveInfo[Asking], abstract: Any) -> str:
        """The type of a thing where the schema says only its interface."""
        asking: Asking = info.context
        return asking.whole(value.lens).typename(value.iri, THING if abstract.name == "Node" else abstract.name)

    @classmethod
    def is_type_of(cls, value: object, info: GraphQLResolveInfo[Asking]) -> bool:
        """Every thing may stand where a class is declared; `resolve_type` has chosen."""
        return isinstance(value, Item)


@strawberry.type(description="Where a page stands among all pages.")
class PageInfo:
    """What is before and behind."""

    has_next_page: bool = _f.plain(lambda page, call: page.bounds[1] < len(page.ordered), "More behind it.")
    has_previous_page: bool = _f.plain(lambda page, call: page.bounds[0] > 0, "More before it.")
    start_cursor: str | None = _f.plain(
        lambda page, call: page.cursor(page.shown[0]) if page.shown else None, "Cursor of its first thing."
    )
    end_cursor: str | None = _f.plain(
        lambda page, call: page.cursor(page.shown[-1]) if page.shown else None, "Cursor of its last thing."
    )


@strawberry.type(description="A thing on a page.")
class Edge:
    """One place in a connection."""

    cursor: str = _f.plain(
        lambda edge, call: edge.page.cursor(edge.item.iri), "Where it stands; holds for this version."
    )


@strawberry.type(description="Things, page by page.")
class Connection:
    """A list that may be long."""

    total_count: int = _f.plain(lambda page, call: len(page.iris), "How many pass, on all pages.")
    page_info: PageInfo = _f.plain(lambda page, call: page, "Where this page stands.")


@strawberry.type(description="Figures over all things of a connection.")
class Aggregate:
    """How many, and their numbers."""

    count: int = _f.plain(lambda page, call: len(page.iris), "How many.")


@strawberry.type(name="Text", description="A text and the tag of its language.")
class TextValue:
    """One text; `lang` is empty when it has none."""

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
    """Where a statement stands."""

    id: strawberry.ID = strawberry.field(description="The IRI of the row.")
    file: str = strawberry.field(description="The inventory.")
    line: int | None = strawberry.field(description="Its line in that file.")
    columns: list[str] = strawberry.field(description="The columns whose cells state it; none where no cell does.")
    basis: str = strawberry.field(
        description="How it came by what it says: `stated`, `context`, `layout`, `derived`, `ambiguous`, `assigned` or "
        "`reference`."
    )
    source_lines: list[str] = strawberry.field(
        description="The lines of the source document it rests on; none for reference data."
    )
    stale_since: int | None = strawberry.field(description="The version since which the row is no longer whole.")


@strawberry.type(description="A write that states something.")
class Write:
    """An update or a stored graph, which no inventory knows of."""

    id: strawberry.ID = strawberry.field(description="The IRI of the version that it made.")
    at: str = strawberry.field(description="When, as an xsd:dateTime.")
    by: str = strawberry.field(description="The name of the token that it came with.")


@strawberry.type(description="A triple and why it holds.")
class Step:
    """One step of a derivation."""

    number: int
    subject: str
    predicate: str
    object: str
    sentence: str = strawberry.field(description="The triple, in labels.")
    rule: str | None = strawberry.field(description="The rule that gives it; null when rows state it.")
    axiom: str | None = strawberry.field(description="The axiom of the ontology that the rule applies.")
    premises: list[int] = strawberry.field(description="The numbers of the steps it follows from.")
    rows: list[SourceRow] = strawberry.field(description="The rows that state it, or the axiom.")
    writes: list[Write] = strawberry.field(description="The writes that state it.")


@strawberry.type(description="Why a triple holds: rules and premises down to rows.")
class Explanation:
    """A derivation, premises before what follows from them."""

    asserted: bool = strawberry.field(description="Whether rows state it themselves.")
    text: str = strawberry.field(description="The whole derivation as text, a line for each step.")
    steps: list[Step]


@strawberry.type(description="A rule that could give a triple that does not hold.")
class NearMiss:
    """What of a rule's body holds, and what is missing; a question mark stands for a thing that could be any."""

    rule: str
    words: str = strawberry.field(description="The rule in words.")
    axiom: str = strawberry.field(description="The axiom of the ontology that the rule applies.")
    holds: list[str] = strawberry.field(description="What it asks for and holds.")
    missing: list[str] = strawberry.field(description="What it asks for and does not hold.")


@strawberry.type(description="A named graph.")
class GraphSize:
    """How much a graph holds."""

    id: strawberry.ID = strawberry.field(description="The IRI of the graph.")
    quads: int


@strawberry.type(description="The published version that answers.")
class Dataset:
    """The data as a whole."""

    version: int
    created: str = strawberry.field(description="When it was published, in UTC.")
    quads: int
    digest: str
    graphs: list[GraphSize]
