"""Derivations as GraphQL shows them: steps, rules, and the rows and writes behind the stated facts.

Rows are looked up when a document asks for them, for all derivations of a page together.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, Triple

from graph_api.graphql.languages import chosen
from graph_api.graphql.request_context import Lens
from graph_api.graphql.version_facts import note
from graph_api.linked_data.provenance import Evidence, RowNote
from graph_store.terms import Term
from ontology import namespaces
from ontology.reasoning import Derivation
from ontology.reasoning.verbalisation import STATED, basis_words


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row that states something; its cells are read only for the fields that depend on them."""

    note: RowNote
    stated: Collection[Triple]
    evidence: Evidence

    @property
    def iri(self) -> str:
        """Return the IRI of the row."""
        return self.note.row.value

    @property
    def file(self) -> str:
        """Return the file of the inventory."""
        return self.note.file

    @property
    def line(self) -> int | None:
        """Return the line of the row in that file."""
        return self.note.line

    @property
    def stale_since(self) -> int | None:
        """Return the version since which an earlier content of the row is kept."""
        return self.note.stale_since

    @property
    def columns(self) -> list[str]:
        """Return the columns whose cells state the facts."""
        return list(self.evidence.with_cells(self.note, self.stated).columns)

    @property
    def basis(self) -> str:
        """Return the basis of the row."""
        return self.evidence.with_basis(self.note, self.stated).basis

    @property
    def source_lines(self) -> list[str]:
        """Return the lines of the source document; none for reference data."""
        return list(self.evidence.with_basis(self.note, self.stated).source_lines)


@dataclass(frozen=True, slots=True)
class ShownWrite:
    """A write that states something: the IRI of the version that it made, its time, and the token used."""

    id: str
    iri: str
    at: str
    by: str


def shown_rows(evidence: Evidence, stated: Collection[Triple]) -> list[ShownRow]:
    """Return the rows that state any of the triples."""
    return [ShownRow(note, stated, evidence) for note in evidence.rows(stated)]


def shown_writes(lens: Lens, evidence: Evidence, stated: Collection[Triple]) -> list[ShownWrite]:
    """Return the writes that state any of the triples."""
    named = ((note.write.value, note) for note in evidence.writes(stated))
    return [ShownWrite(iri + lens.suffix, iri, note.at, note.by) for iri, note in named]


class Names:
    """The names of terms in the languages of a lens, each chosen once."""

    def __init__(self, lens: Lens) -> None:
        self._lens, self._known = lens, dict[Term, str]()

    def of(self, term: Term) -> str:
        """Return the name of a term: a label, or the IRI or text itself."""
        found = self._known.get(term)
        if found is None:
            found = self._known[term] = label(self._lens, term)
        return found


@dataclass(frozen=True, slots=True)
class Background:
    """The lens, the names of terms and the rows of the derivations of a page; rows are looked up when needed."""

    lens: Lens
    names: Names
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
        """Return the triple as a sentence of labels."""
        fact, name = self._found.fact, self._shared.names.of
        return f"{name(fact.subject)} {name(fact.predicate)} {name(fact.object)}"

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
            self._rows = shown_rows(self._shared.evidence(), stated)
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

    shared = Background(lens, Names(lens), evidence)
    return [Explained(each, shared) for each in found]


def label(lens: Lens, term: object) -> str:
    """Return the name of a term in the languages of a lens."""
    if not isinstance(term, NamedNode):
        return plain(term)
    if term == namespaces.RDF_TYPE:
        return "a"
    best = chosen(lens.whole.of("label").get(term.value, ()), lens.languages)
    return term.value if best is None else best.value


def plain(term: object) -> str:
    """Return the text of a literal, or the IRI of a thing."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


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
    return f"{step.number}. {step.sentence} [{', '.join([f'{step.rule}: {step.axiom}', *places])}; {follows}]"


def _place(row: ShownRow, language: str) -> str:
    """Return the file and line of a row, followed by its basis unless a source states the row."""
    basis = "" if row.basis == STATED else f" ({basis_words(row.basis, language)})"
    return f"{row.file}:{row.line}{basis}"
