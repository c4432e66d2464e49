"""Names of rows in sentences, made from the things that a row links."""

from typing import Final

from pyoxigraph import NamedNode

from graph_api.site.labels import Labels
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import Term
from ontology.language_texts import in_language, listed
from ontology.namespaces import row_base

_ABOUT: Final = {"nl": "rij over", "en": "row about"}
_MOST: Final = 3
"""Most things in one name."""


def row_name(term: Term, labels: Labels, snapshot: Snapshot, scope: Scope, language: str) -> str:
    """Return the name of a row: `row about Oak and Pond`; an empty text for a row without links, or another term."""
    base = snapshot.graphs.base
    if not isinstance(term, NamedNode) or not term.value.startswith(row_base(base)):
        return ""
    facts = sorted(snapshot.triples(scope, s=term), key=lambda fact: fact.predicate.value)
    things = [fact.object for fact in facts if isinstance(fact.object, NamedNode)]
    names = [labels.text(thing) for thing in dict.fromkeys(things) if thing.value.startswith(f"{base}id/")][:_MOST]
    return f"{in_language(_ABOUT, language)} {listed(names, language)}" if names else ""
