"""Derivations as GraphQL shows them: steps, rules, and the rows and writes behind the stated facts.

Rows are looked up when a document asks for them, for all derivations of a page together.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Triple

from graph_api.graphql.request_context import Lens
from graph_api.graphql.shown_rows import ShownRow, ShownWrite, shown_rows, shown_writes
from graph_api.graphql.term_names import plain, sentences_of
from graph_api.graphql.version_facts import note
from graph_api.linked_data.provenance import Evidence
from ontology.reasoning import Derivation
from ontology.reasoning.verbalisation import STATED, basis_words
from ontology.sentences import Sentences


@dataclass(frozen=True, slots=True)
class Background:
    """The lens, the writer of sentences and the rows of the derivations of a page; rows are looked up when needed."""

    lens: Lens
    words: Sentences
    evidence: Callable[[], Evidence]


class ShownStep:
    """One step of a derivation; `premises` are the numbers of other steps."""

    __slots__ = ("_found", "_rows", "_shared", "number", "premises")

    def __init__(self, number: int, found: Derivation, premises: list[int], shared: Background) -> None:
        self.number, self.premises = number, premises
        self._found, self._shared = found, shared
        self._rows: list[ShownRow] | None = None

    @property
    def subject(self) -> str:
        """Return the subject of the triple."""
        return plain(self._found.fact.subject)

    @property
    def predicate(self) -> str:
        """Return the property of the triple."""
        return self._found.fact.predicate.value

    @property
    def object(self) -> str:
        """Return the object of the triple."""
        return plain(self._found.fact.object)

    @property
    def sentence(self) -> str:
        """Return the triple as a sentence."""
        return self._shared.words.fact(self._found.fact)

    @property
    def reason(self) -> str | None:
        """Return the rule that gives the triple, as a sentence."""
        return self._shared.words.reason(self._found) or None

    @property
    def rule(self) -> str | None:
        """Return the rule that gives the triple."""
        return self._found.rule

    @property
    def axiom(self) -> str | None:
        """Return the axiom that the rule applies."""
        return self._found.axiom

    @property
    def rows(self) -> list[ShownRow]:
        """Return the rows that state the triple, or the axiom."""
        if self._rows is None:
            stated = [self._found.fact] if self._found.asserted else self._found.grounds
            self._rows = shown_rows(self._shared.lens, self._shared.evidence(), stated)
        return self._rows

    @property
    def writes(self) -> list[ShownWrite]:
        """Return the writes that state the triple."""
        stated = [self._found.fact] if self._found.asserted else []
        return shown_writes(self._shared.lens, self._shared.evidence(), stated)


class Explained:
    """A derivation, with each step after its premises."""

    __slots__ = ("_found", "_shared", "_steps")

    def __init__(self, found: Derivation, shared: Background) -> None:
        self._found, self._shared = found, shared
        self._steps: list[ShownStep] | None = None

    @property
    def asserted(self) -> bool:
        """Return whether sources state the triple itself."""
        return self._found.asserted

    @property
    def steps(self) -> list[ShownStep]:
        """Return the steps, numbered from 1."""
        if self._steps is None:
            ordered = list(_premises_first(self._found, set()))
            numbers = {step.fact: number for number, step in enumerate(ordered, 1)}
            self._steps = [
                ShownStep(number, step, [numbers[each.fact] for each in step.premises], self._shared)
                for number, step in enumerate(ordered, 1)
            ]
        return self._steps

    @property
    def text(self) -> str:
        """Return the derivation as text, with a line for each step."""
        return "\n".join(_line(step, self._shared.lens.languages[0]) for step in self.steps)


def explained(lens: Lens, found: Sequence[Derivation]) -> list[Explained]:
    """Return derivations as they are shown; the rows of all of them are looked up together."""

    @cache
    def evidence() -> Evidence:
        note("rows of derivations")
        stated = {triple for each in found for triple in each.stated}
        return Evidence(lens.snapshot, lens.facts.scope, stated)

    shared = Background(lens, sentences_of(lens), evidence)
    return [Explained(each, shared) for each in found]


def _premises_first(step: Derivation, seen: set[Triple]) -> Iterator[Derivation]:
    if step.fact not in seen:
        seen.add(step.fact)
        for premise in step.premises:
            yield from _premises_first(premise, seen)
        yield step


def _line(step: ShownStep, language: str) -> str:
    places = [_place(row, language) for row in step.rows]
    if step.rule is None:
        return f"{step.number}. {step.sentence}" + (f" [{'; '.join(places)}]" if places else "")
    follows = ", ".join(map(str, step.premises))
    return f"{step.number}. {step.sentence} [{' '.join([step.reason or '', *places])} ← {follows}]"


def _place(row: ShownRow, language: str) -> str:
    """Return the file and line of a row, its document and lines, and its basis unless a source states the row."""
    basis = "" if row.basis == STATED else f" ({basis_words(row.basis, language)})"
    cited = f", {row.cited}" if row.cited else ""
    return f"{row.file}:{row.line}{cited}{basis}"
