"""The facts that only one of two versions states about a thing."""

from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Triple

from graph_store.terms import Term

Statement = tuple[NamedNode, Term]
"""The property and the value of a fact."""


@dataclass(slots=True)
class Life:
    """A thing in the old and the new version: whether it is there, and has not ended, in each.

    `went` and `came` have the facts that only the old and only the new version states, each once.
    """

    lived: bool
    lives: bool
    went: dict[Statement, Triple] = field(default_factory=dict)
    came: dict[Statement, Triple] = field(default_factory=dict)

    @property
    def node(self) -> NamedNode:
        """The name of the thing in the new version, otherwise in the old one."""
        subject = next(iter((self.came or self.went).values())).subject
        assert isinstance(subject, NamedNode)  # noqa: S101 - a version has no blank nodes
        return subject

    @property
    def stays(self) -> bool:
        """True if the thing is there in both versions."""
        return self.lived and self.lives
