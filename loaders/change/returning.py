"""Refuse a change that brings back what was erased."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.erasures import Erasures
from graph_store.errors import Erased
from loaders.dataset.diff import Diff


def refuse_returning(change: Diff, erasures: Erasures) -> None:
    """Refuse a change that adds a triple about something that was erased. Raises: Erased (422), without its name."""
    if erasures and any(map(erasures.holds, {*_names(triple for each in change for triple in each.added)})):
        raise Erased("The change names something that was erased here, so nothing was written. Leave it out.")


def _names(triples: Iterable[Triple]) -> Iterator[str]:
    for triple in triples:
        for term in (triple.subject, triple.object):
            if isinstance(term, NamedNode | Literal):
                yield term.value
