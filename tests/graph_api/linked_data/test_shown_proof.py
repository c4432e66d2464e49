"""Proofs in the language of a reader."""

from pyoxigraph import Triple

from graph_api.linked_data.shown_proof import Prover
from graph_api.moments import NOW
from graph_api.site.addresses import Addresses
from graph_api.site.labels import Labels
from graph_api.site.language import Reader
from graph_api.site.request_view import RequestView
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from ontology.namespaces import RDF_TYPE, kg
from ontology.reasoning import Derivation
from tests.graph_api.small import BASE, CITY, PROJECT, ROW

SITED, HOSTS = Triple(PROJECT, kg("sitedIn"), CITY), Triple(CITY, kg("hosts"), PROJECT)


def prover(snapshot: Snapshot) -> Prover:
    view = RequestView(snapshot, Scope(), Reader("nl", ("nl", "en")), Addresses(BASE), NOW)
    return Prover(view, Labels(snapshot, Scope(), view.reader.order, "nl"))


def words(triple: Triple, snapshot: Snapshot) -> str:
    return " ".join(label.text for label, _ in prover(snapshot).fact(triple).words)


def test_a_fact_reads_as_a_sentence(snapshot: Snapshot) -> None:
    assert words(HOSTS, snapshot) == "Stad X huisvest Kaai"
    assert words(Triple(CITY, RDF_TYPE, kg("CentreCity")), snapshot) == "Stad X is een centrumstad"


def test_the_leaves_of_a_proof_have_rows(snapshot: Snapshot) -> None:
    proof = prover(snapshot).proof(Derivation(HOSTS, "prp-inv2", "hosts ≡ sitedIn⁻", (Derivation(SITED),)))
    assert [row.row for leaf in proof.leaves for row in leaf.rows] == [ROW]
    assert (proof.step.reason, proof.steps) == (
        "Als “X is gevestigd in Y” geldt, dan geldt ook “Y huisvest X”.", 1,
    )  # fmt: skip


def test_a_fact_that_supports_two_others_is_spelled_out_once(snapshot: Snapshot) -> None:
    shared = Derivation(HOSTS, "prp-inv2", None, (Derivation(SITED),))
    claim = Derivation(Triple(CITY, kg("takesPartIn"), PROJECT), "prp-spo2", None, (shared, shared))
    first, second = prover(snapshot).proof(claim).step.premises
    assert (first.repeats, len(first.premises)) == (False, 1)
    assert (second.repeats, second.premises) == (True, [])
