"""Parts of `generated.py` that are the same for every ontology."""

HEAD = '''"""The GraphQL schema as strawberry types: a type for each stated class, with a field for each property.

Generated from ontology/kennisgraaf.ttl by `kennisgraaf generate`: change the ontology, not this file.
"""

from __future__ import annotations

import enum

import strawberry

from graph_api.graphql import explanations, inputs, resolvers
from graph_api.graphql.declaring import choice, conditions, output, thing_interface, thing_type
from graph_api.graphql.fields import CUT, LANG, SCOPE, Fields, bare
from graph_api.graphql.readers import Key, Lookup, Noted, Types
from graph_api.graphql.scalars import EDTF, Date
from graph_api.graphql.types import (
    Aggregate,
    Connection,
    Dataset,
    DateInterval,
    Edge,
    Explanation,
    NearMiss,
    Node,
    SourceRow,
    TextValue,
)

f = Fields(globals(), last="Query")

TRIPLE = {
    "subject": ("strawberry.ID", "An IRI or a key."),
    "predicate": ("str", "The name or IRI of a property, or `type`."),
    "object": ("str", "An IRI, a key, the name of a class, or the text of a value."),
    "synthetic": ("bool | None", "Include rows made for tests."),
}
TEN = {"first": ("int | None", "Largest number of results, up to 10.")}
NODE = {"id": ("strawberry.ID", "An IRI, or a key such as mun:gent.")}
DURING = {
    "types": ("list[ClassName] | None", ""),
    "filter": ("ThingFilter | None", ""),
    "orderBy": ("list[ThingOrder] | None", ""),
    **bare(CUT),
    **bare(SCOPE),
}
SEARCH = {
    "text": ("str", "Words, or beginnings of words, that the text must contain. Case and accents are ignored."),
    "lang": ("str | None", "Only texts in exactly this language."),
    "types": ("list[ClassName] | None", "Only members of these classes."),
    "first": ("int | None", "Number of best results, 20 by default."),
    **SCOPE,
}
'''

THING_FIELDS = """    key: str | None = f.plain(Key(), "The key in the inventories, such as mun:gent.")
    types: list[ClassName] = f.plain(Types(), "All classes of the thing, including inferred ones.")
    notStated: list[str] = f.plain(resolvers.not_stated, "Single-valued properties of its class that have no value.")
    during: list[Thing] = f.plain(
        resolvers.covering, "Things whose days cover all days of this one.", DURING, "limit", 5
    )
    overlapping: list[Thing] = f.plain(
        resolvers.overlapping, "Things with a day in common with it.", DURING, "limit", 5
    )
"""

MEASURED_FIELDS = """    measure: float | None = f.plain(
        Noted(resolvers.figure),
        "A figure: the newest, or the one on a date.",
        {"metric": ("strawberry.ID", "The metric."), "asOf": ("EDTF | None", "Its date.")},
    )
    ratio: float | None = f.plain(
        Noted(resolvers.figure_ratio),
        "The ratio of two figures on the newest date with both.",
        {
            "of": ("strawberry.ID", "The metric of the first figure."),
            "to": ("strawberry.ID", "The metric of the figure to divide by."),
            "decimals": ("int | None", "Number of decimals to round to; halves are rounded up."),
        },
    )
"""

QUERY_FIELDS = """    thing: Thing | None = f.lookup("Thing", "ThingBy", "Any thing, by IRI or key.")
    things: ThingConnection = f.all("Thing", "Thing", "Every thing with a class.")
    node: Node | None = f.plain(Lookup("Thing"), "Any thing, by IRI or key (Relay).", {**NODE, **SCOPE, **LANG})
    nodes: list[Node | None] = f.plain(
        resolvers.nodes, "Things by IRI or key (Relay).", {"ids": ("list[strawberry.ID]", ""), **SCOPE, **LANG}
    )
    search: list[SearchHit] = f.plain(
        resolvers.search, "Things by words in their texts, best first.", SEARCH, "first", 5
    )
    explain: Explanation | None = f.plain(
        explanations.explain, "The explanation of a triple: rules, premises and rows.", {**TRIPLE, **LANG}, weight=100
    )
    derivations: list[Explanation] | None = f.plain(
        explanations.derivations,
        "All derivations of a triple, shortest first.",
        {**TRIPLE, **LANG, **TEN},
        weight=1000,
    )
    whyNot: list[NearMiss] | None = f.plain(
        explanations.why_not,
        "The rules that could give a triple that does not hold, and their missing premises.",
        {**TRIPLE, **LANG, **TEN},
        weight=1000,
    )
    provenance: list[SourceRow] | None = f.plain(
        explanations.provenance, "The rows that state a triple; empty if the triple is only inferred.", TRIPLE
    )
    dataset: Dataset = f.plain(resolvers.dataset, "The version of the data used for the answer.")
"""

HIT_FIELDS = """    thing: Thing = f.attribute("The thing.")
    property: str = f.attribute("The property whose text contains the words.")
    text: str = f.attribute("The text that contains the words.")
    lang: str = f.attribute("The language tag of the text; empty if it has none.")
    score: float = f.attribute("The score; a higher score is a better match.")
"""

GROUP_FIELDS = """    value: str = f.attribute("The value as text; for a thing, its IRI.")
    thing: Thing | None = f.attribute("The thing, if the value is a thing.")
    count: int = f.attribute("The number of things that have the value.")
"""

BY_FIELDS = """    id: strawberry.ID | None = f.key()
    key: strawberry.ID | None = f.key()
"""

GROUPS = """    and_: list[{group}Filter] | None = f.key("and")
    or_: list[{group}Filter] | None = f.key("or")
    not_: {group}Filter | None = f.key("not")
    id: inputs.IdFilter | None = f.key()
    type: TypeFilter | None = f.key()
    graph: inputs.GraphFilter | None = f.key()
    exists: bool | None = f.key()
"""
