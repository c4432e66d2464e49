"""The rule `kg-interval`: the first and last day of each dated thing, by the convention of `ontology.intervals`.

The ontology marks the properties that hold dates (`kg:intervalRole`: start, end or both), the property with the
qualifier of a date (`kg:qualifiedBy`), and dated classes as occurrences or states (`kg:temporalKind`). A start gives
`kg:earliest`, its first day, and an end gives `kg:latest`, its last day. An occurrence takes place on its dates: a
`both` gives both bounds, and a single start or end gives both as well. For a state, or anything not known to be an
occurrence, no other bound follows: an open end stays open. If several values lie within one another, the narrowest
counts: a day is more precise than its year.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from typing import ClassVar, Final

from pyoxigraph import Literal, NamedNode, Triple

from ontology.intervals import Interval, interval_of
from ontology.namespaces import XSD
from ontology.reasoning.graph import Graph
from ontology.reasoning.owl_terms import Term, ends, local_name
from ontology.reasoning.rule import Name

RULE: Final = "kg-interval"

OCCURRENCE: Final = "occurrence"
STATE: Final = "state"
KINDS: Final = frozenset({OCCURRENCE, STATE})
"""Allowed values of `kg:temporalKind`."""


ANNOTATIONS: Final = ("intervalRole", "qualifiedBy", "temporalKind")
"""The local names of the properties that mark dates and dated classes."""


@dataclass(frozen=True, slots=True)
class DateValue:
    """One date of a thing: its interval, the triples that state it, and the wider dates that it replaces.

    `kind` is the triple that makes the thing an occurrence, if the bound depends on it.
    """

    interval: Interval
    said_by: tuple[Triple, ...]
    instead_of: tuple["DateValue", ...] = ()
    kind: Triple | None = None

    @property
    def written(self) -> str:
        """The date and its qualifier as the row gives them."""
        return " ".join(local_name(ends(triple)[1]).strip('"') for triple in self.said_by)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A fact concluded outside the rule table: `earliest` or `latest` of a thing, and the date that gives it."""

    rule: ClassVar[str] = RULE
    fact: Triple
    bound: str
    dated: DateValue

    @property
    def premises(self) -> tuple[Triple, ...]:
        """The facts that the conclusion depends on."""
        return (*self.dated.said_by, self.dated.kind) if self.dated.kind else self.dated.said_by

    @property
    def axiom(self) -> str:
        """The convention in words."""
        days = f"{self.dated.interval.earliest or '..'} – {self.dated.interval.latest or '..'}"
        wider = ", ".join(sorted({other.written for other in self.dated.instead_of}))
        kind = f"{local_name(ends(self.dated.kind)[1])} is an {OCCURRENCE}" if self.dated.kind else ""
        words = [f"{self.bound}: {self.dated.written} = {days}", f"within {wider}" if wider else "", kind]
        return ", ".join(filter(None, words))


@dataclass(frozen=True)
class DateProperties:
    """The properties of a schema that hold dates, and the temporal kinds of its classes."""

    namespace: str
    roles: dict[NamedNode, str]
    qualifiers: dict[NamedNode, NamedNode]
    kinds: dict[NamedNode, frozenset[str]]

    @classmethod
    def of(cls, schema: Graph) -> "DateProperties":
        """Return the date properties and marked classes of a schema, in the namespace of its `intervalRole`."""
        roles, qualifiers, namespace = {}, {}, ""
        kinds: dict[NamedNode, frozenset[str]] = defaultdict(frozenset)
        for triple in (each for name in ANNOTATIONS for each in schema.called(name)):
            subject, value, name = triple.subject, triple.object, local_name(triple.predicate)
            if not isinstance(subject, NamedNode):
                continue
            if name == "intervalRole" and isinstance(value, Literal):
                roles[subject] = value.value
                namespace = triple.predicate.value.removesuffix(name)
            elif name == "qualifiedBy" and isinstance(value, NamedNode):
                qualifiers[subject] = value
            elif name == "temporalKind" and isinstance(value, Literal):
                kinds[subject] |= {value.value}
        return cls(namespace, roles, qualifiers, dict(kinds))

    @cached_property
    def occurrences(self) -> list[NamedNode]:
        """The classes marked as occurrences. Members of their subclasses are members of these too."""
        return sorted((each for each, kinds in self.kinds.items() if OCCURRENCE in kinds), key=str)

    @cached_property
    def reads(self) -> frozenset[Name]:
        """The relations that hold dates and their qualifiers, and the classes of occurrences."""
        properties = {Name(property_, 2) for property_ in (*self.roles, *self.qualifiers.values())}
        return frozenset(properties | {Name(each, 1) for each in self.occurrences if self.roles})

    @property
    def gives(self) -> frozenset[Name]:
        """The relations of the conclusions."""
        bounds = ("earliest", "latest") if self.roles else ()
        return frozenset(Name(NamedNode(self.namespace + bound), 2) for bound in bounds)

    @property
    def edges(self) -> list[tuple[Name, Name]]:
        """Each relation that is read, paired with each relation that follows from it."""
        return [(name, bound) for name in self.reads for bound in self.gives]

    def conclusions(self, pairs: Callable[[Name], Iterator[Triple]]) -> Iterator[Conclusion]:
        """Yield `kg:earliest` and `kg:latest` of every dated thing. `pairs` gives the triples of a relation."""
        found = self._dated(pairs)
        kinds = self._kinds(pairs) if found else {}
        for thing, by_role in found.items():
            kind = kinds.get(thing)
            starts, ends = (_bounding(by_role, own, other, kind) for own, other in (("start", "end"), ("end", "start")))
            yield from self._bound("earliest", thing, [(d.interval.earliest, d) for d in _narrowest(starts)], min)
            yield from self._bound("latest", thing, [(d.interval.latest, d) for d in _narrowest(ends)], max)

    def _kinds(self, pairs: Callable[[Name], Iterator[Triple]]) -> dict[Term, Triple]:
        """Return, for each occurrence, the triple that makes it one."""
        typed = (triple for each in reversed(self.occurrences) for triple in pairs(Name(each, 1)))
        return {ends(triple)[0]: triple for triple in typed}

    def _dated(self, pairs: Callable[[Name], Iterator[Triple]]) -> dict[Term, dict[str, list[DateValue]]]:
        found: dict[Term, dict[str, list[DateValue]]] = defaultdict(lambda: defaultdict(list))
        qualified = {name: self._by_subject(pairs(Name(name, 2))) for name in set(self.qualifiers.values())}
        for property_, role in self.roles.items():
            by_subject = qualified.get(self.qualifiers.get(property_, property_), {})
            for triple in pairs(Name(property_, 2)):
                thing = ends(triple)[0]
                if dated := _dated_by(triple, by_subject.get(thing)):
                    found[thing][role].append(dated)
        return found

    @staticmethod
    def _by_subject(triples: Iterator[Triple]) -> dict[Term, Triple]:
        """Return one qualifier for each thing. If rows state several, the first in text order is used."""
        return {ends(triple)[0]: triple for triple in sorted(triples, key=str, reverse=True)}

    def _bound(
        self,
        name: str,
        thing: Term,
        days: list[tuple[date | None, DateValue]],
        choose: Callable[[Iterator[date]], date],
    ) -> Iterator[Conclusion]:
        known = [(day, dated) for day, dated in days if day is not None]
        if not known:
            return
        best, dated = known[0]
        if len(known) > 1:
            best = choose(day for day, _ in known)
            dated = min((dated for day, dated in known if day == best), key=lambda dated: str(dated.said_by))
        fact = Triple(thing, NamedNode(self.namespace + name), _literal(best))  # type: ignore[arg-type]
        yield Conclusion(fact, name, dated)


def _dated_by(triple: Triple, qualifier: Triple | None) -> DateValue | None:
    if not isinstance(triple.object, Literal):
        return None
    word = qualifier.object.value if qualifier and isinstance(qualifier.object, Literal) else None
    interval = interval_of(triple.object.value, word)
    if interval is None:
        return None
    return DateValue(interval, (triple, qualifier) if qualifier and interval.narrowed else (triple,))


@cache
def _literal(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=NamedNode(f"{XSD}date"))


def _bounding(by_role: Mapping[str, list[DateValue]], own: str, other: str, kind: Triple | None) -> list[DateValue]:
    """Return the dates that give a bound.

    These are the dates with its own role and, for an occurrence, other dates that count for it.
    """
    dates = by_role.get(own, [])
    if kind is None:
        return dates
    more = by_role.get("both", []) or ([] if dates else by_role.get(other, []))
    return [*dates, *(replace(each, kind=kind) for each in more)]


def _narrowest(dates: list[DateValue]) -> list[DateValue]:
    """Return the dates without those that contain another, each with the wider dates that it replaces."""
    if len(dates) < 2:
        return dates
    found = [date for date in dates if not any(date.interval.contains(other.interval) for other in dates)]
    return [
        replace(date, instead_of=tuple(other for other in dates if other.interval.contains(date.interval)))
        for date in found
    ]
