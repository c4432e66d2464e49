"""The differences between two documents or versions as sentences: actions, new things, gone things, changes."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from graph_api.comparison.compare import Change, Comparison
from graph_api.comparison.names import Names
from graph_api.comparison.readable import Value
from ontology.change_sentences import Told
from ontology.namespaces import kg
from ontology.reasoning.owl_terms import Term


class DifferenceSentences:
    """Writer of the sentences of one comparison; each sentence is made when it is asked for."""

    def __init__(self, names: Names) -> None:
        self._names, self._words = names, names.words

    def all(self, found: Comparison) -> Iterator[Told]:
        """Yield every sentence: actions first, then what is new, what is gone, and what has changed."""
        did = found.actions
        yield from self.pairs("continues", did.continued)
        yield from self.pairs("replaces", did.replaced)
        yield from self.dropped(did.dropped)
        yield from self.new(found.new)
        yield from self.gone(found.ended)
        for change in found.changed:
            yield from self.change(change)

    def pairs(self, name: str, pairs: Iterable[tuple[Value, Value]]) -> Iterator[Told]:
        """Yield that each later action continues or replaces an earlier one; `name` is that of the property."""
        predicate = kg(name, self._names.new.snapshot.graphs.base)
        return (self._words.fact(_node(later.term), predicate, _node(earlier.term)) for later, earlier in pairs)

    def dropped(self, values: Iterable[Value]) -> Iterator[Told]:
        """Yield that each action was dropped."""
        return (self._words.dropped(_node(each.term)) for each in values)

    def new(self, values: Iterable[Value]) -> Iterator[Told]:
        """Yield that each thing is new, with its kind."""
        return (self._words.new(_node(each.term), self._names.kind(each.term)) for each in values)

    def gone(self, values: Iterable[Value]) -> Iterator[Told]:
        """Yield that each thing is no longer mentioned."""
        return (self._words.gone(_node(each.term)) for each in values)

    def change(self, change: Change) -> Iterator[Told]:
        """Yield the sentences about the values of one field."""
        before, after = ([_plain(each.term) for each in values] for values in (change.before, change.after))
        thing = _node(change.thing.term)
        if change.single:
            yield from self._words.values(thing, change.predicate, before, after)
            return
        for values in ((before, ()), ((), after)):
            yield from self._words.values(thing, change.predicate, *values)


def _plain(term: Term | Triple) -> Term:
    """Return the value of a fact, which cannot be a triple."""
    assert not isinstance(term, Triple)  # noqa: S101
    return term


def _node(term: Term | Triple) -> NamedNode:
    """Return a thing, which always has a name."""
    assert isinstance(term, NamedNode)  # noqa: S101
    return term
