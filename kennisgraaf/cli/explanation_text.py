"""Print derivations as text: each fact with its rule and premises, or with the rows that state it."""

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from graph_api.linked_data.absence import absence_of
from graph_api.linked_data.differing_reasons import difference
from graph_api.linked_data.provenance import Evidence, WriteNote
from graph_api.linked_data.row_notes import RowNote
from graph_api.linked_data.source_lines import Citations
from graph_api.site.labels import Labels
from graph_api.site.sentences import sentences_of
from graph_api.site.texts import speaker
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from kennisgraaf.cli.language import say
from kennisgraaf.cli.term_arguments import short_triple
from loaders import Line
from ontology.graph_folder import graph_folder
from ontology.namespaces import prefixes
from ontology.reasoning import Closure, Derivation
from ontology.reasoning.provo import as_prov
from ontology.reasoning.verbalisation import LINE, STATED, basis_words


class Reasons:
    """Explain why facts of one version hold."""

    def __init__(self, snapshot: Snapshot, closure: Closure, language: str = "en", *, synthetic: bool = False) -> None:
        self.snapshot, self.closure, self.facts = snapshot, closure, Scope(synthetic=synthetic)
        self._language = language
        order = (language, *(each for each in graph_folder().languages if each != language))
        labels = Labels(snapshot, self.facts, order, language)
        self._cite = Citations(snapshot, labels.text, language)
        self.words = sentences_of(labels, snapshot, self.facts, language)

    def why(self, triple: Triple, most: int) -> list[Derivation]:
        """Return the derivations of a triple, shortest first; an empty list if it does not hold."""
        found = self.closure.explain_all(triple, most)
        if found or not isinstance(triple.subject, NamedNode):
            return found
        held = self.snapshot.triples(self.facts, triple.subject, triple.predicate, triple.object)
        return [Derivation(triple)] if held else []

    def why_not(self, triple: Triple, most: int) -> Iterator[str]:
        """Yield as lines why a triple does not hold: it cannot, or what each rule that could give it is missing."""
        absence = absence_of(self.snapshot, self.facts, self.closure, triple, most, self.words)
        told = speaker(self._language)
        yield self.not_held(triple)
        if absence.unknown:
            yield told("unknown_names", names=", ".join(absence.unknown))
        elif absence.impossible or not absence.misses:
            yield absence.impossible or told("no_rule_gives")
        for miss in absence.misses:
            example = f" ({told('for_example')})" if miss.is_example else ""
            yield from ("", miss.reason)
            yield from (f"  {told('holds')}: {fact}." for fact in miss.holds)
            yield from (f"  {told('misses')}{example}: {fact}." for fact in miss.missing)
        if absence.misses:
            yield from ("", f"{told('formal')}:", *(f"  {miss.rule}: {miss.axiom}" for miss in absence.misses))

    def not_held(self, triple: Triple) -> str:
        """Return the sentence that a triple does not hold in the version."""
        return speaker(self._language)("not_held_more", version=self.snapshot.shown, fact=self.words.fact(triple))

    def lines(self, derivation: Derivation, depth: int = 0) -> Iterator[str]:
        """Yield the derivation as indented lines: each fact with its rows or its rule, and its premises below it."""
        indent = "  " * depth
        yield f"{indent}{self.words.fact(derivation.fact)}.{self._places(derivation)}"
        if derivation.rule:
            yield f"{indent}  {self.words.reason(derivation)}"
        for note in self._grounds(derivation):
            yield f"{indent}    ◂ {self._place(note)}"
        for premise in derivation.premises:
            yield from self.lines(premise, depth + 1)

    def formal(self, derivation: Derivation) -> Iterator[str]:
        """Yield a title, then each step by a rule in formal notation: the triple, the rule and its axiom."""
        steps = [step for step in derivation.steps() if step.rule]
        if steps:
            yield from ("", f"{speaker(self._language)('formal')}:")
        yield from (f"  {self.sentence(step.fact)}  [{step.rule}: {step.axiom}]" for step in steps)

    def difference(self, first: Derivation, other: Derivation) -> str:
        """Return how another derivation differs from the first."""
        return difference(first, other, self.words)

    def ground(self, derivation: Derivation) -> str:
        """Return what states a fact: rows, writes, or the ontology."""
        stated = [*map(self._place, self._rows(derivation)), *map(_written, self._writes(derivation))]
        return "; ".join(stated) or say("ontology")

    def _places(self, derivation: Derivation) -> str:
        return f" [{self.ground(derivation)}]" if derivation.asserted else ""

    def source_lines(self, derivations: Iterable[Derivation]) -> Iterator[str]:
        """Yield the text of the source lines of the rows, row by row: each line as printed, and as corrected."""
        stated = {triple for each in derivations for triple in each.stated}
        for note in {note.row: note for note in self._evidence(stated).cells(stated)}.values():
            if lines := self._cite.lines(note):
                yield f"{note.file} {LINE[self._language]} {note.line}: {self._cite.words(note)}"
                yield from (text for line in lines for text in _shown(line))

    def sentence(self, triple: Triple) -> str:
        """Return a triple in short form: `tree:oak a kg:Tree`."""
        return short_triple(triple, self.snapshot.graphs.base)

    def as_prov(self, derivation: Derivation) -> str:
        """Return the derivation as PROV-O in Turtle, down to the rows."""
        found = as_prov(derivation, self._staters)
        named = prefixes(self.snapshot.graphs.base)
        return (serialize(found, format=RdfFormat.TURTLE, prefixes=named) or b"").decode()

    def _staters(self, fact: Triple) -> list[NamedNode]:
        """Return the rows and the writes that state a fact."""
        evidence = self._evidence([fact])
        return [*(each.row for each in evidence.rows([fact])), *(each.write for each in evidence.writes([fact]))]

    def _grounds(self, derivation: Derivation) -> list[RowNote]:
        """Return the rows that state the axiom of a step, such as those of all centre cities."""
        return self._evidence(derivation.grounds).cells(derivation.grounds)

    def _rows(self, derivation: Derivation) -> list[RowNote]:
        return self._evidence([derivation.fact]).cells([derivation.fact]) if derivation.asserted else []

    def _writes(self, derivation: Derivation) -> list[WriteNote]:
        return self._evidence([derivation.fact]).writes([derivation.fact]) if derivation.asserted else []

    def _place(self, note: RowNote) -> str:
        """Return the file, line and columns of a row, its basis unless it is stated, its document and source lines."""
        columns = f" ({', '.join(note.columns)})" if note.columns else ""
        basis = "" if note.basis == STATED else basis_words(note.basis, self._language)
        parts = (f"{note.file} {LINE[self._language]} {note.line}{columns}", basis, self._cite.words(note))
        return ", ".join(filter(None, parts))

    def _evidence(self, triples: Collection[Triple]) -> Evidence:
        return Evidence(self.snapshot, self.facts, triples)


def _written(note: WriteNote) -> str:
    return say("written_in", version=str(note.version), at=note.at, by=note.by)


def _shown(line: Line) -> Iterator[str]:
    """Yield a line as printed, and below it its corrected readings."""
    yield f"{line.number:7}  {line.printed}"
    for each in line.readings:
        moved = f" ({say('after', line=str(each.after))})" if each.after is not None else ""
        yield f"{'→':>7}  {each.text}{moved}"
