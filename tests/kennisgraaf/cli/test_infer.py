"""Tests of `kennisgraaf infer`, with any data and any ontology."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse, serialize

from ontology.reasoning.owl_terms import TYPE, term
from tests.kennisgraaf.running import Run

ONTOLOGY = """
@prefix : <urn:x:> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:in a owl:TransitiveProperty . :City owl:disjointWith :Person . :mayorOf rdfs:domain :Person ; rdfs:range :City .
:code a owl:InverseFunctionalProperty .
"""
DATA = "<urn:x:a> <urn:x:in> <urn:x:b> .\n<urn:x:b> <urn:x:in> <urn:x:c> .\n"
CLASH = "<urn:x:m> <urn:x:mayorOf> <urn:x:m> .\n"
FORMATS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG,
           "rdf": RdfFormat.RDF_XML, "jsonld": RdfFormat.JSON_LD, "n3": RdfFormat.N3}  # fmt: skip


@pytest.fixture
def ontology(tmp_path: Path) -> Path:
    file = tmp_path / "ontology.ttl"
    file.write_text(ONTOLOGY, encoding="utf-8")
    return file


def data(folder: Path, text: str = DATA) -> Path:
    file = folder / "data.nt"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_inferred_triples_are_written_in_the_format_of_the_suffix(
    run: Run, ontology: Path, tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"out.{suffix}"
    outcome = run("infer", "--ontology", ontology, data(tmp_path), "--out", out, "--json")

    assert outcome.code == 0
    assert {str(quad.triple) for quad in parse(path=out, format=FORMATS[suffix])} == {"<urn:x:a> <urn:x:in> <urn:x:c>"}
    assert set(outcome.json) == {"asserted", "inferred", "violations", "seconds"}
    assert (outcome.json["asserted"], outcome.json["inferred"], outcome.json["violations"]) == (2, 1, [])
    assert list(outcome.json["seconds"]) == ["read", "compile", "reason", "check", "write"]
    assert all(seconds >= 0 for seconds in outcome.json["seconds"].values())


@pytest.mark.parametrize("suffix", FORMATS)
def test_data_are_read_in_the_format_of_the_suffix(run: Run, ontology: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"data.{suffix}"
    statements = list(parse(DATA, format=RdfFormat.N_QUADS))
    chosen = FORMATS[suffix]
    serialize(statements if chosen.supports_datasets else [each.triple for each in statements], file, chosen)

    outcome = run("infer", "--ontology", ontology, file, "--explain", "<urn:x:a> <urn:x:in> <urn:x:c>", "--json")
    assert (outcome.code, outcome.json["asserted"], outcome.json["inferred"]) == (0, 2, 1)
    assert outcome.json["explanation"]["rule"] == "prp-trp"


def test_what_is_written_is_sorted_and_holds_axioms_that_follow(run: Run, ontology: Path, tmp_path: Path) -> None:
    axioms, out = ":Rel rdfs:subClassOf owl:TransitiveProperty . :at a :Rel .", tmp_path / "out.nt"
    ontology.write_text(ONTOLOGY + axioms, encoding="utf-8")
    other = "<urn:x:d> <urn:x:at> <urn:x:b> .\n<urn:x:b> <urn:x:at> <urn:x:a> .\n"
    assert run("infer", "--ontology", ontology, data(tmp_path, DATA + other), "--out", out).code == 0

    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)
    assert {"<urn:x:a> <urn:x:in> <urn:x:c> .", "<urn:x:d> <urn:x:at> <urn:x:a> ."} <= set(lines)
    assert f"<urn:x:at> {TYPE} {term('TransitiveProperty')} ." in lines


def test_several_files_are_one_dataset_and_equality_is_carried_out(run: Run, ontology: Path, tmp_path: Path) -> None:
    other, out = tmp_path / "other.ttl", tmp_path / "out.nt"
    other.write_text('<urn:x:b> <urn:x:code> "1" . <urn:x:z> <urn:x:code> "1" .', encoding="utf-8")

    assert run("infer", "--ontology", ontology, data(tmp_path), other, "--out", out).code == 0
    assert "<urn:x:a> <urn:x:in> <urn:x:z> ." in out.read_text(encoding="utf-8").splitlines()


def test_a_contradiction_is_reported_with_proofs_and_exit_code_1(run: Run, ontology: Path, tmp_path: Path) -> None:
    outcome = run("infer", "--ontology", ontology, data(tmp_path, DATA + CLASH), "--check", "--json")
    (violation,) = outcome.json["violations"]

    assert outcome.code == 1
    assert violation["rule"] == "cax-dw"
    assert [proof["rule"] for proof in violation["proofs"]] == ["prp-rng", "prp-dom"]
    assert list(tmp_path.glob("out*")) == []


def test_a_triple_is_explained_with_the_prefixes_of_the_files(run: Run, ontology: Path, tmp_path: Path) -> None:
    outcome = run("infer", "--ontology", ontology, data(tmp_path), "--explain", ":a :in :c")

    assert outcome.code == 0
    assert outcome.out.splitlines()[1:] == [
        "a in c  [prp-trp, a transitive property: in ∘ in → in]",
        "  a in b  [stated]",
        "  b in c  [stated]",
    ]


def test_a_triple_that_does_not_hold_names_what_misses(run: Run, ontology: Path, tmp_path: Path) -> None:
    outcome = run("infer", "--ontology", ontology, data(tmp_path), "--explain", ":a :in :d", "--json")

    assert outcome.code == 1
    assert outcome.json["explanation"] is None
    assert {"prp-trp"} <= {miss["rule"] for miss in outcome.json["why_not"]}


def test_what_misses_names_rules_that_no_fact_can_fire(run: Run, ontology: Path, tmp_path: Path) -> None:
    outcome = run("infer", "--ontology", ontology, data(tmp_path), "--explain", ":a a :Person", "--json")

    assert outcome.code == 1
    assert [miss["rule"] for miss in outcome.json["why_not"]] == ["prp-dom", "eq-rep-s"]


def test_axioms_outside_the_profile_are_warned_of(run: Run, ontology: Path, tmp_path: Path) -> None:
    ontology.write_text(ONTOLOGY + ":A rdfs:subClassOf [ a owl:Class ; owl:unionOf ( :B :C ) ] .", encoding="utf-8")
    outcome = run("infer", "--ontology", ontology, data(tmp_path), "--check")

    assert outcome.code == 0
    assert "outside OWL 2 RL and without effect: B ⊔ C" in outcome.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "--out FILE"),
        (("--out", "x.csv"), 2, "no RDF format has the suffix '.csv'"),
        (("--out", "nowhere/x.nt"), 3, "nowhere/x.nt: no such file or folder"),
        (("--explain", "nonsense"), 2, "is not one triple"),
        (("--explain", ":a :in :b . :b :in :c"), 2, "has 2 triples in Turtle; give exactly one"),
        (("--explain", ""), 2, "is not one triple"),
    ],
)
def test_what_cannot_be_done_is_refused(
    run: Run, ontology: Path, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    outcome = run("infer", "--ontology", ontology, data(tmp_path), *words)

    assert (outcome.code, said in outcome.err) == (code, True)


def test_a_file_that_is_no_rdf_or_is_not_there_is_named(run: Run, ontology: Path, tmp_path: Path) -> None:
    broken = run("infer", "--ontology", ontology, data(tmp_path, "<urn:x:a> nonsense"), "--check")
    missing = run("infer", "--ontology", ontology, tmp_path / "nope.nt", "--check")

    assert (broken.code, missing.code) == (1, 3)
    assert "data.nt" in broken.err
    assert "nope.nt" in missing.err


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("data.rdf", '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n', "not well-formed XML"),
        ("data.jsonld", '{"@context": "https://example.org/x.jsonld", "@id": "urn:x:a"}', "which is not fetched"),
    ],
)
def test_a_file_that_breaks_off_or_needs_another_is_refused(
    run: Run, ontology: Path, tmp_path: Path, name: str, text: str, said: str
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    outcome = run("infer", "--ontology", ontology, file, "--check")

    assert (outcome.code, said in outcome.err, name in outcome.err) == (1, True, True)
