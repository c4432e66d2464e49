"""The changes between two versions, by thing and by name; the page has a limited size, however much has changed."""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import NamedNode, Quad, Triple

from graph_api.site.request_view import RequestView
from graph_api.site.sentences import Speaker, Word
from graph_store.difference import Difference
from graph_store.terms import Term
from graph_store.views import DEFAULT

SHOWN = 400
"""Most things that a page shows; the others are only counted."""

SHOWN_FACTS = 200
"""Most facts of one thing that a page shows."""

_Fact = tuple[Word, Word, Word]


@dataclass(frozen=True, slots=True)
class Changed:
    """The added and removed facts of one thing, each as a sentence in three parts."""

    added: list[_Fact]
    removed: list[_Fact]


def readable(old: RequestView, new: RequestView, difference: Difference) -> Mapping[str, object]:
    """Return the changes by thing: stated facts that were added or removed; the inferred ones are counted."""
    inferred = new.snapshot.graphs.inferred
    counts: Counter[tuple[str, bool]] = Counter()
    shown: dict[Term, list[tuple[bool, Triple]]] = {}
    cut = 0
    for subject, group in groupby(_by_subject(difference), key=lambda pair: pair[1].subject):
        stated = _counted(group, inferred, counts)
        if stated and len(shown) < SHOWN:
            shown[subject] = stated
        elif stated:
            cut += 1
    return {
        "changes": _named(old, new, shown),
        "cut": cut,
        "stated": (counts["stated", True], counts["stated", False]),
        "inferred": (counts["inferred", True], counts["inferred", False]),
    }


def _by_subject(difference: Difference) -> Iterator[tuple[bool, Quad]]:
    """Give the added and removed facts, one subject after the other; both inputs are sorted by subject."""
    return heapq.merge(
        ((False, quad) for quad in difference.removed()),
        ((True, quad) for quad in difference.added()),
        key=lambda pair: str(pair[1].subject),
    )


def _counted(
    group: Iterable[tuple[bool, Quad]], inferred: NamedNode, counts: Counter[tuple[str, bool]]
) -> list[tuple[bool, Triple]]:
    """Return the first stated facts of one thing, and count all of them.

    A fact of the default graph that is not inferred is stated; it may become so, or cease to be, while it stays there.
    """
    merged: dict[bool, set[Triple]] = {False: set(), True: set()}
    follow: dict[bool, set[Triple]] = {False: set(), True: set()}
    for came, quad in group:
        if quad.graph_name in (DEFAULT, inferred):
            (merged if quad.graph_name == DEFAULT else follow)[came].add(quad.triple)
    found: list[tuple[bool, Triple]] = []
    for came in (False, True):
        stated = merged[came] - follow[came] | follow[not came] - merged[not came]
        counts["stated", came] += len(stated)
        counts["inferred", came] += len(follow[came])
        found += ((came, triple) for triple in sorted(stated, key=str)[:SHOWN_FACTS])
    return found


def _named(old: RequestView, new: RequestView, shown: Mapping[Term, list[tuple[bool, Triple]]]) -> list[Changed]:
    """Return the facts by name: what was removed in the words of the old version, what was added in those of the new.

    The things are in the order of their names.
    """
    speakers = {came: Speaker(view, view.labels()) for came, view in ((False, old), (True, new))}

    def facts(changes: list[tuple[bool, Triple]], *, wanted: bool) -> list[_Fact]:
        found = (speakers[came].fact(triple) for came, triple in changes if came == wanted)
        return sorted(found, key=lambda fact: (fact[1][0].text, fact[2][0].text))

    changes = (Changed(facts(stated, wanted=True), facts(stated, wanted=False)) for stated in shown.values())
    return sorted(changes, key=lambda change: (change.added or change.removed)[0][0][0].text.casefold())
