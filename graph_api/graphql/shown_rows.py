"""Rows and writes as GraphQL shows them; cells, documents and lines are read only for the fields that need them."""

from collections.abc import Collection
from dataclasses import dataclass

from pyoxigraph import Triple

from graph_api.graphql.request_context import Lens
from graph_api.graphql.term_names import label
from graph_api.linked_data.provenance import Evidence
from graph_api.linked_data.row_notes import RowNote
from graph_api.linked_data.source_lines import Citations
from graph_api.site.texts import interface_of
from graph_api.site.thing_lookup import key_of
from loaders import Line
from ontology.reasoning.verbalisation import basis_words


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row that states something; its cells are read only for the fields that depend on them."""

    note: RowNote
    stated: Collection[Triple]
    evidence: Evidence
    lens: Lens

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
        return self._with_basis.basis

    @property
    def basis_words(self) -> str:
        """Return the basis in words."""
        return basis_words(self.basis, self._language)

    @property
    def document(self) -> "ShownDocument | None":
        """Return the document of the row; none for reference data."""
        if (found := self._with_basis.document) is None:
            return None
        return ShownDocument(found.value, key_of(found, self.lens.snapshot.graphs.base), label(self.lens, found))

    @property
    def cited(self) -> str:
        """Return the document and its lines in words."""
        return self._citations.words(self._with_basis)

    @property
    def source_lines(self) -> list[str]:
        """Return the numbers of the lines of the source document; none for reference data."""
        return list(self._with_basis.source_lines)

    @property
    def lines(self) -> list[Line]:
        """Return the lines of the source document; none for reference data."""
        return self._citations.lines(self._with_basis)

    @property
    def _with_basis(self) -> RowNote:
        return self.evidence.with_basis(self.note, self.stated)

    @property
    def _citations(self) -> Citations:
        return Citations(self.lens.snapshot, lambda term: label(self.lens, term), self._language)

    @property
    def _language(self) -> str:
        return interface_of([each.partition("-")[0].casefold() for each in self.lens.languages])[0]


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """The document of a row: its IRI, key and label."""

    iri: str
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class ShownWrite:
    """A write that states something: the IRI of the version that it made, its time, and the token used."""

    id: str
    iri: str
    at: str
    by: str


def shown_rows(lens: Lens, evidence: Evidence, stated: Collection[Triple]) -> list[ShownRow]:
    """Return the rows that state any of the triples."""
    return [ShownRow(note, stated, evidence, lens) for note in evidence.rows(stated)]


def shown_writes(lens: Lens, evidence: Evidence, stated: Collection[Triple]) -> list[ShownWrite]:
    """Return the writes that state any of the triples."""
    named = ((note.write.value, note) for note in evidence.writes(stated))
    return [ShownWrite(iri + lens.suffix, iri, note.at, note.by) for iri, note in named]
