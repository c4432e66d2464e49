"""Names of rows in sentences, made from the things that a row links."""

from typing import Final

from pyoxigraph import NamedNode

from graph_api.site.labels import Labels
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import Term
from ontology.namespaces import row_base

_ABOUT: Final = {"nl": ("rij over", "en"), "en": ("row about", "and")}
_MOST: Final = 3
"""Most things in one name."""


def row_name(term: Term, labels: Labels, snapshot: Snapshot, scope: Scope, language: str) -> str:
    """Return the name of a row: `row about Oak and Pond`; empty for anything else, and if it links nothing."""
    base = snapshot.graphs.base
    if not isinstance(term, NamedNode) or not term.value.startswith(row_base(base)):
        return ""
    facts = sorted(snapshot.triples(scope, s=term), key=lambda fact: fact.predicate.value)
    things = [fact.object for fact in facts if isinstance(fact.object, NamedNode)]
    names = [labels.text(thing) for thing in dict.fromkeys(things) if thing.value.startswith(f"{base}id/")][:_MOST]
    about, last = _ABOUT.get(language, _ABOUT["en"])
    return f"{about} {_listed(names, last)}" if names else ""


def _listed(names: list[str], last: str) -> str:
    return f"{', '.join(names[:-1])} {last} {names[-1]}" if len(names) > 1 else "".join(names)
