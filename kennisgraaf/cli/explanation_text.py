"""Print derivations as text: each fact with its rule and premises, or with the rows that state it."""

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from graph_api.linked_data.provenance import Evidence, WriteNote
from graph_api.linked_data.row_notes import RowNote
from graph_api.linked_data.source_lines import Citations
from graph_api.site.labels import Labels
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import Term
from kennisgraaf.cli.term_arguments import short, short_triple
from loaders import Line
from ontology.namespaces import prefixes
from ontology.reasoning import Closure, Derivation
from ontology.reasoning.provo import as_prov
from ontology.reasoning.verbalisation import LINE, STATED, basis_words
from ontology.reasoning.whynot import NearMiss, why_not


class Reasons:
    """Explain why facts of one version hold."""

    def __init__(self, snapshot: Snapshot, closure: Closure, language: str = "en", *, synthetic: bool = False) -> None:
        self.snapshot, self.closure, self.facts = snapshot, closure, Scope(synthetic=synthetic)
        self._language = language
        self._cite = Citations(snapshot, Labels(snapshot, self.facts, (language,), language).text, language)

    def why(self, triple: Triple, most: int) -> list[Derivation]:
        """Return the derivations of a triple, shortest first; an empty list if it does not hold."""
        found = self.closure.explain_all(triple, most)
        if found or not isinstance(triple.subject, NamedNode):
            return found
        held = self.snapshot.triples(self.facts, triple.subject, triple.predicate, triple.object)
        return [Derivation(triple)] if held else []

    def why_not(self, triple: Triple, most: int) -> list[NearMiss]:
        """Return the rules that could give a triple that does not hold; those that miss least come first."""
        return why_not(self.closure, triple, most, self.name)

    def lines(self, derivation: Derivation, depth: int = 0) -> Iterator[str]:
        """Yield the derivation as indented lines, with the premises below each fact."""
        yield f"{'  ' * depth}{self.sentence(derivation.fact)}  [{self.ground(derivation)}]"
        for note in self._grounds(derivation):
            yield f"{'  ' * depth}    by {self._place(note)}"
        for premise in derivation.premises:
            yield from self.lines(premise, depth + 1)

    def ground(self, derivation: Derivation) -> str:
        """Return the basis of one fact: a rule with its axiom, rows, writes, or the ontology."""
        if not derivation.asserted:
            return f"{derivation.rule}: {derivation.axiom}"
        stated = [*map(self._place, self._rows(derivation)), *map(_written, self._writes(derivation))]
        return "; ".join(stated) or "ontology"

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

    def name(self, term: Term) -> str:
        """Return a term in short form: a key, a prefixed name, or as N-Triples writes it."""
        return short(term, self.snapshot.graphs.base)

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
    return f"written in version {note.version} at {note.at} with token {note.by}"


def _shown(line: Line) -> Iterator[str]:
    """Yield a line as printed, and below it its corrected readings."""
    yield f"{line.number:7}  {line.printed}"
    for each in line.readings:
        moved = f" (after {each.after})" if each.after is not None else ""
        yield f"{'→':>7}  {each.text}{moved}"
