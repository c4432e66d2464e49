"""Why a fact holds, as values: derivations and violations."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Triple


@dataclass(frozen=True, slots=True)
class Derivation:
    """A fact and what it follows from.

    An asserted fact has no rule and no premises. `rule` is the W3C name of the rule that carries the meaning, `rules`
    all that were used where steps over nameless class expressions are folded into one. `axiom` is in words, and
    `grounds` are the schema triples that state it. Facts that several premises rest on are one object.
    """

    fact: Triple
    rule: str | None = None
    axiom: str | None = None
    premises: tuple["Derivation", ...] = ()
    rules: tuple[str, ...] = ()
    grounds: tuple[Triple, ...] = ()

    @property
    def asserted(self) -> bool:
        """Whether the fact is stated rather than inferred."""
        return self.rule is None

    def steps(self) -> Iterator["Derivation"]:
        """This derivation and all below it, each fact once, premises after what they support."""
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
        """The asserted facts it rests on."""
        return [step.fact for step in self.steps() if step.asserted]


@dataclass(frozen=True, slots=True)
class Violation:
    """Facts that contradict an axiom, or that would make two different things one."""

    rule: str
    axiom: str
    sentence: str
    triples: tuple[Triple, ...]
