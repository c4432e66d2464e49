"""A derivation as a page shows it: the claim, the stated facts with rows and source lines, and the steps between."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pyoxigraph import Triple

from graph_api.linked_data.differing_reasons import difference
from graph_api.linked_data.provenance import Evidence, WriteNote
from graph_api.linked_data.row_notes import RowNote
from graph_api.site.labels import Labels
from graph_api.site.request_view import RequestView
from graph_api.site.sentences import Speaker, Word
from ontology.reasoning import Derivation
from ontology.reasoning.verbalisation import ENDED, STATED

_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Fact:
    """A triple by name, with links, and the rows and writes that state it."""

    words: tuple[Word, Word, Word]
    rows: list[RowNote]
    writes: list[WriteNote]

    @property
    def is_stated(self) -> bool:
        """Return whether a row marks this fact as stated in its source."""
        return any(row.basis == STATED for row in self.rows)

    @property
    def is_an_end(self) -> bool:
        """Return whether this fact is about the end of a thing."""
        return any(row.basis == ENDED for row in self.rows)


@dataclass(frozen=True, slots=True)
class Step:
    """One fact of a proof and its premises; a fact that an earlier step already proved has no premises here.

    `reason` is the rule as a sentence; `rule` and `axiom` are the same in formal notation.
    """

    fact: Fact
    rule: str | None
    reason: str
    axiom: str | None
    premises: list["Step"]
    repeats: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """A whole proof: its steps, the stated facts that it ends in, and rows that state an axiom it uses.

    `difference` says how it differs from the first proof.
    """

    step: Step
    leaves: list[Fact]
    grounds: list[RowNote]
    steps: int
    difference: str = ""

    @property
    def inferred(self) -> Iterator[Step]:
        """Yield the steps by a rule, each once, a step before its premises."""
        waiting = [self.step]
        while waiting:
            step = waiting.pop(0)
            if step.rule and not step.repeats:
                yield step
            waiting += step.premises


class Prover:
    """Converts derivations to proofs in the language of one reader."""

    def __init__(self, view: RequestView, labels: Labels) -> None:
        self._view, self._speaker = view, Speaker(view, labels)
        self.words = self._speaker.words

    def proofs(self, found: list[Derivation]) -> list[Proof]:
        """Return the proof of each derivation; those after the first say how they differ from it."""
        first, *others = found
        return [
            self.proof(first),
            *(replace(self.proof(each), difference=self._differs(first, each)) for each in others),
        ]

    def _differs(self, first: Derivation, other: Derivation) -> str:
        return difference(first, other, self.words)

    def proof(self, derivation: Derivation) -> Proof:
        """Return the proof of the derivation's fact."""
        steps = list(derivation.steps())
        evidence = self._evidence(derivation.stated)
        return Proof(
            step=self._step(derivation, evidence, set(), 0),
            leaves=[self._fact(triple, evidence) for triple in derivation.leaves],
            grounds=evidence.cells(triple for step in steps for triple in step.grounds),
            steps=sum(not step.asserted for step in steps),
        )

    def fact(self, triple: Triple) -> Fact:
        """Return a triple by name, with the rows and writes that state it."""
        return self._fact(triple, self._evidence([triple]))

    def _evidence(self, triples: Iterable[Triple]) -> Evidence:
        return Evidence(self._view.snapshot, self._view.scope, triples)

    def _fact(self, triple: Triple, evidence: Evidence) -> Fact:
        return Fact(self._speaker.fact(triple), evidence.cells([triple]), evidence.writes([triple]))

    def _step(self, derivation: Derivation, evidence: Evidence, seen: set[Triple], depth: int) -> Step:
        repeats = bool(derivation.premises) and (derivation.fact in seen or depth > _DEEPEST)
        seen.add(derivation.fact)
        premises = () if repeats else derivation.premises
        fact = derivation.fact
        return Step(
            fact=self._fact(fact, evidence) if derivation.asserted else Fact(self._speaker.fact(fact), [], []),
            rule=derivation.rule,
            reason=self.words.reason(derivation),
            axiom=derivation.axiom,
            premises=[self._step(premise, evidence, seen, depth + 1) for premise in premises],
            repeats=repeats,
        )
