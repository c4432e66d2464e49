"""Derivations and violations as values."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Triple


@dataclass(frozen=True, slots=True)
class Derivation:
    """A fact and the facts it follows from.

    An asserted fact has no rule and no premises. `rule` is the W3C name of the rule that carries the meaning.
    `rules` lists all rules of the step, which may fold several steps over unnamed class expressions into one.
    `axiom` is the axiom in words, and `grounds` are the schema triples that state it. A fact shared by several
    premises is one object.
    """

    fact: Triple
    rule: str | None = None
    axiom: str | None = None
    premises: tuple["Derivation", ...] = ()
    rules: tuple[str, ...] = ()
    grounds: tuple[Triple, ...] = ()

    @property
    def asserted(self) -> bool:
        """True if the fact is stated, False if it is inferred."""
        return self.rule is None

    def steps(self) -> Iterator["Derivation"]:
        """Yield this derivation and all below it, each fact once. A step comes before its premises."""
        seen: set[Triple] = set()
        waiting = [self]
        while waiting:
            step = waiting.pop()
            if step.fact not in seen:
                seen.add(step.fact)
                yield step
                waiting.extend(reversed(step.premises))

    @property
    def leaves(self) -> list[Triple]:
        """The asserted facts that the derivation depends on."""
        return [step.fact for step in self.steps() if step.asserted]

    @property
    def stated(self) -> set[Triple]:
        """The triples on which the fact rests: its leaves, and the stated axioms of its steps."""
        return {triple for step in self.steps() for triple in ([step.fact] if step.asserted else step.grounds)}


@dataclass(frozen=True, slots=True)
class Violation:
    """Facts that contradict an axiom, or that would make two different things equal."""

    rule: str
    axiom: str
    sentence: str
    triples: tuple[Triple, ...]
