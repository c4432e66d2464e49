"""Rows as GraphQL shows them."""

from dataclasses import replace

from pyoxigraph import Triple

from graph_api.graphql.shown_rows import ShownDocument, shown_rows
from graph_api.linked_data.provenance import Evidence
from graph_store import State
from graph_store.graphs import Scope
from loaders import SyncReport
from ontology.namespaces import kg, thing
from tests.graph_api.graphql.evidence import Reading

SITED = Triple(thing("prj:v1-gent-bakkersite"), kg("sitedIn"), thing("mun:gent"))


def test_a_row_shows_its_lines_and_cites_them_in_the_language_of_the_reader(
    synced_once: tuple[State, SyncReport],
) -> None:
    lens = Reading(synced_once[0]).lens
    evidence = Evidence(lens.snapshot, Scope(), [SITED])
    (row,) = shown_rows(lens, evidence, [SITED])
    assert [(line.number, line.printed) for line in row.lines][1] == (966, "= Gent—Bakkersite")
    assert row.cited.endswith(", regels 964, 966")
    assert (row.basis, row.basis_words) == ("stated", "vermeld")
    (english,) = shown_rows(replace(lens, languages=("en-GB", "nl")), evidence, [SITED])
    assert english.cited.endswith(", lines 964, 966")
    assert english.basis_words == "stated"


def test_a_row_names_its_document_by_iri_key_and_label(synced_once: tuple[State, SyncReport]) -> None:
    lens = Reading(synced_once[0]).lens
    (row,) = shown_rows(lens, Evidence(lens.snapshot, Scope(), [SITED]), [SITED])
    plan = replace(row.note, document=thing("mun:gent"))
    assert replace(row, note=plan).document == ShownDocument(thing("mun:gent").value, "mun:gent", "Gent")
    assert replace(row, note=replace(plan, document=None)).document is None
    assert replace(row, note=plan).cited == "Gent, regels 964, 966"
