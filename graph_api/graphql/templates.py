"""The parts of `generated.py` that are the same for every ontology."""

HEAD = '''"""Generated from ontology/kennisgraaf.ttl by `kennisgraaf generate`; changes go there.

The GraphQL schema as strawberry types: a type for each stated class, with a field for each property.
"""

from __future__ import annotations

import enum

import strawberry

from graph_api.graphql import explanations, inputs, roots
from graph_api.graphql.declaring import choice, conditions, output, thing_interface, thing_type
from graph_api.graphql.fields import CUT, LANG, SCOPE, Fields, bare
from graph_api.graphql.reading import Key, Lookup, Noted, Types
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
    "predicate": ("str", "The name of a property, `type`, or an IRI."),
    "object": ("str", "An IRI, a key, the name of a class, or the text of a value."),
    "synthetic": ("bool | None", "Whether rows made for tests count."),
}
TEN = {"first": ("int | None", "At most so many, up to 10.")}
NODE = {"id": ("strawberry.ID", "An IRI, or a key such as mun:gent.")}
DURING = {
    "types": ("list[ClassName] | None", ""),
    "filter": ("ThingFilter | None", ""),
    "orderBy": ("list[ThingOrder] | None", ""),
    **bare(CUT),
    **bare(SCOPE),
}
SEARCH = {
    "text": ("str", "Words; each is the beginning of one in the text. Case and accents do not count."),
    "lang": ("str | None", "Texts in exactly this language."),
    "types": ("list[ClassName] | None", "Only members of these classes."),
    "first": ("int | None", "The best so many; 20 unless told."),
    **SCOPE,
}
'''

THING_FIELDS = """    key: str | None = f.plain(Key(), "The key of the inventories, such as mun:gent.")
    types: list[ClassName] = f.plain(Types(), "All classes it is a member of, inferred ones too.")
    notStated: list[str] = f.plain(roots.not_stated, "Single-valued properties of its class without a value.")
    during: list[Thing] = f.plain(roots.covering, "Things whose days cover all of this one.", DURING, "limit", 5)
    overlapping: list[Thing] = f.plain(roots.overlapping, "Things with a day in common with it.", DURING, "limit", 5)
"""

MEASURED_FIELDS = """    measure: float | None = f.plain(
        Noted(roots.figure),
        "A figure: the newest, or the one at a date.",
        {"metric": ("strawberry.ID", "What is counted."), "asOf": ("EDTF | None", "At this date.")},
    )
    ratio: float | None = f.plain(
        Noted(roots.figure_ratio),
        "The ratio of two figures at the newest date that has both.",
        {
            "of": ("strawberry.ID", "What is counted above the line."),
            "to": ("strawberry.ID", "What is counted below it."),
            "decimals": ("int | None", "Rounded to so many decimals, halves up."),
        },
    )
"""

QUERY_FIELDS = """    thing: Thing | None = f.lookup("Thing", "ThingBy", "Any thing by IRI or key.")
    things: ThingConnection = f.all("Thing", "Thing", "Every thing with a class.")
    node: Node | None = f.plain(Lookup("Thing"), "Any thing by IRI or key (Relay).", {**NODE, **SCOPE, **LANG})
    nodes: list[Node | None] = f.plain(
        roots.nodes, "Several things by IRI or key (Relay).", {"ids": ("list[strawberry.ID]", ""), **SCOPE, **LANG}
    )
    search: list[SearchHit] = f.plain(roots.search, "Things by words of their texts, best first.", SEARCH, "first", 5)
    explain: Explanation | None = f.plain(
        explanations.explain, "Why a triple holds: rules and premises down to rows.", {**TRIPLE, **LANG}, weight=100
    )
    derivations: list[Explanation] | None = f.plain(
        explanations.derivations,
        "All derivations of a triple, the shortest first.",
        {**TRIPLE, **LANG, **TEN},
        weight=1000,
    )
    whyNot: list[NearMiss] | None = f.plain(
        explanations.why_not,
        "Which rules could give a triple that does not hold, and what they miss.",
        {**TRIPLE, **LANG, **TEN},
        weight=1000,
    )
    provenance: list[SourceRow] | None = f.plain(
        explanations.provenance, "The rows that state a triple; none when it only follows.", TRIPLE
    )
    dataset: Dataset = f.plain(roots.dataset, "The published version that answers.")
"""

HIT_FIELDS = """    thing: Thing = f.attribute("The thing.")
    property: str = f.attribute("Where the words stand.")
    text: str = f.attribute("The text they stand in.")
    lang: str = f.attribute("The tag of its language; empty when it has none.")
    score: float = f.attribute("Higher is better.")
"""

GROUP_FIELDS = """    value: str = f.attribute("The value as text; of a thing its IRI.")
    thing: Thing | None = f.attribute("The thing, when the value is one.")
    count: int = f.attribute("How many have it.")
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
