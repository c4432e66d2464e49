"""The description of one end of a pattern in a query: a member of a class, or one of a few things."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from graph_api.hints.facts import MOST_COUNTED, Facts
from graph_store.lexer.patterns import End, QueryPatterns
from graph_store.terms import RDF_TYPE, Term

_MOST_THINGS = 20


@dataclass(frozen=True, slots=True)
class Described:
    """The things that an end can be: the members of a class, or those listed."""

    cls: NamedNode | None = None
    things: tuple[Term, ...] = ()

    @property
    def name(self) -> Term:
        """Return the term that names it in a sentence."""
        return self.cls if self.cls is not None else self.things[0]

    def holds(self, facts: Facts, term: Term) -> bool:
        """Return whether a term is one of these things."""
        return term in self.things if self.cls is None else facts.is_member(term, self.cls)

    def count(self, facts: Facts) -> int:
        """Return the number of things, as far as `Facts.count` counts."""
        return len(self.things) if self.cls is None else facts.count(None, RDF_TYPE, self.cls)

    def members(self, facts: Facts) -> Iterator[Term]:
        """Yield the things. Raises: Undecided for a large class, after many of its members."""
        if self.cls is None:
            yield from self.things
        else:
            yield from (quad.subject for quad in facts.quads(None, RDF_TYPE, self.cls, most=MOST_COUNTED))


@dataclass(frozen=True, slots=True)
class Ends:
    """The descriptions of the variables of a query."""

    classes: Mapping[str, NamedNode] = field(default_factory=dict)
    things: Mapping[str, Sequence[Term]] = field(default_factory=dict)

    def of(self, end: End) -> Described | None:
        """Return what is known about an end; None for a literal and for a variable that can be anything."""
        if isinstance(end, Literal):
            return None
        if isinstance(end, NamedNode):
            return Described(things=(end,))
        if end in self.things:
            return Described(things=tuple(self.things[end]))
        return Described(self.classes[end]) if end in self.classes else None


def ends_of(query: QueryPatterns, facts: Facts) -> Ends:
    """Return the descriptions that a query gives: by class, by VALUES and by `=`. Raises: Undecided."""
    classes: dict[str, NamedNode] = {}
    things: dict[str, Sequence[Term]] = {}
    for each in query.comparisons:
        if each.operator == "=" and not each.functions:
            things.setdefault(each.variable, each.values)
    for triple in query.triples:
        subject, cls = triple.subject, triple.object
        if triple.predicate != RDF_TYPE or not isinstance(subject, str) or not isinstance(cls, NamedNode):
            continue
        if subject not in classes and facts.some(None, RDF_TYPE, cls):
            classes[subject] = cls
    named = {name: terms for name, terms in things.items() if all(isinstance(term, NamedNode) for term in terms)}
    return Ends(classes, {name: terms for name, terms in named.items() if len(terms) <= _MOST_THINGS})
