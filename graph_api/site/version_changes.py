"""The changes between two versions, by thing and by name; the page has a limited size, however much has changed."""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import NamedNode, Quad, Triple

from graph_api.site.labels import Label, Labels
from graph_api.site.request_view import RequestView
from graph_store.difference import Difference
from graph_store.terms import Term

SHOWN = 400
"""Most things that a page shows; the others are only counted."""

SHOWN_FACTS = 200
"""Most facts of one thing that a page shows."""

_Fact = tuple[Label, Label, str | None]


@dataclass(frozen=True, slots=True)
class Changed:
    """The added and removed facts of one thing, each as a property and a value by name."""

    label: Label
    href: str | None
    added: list[_Fact]
    removed: list[_Fact]


def readable(view: RequestView, difference: Difference) -> Mapping[str, object]:
    """Return the changes by thing: stated facts that were added or removed; the inferred ones are counted."""
    kinds = _kinds(view)
    counts: Counter[tuple[str, bool]] = Counter()
    shown: dict[Term, list[tuple[bool, Triple]]] = {}
    cut = 0
    for subject, group in groupby(_by_subject(difference), key=lambda pair: pair[1].subject):
        stated = _counted(group, kinds, counts)
        if stated and len(shown) < SHOWN:
            shown[subject] = stated
        elif stated:
            cut += 1
    return {
        "changes": _named(view, shown),
        "cut": cut,
        "stated": (counts["stated", True], counts["stated", False]),
        "inferred": (counts["inferred", True], counts["inferred", False]),
    }


def _kinds(view: RequestView) -> Mapping[NamedNode, str]:
    """Return the graphs shown to a reader: those of stated facts, which do not overlap, and the inferred facts."""
    graphs = view.snapshot.graphs
    stated = (graphs.asserted, graphs.reference, graphs.ontology)
    return dict.fromkeys(stated, "stated") | {graphs.inferred: "inferred"}


def _by_subject(difference: Difference) -> Iterator[tuple[bool, Quad]]:
    """Give the added and removed facts, one subject after the other; both inputs are sorted by subject."""
    return heapq.merge(
        ((False, quad) for quad in difference.removed()),
        ((True, quad) for quad in difference.added()),
        key=lambda pair: str(pair[1].subject),
    )


def _counted(
    group: Iterable[tuple[bool, Quad]], kinds: Mapping[NamedNode, str], counts: Counter[tuple[str, bool]]
) -> list[tuple[bool, Triple]]:
    """Return the first stated facts of one thing, and count all of them."""
    stated: list[tuple[bool, Triple]] = []
    for came, quad in group:
        kind = kinds.get(quad.graph_name, "") if isinstance(quad.graph_name, NamedNode) else ""
        counts[kind, came] += 1
        if kind == "stated" and len(stated) < SHOWN_FACTS:
            stated.append((came, quad.triple))
    return stated


def _named(view: RequestView, shown: Mapping[Term, list[tuple[bool, Triple]]]) -> list[Changed]:
    labels = Labels(view.snapshot, view.scope, view.reader.order, view.reader.language)

    def href(term: Term) -> str | None:
        return view.addresses.of(term) if isinstance(term, NamedNode) else None

    def facts(changes: list[tuple[bool, Triple]], *, wanted: bool) -> list[_Fact]:
        triples = (triple for came, triple in changes if came == wanted)
        found = ((labels.of(t.predicate), labels.of(t.object), href(t.object)) for t in triples)
        return sorted(found, key=lambda fact: (fact[0].text, fact[1].text))

    changes = (
        Changed(labels.of(each), href(each), facts(stated, wanted=True), facts(stated, wanted=False))
        for each, stated in shown.items()
    )
    return sorted(changes, key=lambda change: change.label.text.casefold())
