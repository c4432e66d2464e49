from pathlib import Path

import pytest

from graph_store.errors import BadRequest, RejectedFile
from ontology.reasoning.rdf_files import RdfFiles, typed_triple, write
from tests.ontology.reasoning.small import turtle


def test_files_of_several_formats_are_one_document(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("@prefix ex: <urn:x:> . ex:a ex:in ex:b .", encoding="utf-8")
    (tmp_path / "b.nq").write_text("<urn:x:b> <urn:x:in> <urn:x:c> <urn:g> .", encoding="utf-8")
    files = RdfFiles([tmp_path / "a.ttl", tmp_path / "b.nq"])

    assert set(files) == turtle(":a :in :b . :b :in :c .")
    assert files.prefixes == {"ex": "urn:x:"}


@pytest.mark.parametrize("suffix", ["ttl", "nt", "nq", "trig", "rdf", "owl", "jsonld"])
def test_what_is_written_is_read_again(tmp_path: Path, suffix: str) -> None:
    triples, file = turtle(':a :in :b ; :label "x"@en, "y" .'), tmp_path / f"out.{suffix}"
    write(triples, file, {"ex": "urn:x:"})

    assert set(RdfFiles([file])) == triples


def test_what_is_no_rdf_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text("<urn:a> nonsense", encoding="utf-8")

    with pytest.raises(RejectedFile, match=r"a\.nt: .*1"):
        list(RdfFiles([tmp_path / "a.nt"]))
    with pytest.raises(BadRequest, match=r"suffix '\.csv'"):
        list(RdfFiles([tmp_path / "a.csv"]))


def test_a_triple_is_typed_as_in_turtle() -> None:
    (expected,) = turtle(":a a owl:Class .")

    assert typed_triple("ex:a a owl:Class", {"ex": "urn:x:"}) == expected
    with pytest.raises(BadRequest, match="has 2 triples in Turtle; give exactly one"):
        typed_triple("ex:a a owl:Class ; ex:b ex:c", {"ex": "urn:x:"})
