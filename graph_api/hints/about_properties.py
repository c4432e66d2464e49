"""Hints about properties that the asked things do not have, with the one that was probably meant."""

from contextlib import suppress

from pyoxigraph import NamedNode

from graph_api.hints.ends import Described
from graph_api.hints.facts import Facts, Undecided
from graph_api.hints.hint import Code, Hint
from graph_api.hints.inquiry import Inquiry
from graph_api.hints.properties_of import is_stated, links, properties_of
from graph_store.graphs import Include
from graph_store.lexer.patterns import Pattern
from graph_store.terms import RDF_TYPE, Term
from ontology.namespaces import (
    ENDED_BY,
    OWL_INVERSE_OF,
    OWL_SAME_AS,
    RANGES,
    RDFS_SUB_PROPERTY_OF,
    kg,
)


def missing_property(asked: Inquiry, triple: Pattern) -> Hint | None:
    """Return a hint if no fact can match a triple between things, or None.

    Raises: Undecided.
    """
    property_ = triple.predicate
    if not isinstance(property_, NamedNode) or property_ == RDF_TYPE:
        return None
    start, end, facts = asked.ends.of(triple.subject), asked.ends.of(triple.object), asked.facts
    if not facts.some(None, property_, None):
        return _Missing(asked, triple, property_, start, end).anywhere()
    missing = _Missing(asked, triple, property_, start, end)
    if start is not None and _is_missing(facts, start, property_, None):
        return missing.at_the_start(start)
    if end is not None and _is_missing(facts, None, property_, end):
        return missing.at_the_end(end)
    if start is None or end is None or triple.repeats or is_stated(facts, start, property_, end):
        return None
    return missing.between(start, end)


def _is_missing(facts: Facts, start: Described | None, property_: NamedNode, end: Described | None) -> bool:
    """Return whether it is certain that no fact matches."""
    with suppress(Undecided):
        return not is_stated(facts, start, property_, end)
    return False


class _Missing:
    """A property that is missing, and the things at its ends."""

    def __init__(
        self, asked: Inquiry, triple: Pattern, name: NamedNode, start: Described | None, end: Described | None
    ) -> None:
        self._asked, self._at, self._name, self._start, self._end = asked, triple.at, name, start, end

    def anywhere(self) -> Hint:
        """Return the hint about a property that no fact has."""
        if self._asked.is_left_out(None, self._name, None):
            return self._hint(Code.NO_PROPERTY, "unused_property", "include", [])
        return self._with_advice(self._start, "unused_property", {})

    def at_the_start(self, start: Described) -> Hint:
        """Return the hint about things that do not have the property."""
        words: dict[str, Term] = {"class": start.name}
        if self._is_only_asked_in_part(start):
            return self._hint(Code.NO_PROPERTY, _for("no_property", start), "include", [], **words)
        if is_stated(self._asked.facts, self._end, self._name, start):
            return self._hint(Code.OTHER_PROPERTY, _for("reversed", start), "instead", self._inverse(), **words)
        if documents := self._ended(start):
            return self._hint(Code.NO_PROPERTY, "no_property_thing", "ended", documents, **words)
        return self._with_advice(start, _for("no_property", start), words)

    def at_the_end(self, end: Described) -> Hint | None:
        """Return the hint about things that the property does not lead to; a single thing may simply have none."""
        words: dict[str, Term] = {"class": end.name}
        if is_stated(self._asked.facts, end, self._name, self._start):
            return self._hint(Code.OTHER_PROPERTY, _for("reversed_object", end), "instead", self._inverse(), **words)
        found = [] if self._start is None else self._links(self._start, end)
        if found:
            return self._hint(Code.OTHER_PROPERTY, _for("no_object", end), "links", found, **words)
        return None if end.cls is None else self._hint(Code.NO_PROPERTY, "no_object", "", [], **words)

    def between(self, start: Described, end: Described) -> Hint | None:
        """Return the hint about things that the property does not link, while another one does or both are classes."""
        words = {"class": start.name, "other": end.name}
        if found := self._links(start, end):
            return self._hint(Code.OTHER_PROPERTY, "no_link", "links", found, **words)
        if start.cls is None or end.cls is None:
            return None
        return self._hint(Code.NO_PROPERTY, "no_link", "", [], **words)

    def _with_advice(self, start: Described | None, claim: str, words: dict[str, Term]) -> Hint:
        """Return the hint with what was probably meant, or without it if that takes too much reading."""
        with suppress(Undecided):
            if found := self._instead(start, claim, words):
                return found
        return self._hint(Code.NO_PROPERTY, claim, "", [], **words)

    def _instead(self, start: Described | None, claim: str, words: dict[str, Term]) -> Hint | None:
        """Return the hint with the thing of which this is an alias, or with another property of the things."""
        facts = self._asked.facts
        if start is not None and start.cls is None:
            start = Described(things=start.things[:1])  # the one that the sentence names
            known_as = [quad.subject for quad in facts.quads(None, OWL_SAME_AS, start.name)]
            if known_as and isinstance(known_as[0], NamedNode):
                return self._hint(Code.OTHER_PROPERTY, claim, "near", [known_as[0]], **words)
        for parent in facts.axioms(self._name, RDFS_SUB_PROPERTY_OF):
            if parent != self._name and is_stated(facts, start, parent, self._end):
                return self._hint(Code.OTHER_PROPERTY, claim, "parent", [parent], **words)
        if start is None:
            return None
        for end in [self._end] if self._end is not None else self._ranges():
            if found := self._links(start, end):
                advice = "links" if self._end is not None else "instead"
                return self._hint(Code.OTHER_PROPERTY, claim, advice, found, **words)
        return self._hint(Code.NO_PROPERTY, claim, "has", properties_of(facts, start, self._name), **words)

    def _links(self, start: Described, end: Described) -> list[NamedNode]:
        return [each for each in links(self._asked.facts, start, end) if each != self._name]

    def _ranges(self) -> list[Described]:
        facts = self._asked.facts
        ranges = [each for name in RANGES for each in facts.axioms(self._name, name)]
        return [Described(each) for each in ranges if facts.some(None, RDF_TYPE, each)][:1]

    def _inverse(self) -> list[NamedNode]:
        """Return the inverse property if it has facts."""
        facts = self._asked.facts
        both = [*facts.axioms(self._name, OWL_INVERSE_OF), *facts.axioms(None, OWL_INVERSE_OF, self._name)]
        return [each for each in both if facts.some(None, each, None)][:1]

    def _ended(self, start: Described) -> list[NamedNode]:
        """Return the document that ended the thing, if it is one thing that has ended."""
        facts = self._asked.facts
        found = facts.quads(start.name, kg(ENDED_BY, facts.snapshot.graphs.base)) if start.cls is None else ()
        return [quad.object for quad in found if isinstance(quad.object, NamedNode)]

    def _is_only_asked_in_part(self, start: Described) -> bool:
        facts = self._asked.facts
        return facts.scope.include is not Include.ALL and is_stated(facts.whole(), start, self._name, None)

    def _hint(self, code: Code, claim: str, advice: str, near: list[NamedNode], **words: Term) -> Hint:
        return self._asked.hint(code, claim, self._at, advice, near, property=self._name, **words)


def _for(claim: str, end: Described) -> str:
    return claim if end.cls is not None else f"{claim}_thing"
