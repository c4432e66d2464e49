"""The facts that two versions state about one thing."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode, Triple

from graph_store.terms import Term

Statement = tuple[NamedNode, Term]
"""The property and the value of a fact."""


@dataclass(frozen=True)
class Life:
    """The facts about one thing in two versions; a thing that has ended has the property `ended_by`."""

    before: list[Triple]
    after: list[Triple]
    ended_by: NamedNode

    @property
    def node(self) -> NamedNode:
        """The name of the thing in the new version, otherwise in the old one."""
        subject = (self.after or self.before)[0].subject
        assert isinstance(subject, NamedNode)  # noqa: S101 - a version has no blank nodes
        return subject

    @cached_property
    def lived(self) -> bool:
        """True if the old version states something about the thing, and not that it has ended."""
        return self._is_there(self.before)

    @cached_property
    def lives(self) -> bool:
        """True if the new version does."""
        return self._is_there(self.after)

    @cached_property
    def went(self) -> list[Triple]:
        """The facts that only the old version states."""
        return _missing(self.before, self.after)

    @cached_property
    def came(self) -> list[Triple]:
        """The facts that only the new version states."""
        return _missing(self.after, self.before)

    def _is_there(self, facts: list[Triple]) -> bool:
        return bool(facts) and all(each.predicate != self.ended_by for each in facts)


def _missing(facts: Iterable[Triple], others: Iterable[Triple]) -> list[Triple]:
    known = {_statement(each) for each in others}
    return [each for each in facts if _statement(each) not in known]


def _statement(fact: Triple) -> Statement:
    return fact.predicate, fact.object
