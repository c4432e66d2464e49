"""The derived graphs that hold a triple."""

import pytest

from graph_store.graphs import Graphs
from graph_store.terms import GraphName
from loaders.dataset.membership import DEFAULT, Holding, Places

G = Graphs()
PLACES = Places(G)
SOURCE, EDITS, REFERENCE, SYNTHETIC = G.source("a"), G.edits, G.reference, G.synthetic


@pytest.mark.parametrize(
    ("holding", "graphs"),
    [
        (Holding({SOURCE, EDITS}), {DEFAULT}),
        (Holding({G.ended}, inferred=True), {DEFAULT}),
        (Holding({SOURCE, REFERENCE}, inferred=True), {DEFAULT, G.reference}),
        (Holding({SOURCE, REFERENCE}, word=True), {DEFAULT}),
        (Holding(set(), inferred=True, further=True), {DEFAULT, G.inferred}),
        (Holding({SYNTHETIC}), {SYNTHETIC}),
        (Holding({SYNTHETIC}, inferred=True), {DEFAULT, G.inferred}),
        (Holding({SYNTHETIC}, further=True), {SYNTHETIC}),
        (Holding(set(), further=True), {G.inferred_synthetic}),
        (Holding(set()), set()),
    ],
)
def test_a_triple_is_where_its_statements_and_the_rules_put_it(holding: Holding, graphs: set[GraphName]) -> None:
    assert PLACES.of(holding) == graphs


def test_what_is_stated_and_shown_elsewhere_is_hidden() -> None:
    assert PLACES.hidden(Holding({SOURCE, SYNTHETIC})) == {SYNTHETIC}
    assert PLACES.hidden(Holding({REFERENCE}, word=True)) == {REFERENCE}
    assert PLACES.hidden(Holding({SYNTHETIC})) == set()


def test_a_graph_of_ones_own_states_no_fact() -> None:
    assert not PLACES.is_stated(G.named("own"))
    assert PLACES.is_stated(SYNTHETIC) and not PLACES.is_asserted(SYNTHETIC)  # noqa: PT018


def test_what_rows_and_updates_write_does_not_follow_from_anything() -> None:
    free = G.named("notes")
    written = [SOURCE, EDITS, G.ended, REFERENCE, SYNTHETIC, G.provenance, free]
    worked_out: list[GraphName] = [DEFAULT, G.inferred, G.inferred_synthetic, G.ontology]
    assert [each for each in (*written, *worked_out) if PLACES.is_written(each)] == written
