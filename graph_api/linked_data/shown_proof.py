"""A derivation as a page shows it: the claim, the stated facts with rows and source lines, and the steps between."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from graph_api.linked_data.provenance import Evidence, WriteNote
from graph_api.linked_data.row_notes import RowNote
from graph_api.site.labels import Label, Labels
from graph_api.site.request_view import RequestView
from graph_store.terms import RDF_TYPE, Term
from ontology.reasoning import Derivation
from ontology.reasoning.verbalisation import ENDED, IS_A, STATED, rule_words

_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Fact:
    """A triple by name, with links, and the rows and writes that state it."""

    words: tuple[tuple[Label, str | None], ...]
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
    """One fact of a proof and its premises; a fact that an earlier step already proved has no premises here."""

    fact: Fact
    rule: str | None
    rule_words: str
    axiom: str | None
    premises: list["Step"]
    repeats: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """A whole proof: its steps, the stated facts that it ends in, and rows that state an axiom it uses."""

    step: Step
    leaves: list[Fact]
    grounds: list[RowNote]
    steps: int


class Prover:
    """Converts derivations to proofs in the language of one reader."""

    def __init__(self, view: RequestView, labels: Labels) -> None:
        self._view, self._labels = view, labels

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
        return Fact(self._words(triple), evidence.cells([triple]), evidence.writes([triple]))

    def _step(self, derivation: Derivation, evidence: Evidence, seen: set[Triple], depth: int) -> Step:
        repeats = bool(derivation.premises) and (derivation.fact in seen or depth > _DEEPEST)
        seen.add(derivation.fact)
        premises = () if repeats else derivation.premises
        language, fact = self._view.reader.language, derivation.fact
        return Step(
            fact=self._fact(fact, evidence) if derivation.asserted else Fact(self._words(fact), [], []),
            rule=derivation.rule,
            rule_words=rule_words(derivation.rule, language) if derivation.rule else "",
            axiom=derivation.axiom,
            premises=[self._step(premise, evidence, seen, depth + 1) for premise in premises],
            repeats=repeats,
        )

    def _words(self, triple: Triple) -> tuple[tuple[Label, str | None], ...]:
        verb = self._labels.of(triple.predicate)
        if triple.predicate == RDF_TYPE:
            verb = Label(IS_A[self._view.reader.language])
        return self._word(triple.subject, triple), (verb, None), self._word(triple.object, triple)

    def _word(self, term: Term, triple: Triple) -> tuple[Label, str | None]:
        return self._labels.of(term, triple.predicate), self._view.addresses.of(term) if isinstance(
            term, NamedNode
        ) else None
