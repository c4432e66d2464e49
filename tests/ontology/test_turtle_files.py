"""The ontology and shapes as triples, with IRIs for the blank nodes of the files."""

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, NamedNode

from graph_store.errors import RejectedMetadata
from graph_store.graphs import DEFAULT_BASE
from ontology.namespaces import DCT, OWL, RDF_TYPE, RDFS_IS_DEFINED_BY, kg
from ontology.turtle_files import (
    TurtleFault,
    core_terms,
    namespace_prefixes,
    ontology_triples,
    read_turtle,
    shape_triples,
    skolemised,
)

TWO = "[] <urn:p> [ <urn:q> 1 ] . [] <urn:p> [ <urn:q> 2 ] ."


@pytest.mark.parametrize("triples", [ontology_triples, shape_triples], ids=["ontology", "shapes"])
def test_the_files_hold_no_blank_node_once_read(triples: object) -> None:
    assert callable(triples)
    found = triples()
    assert len(found) > 100
    assert [triple for triple in found for term in triple if isinstance(term, BlankNode)] == []


def test_the_core_terms_are_those_of_every_graph_folder() -> None:
    assert {kg("endedBy", "https://data.gent.be/"), kg("Row", "https://data.gent.be/")} < core_terms(
        "https://data.gent.be/"
    )
    assert kg("Project") not in core_terms()


def test_a_name_follows_from_content_and_not_from_order() -> None:
    backwards = ". ".join(reversed(TWO.strip(" .").split(" . "))) + " ."
    assert set(skolemised(TWO, DEFAULT_BASE)) == set(skolemised(backwards, DEFAULT_BASE))


def test_different_content_has_different_names() -> None:
    assert len({triple.subject for triple in skolemised(TWO, DEFAULT_BASE)}) == 4


def test_names_stand_under_the_base() -> None:
    subjects = [triple.subject for triple in skolemised(TWO, "https://data.gent.be/")]
    assert all(isinstance(name, NamedNode) and "data.gent.be/.well-known/genid/" in name.value for name in subjects)


def test_a_cycle_of_blank_nodes_cannot_be_named() -> None:
    with pytest.raises(ValueError, match="cycle"):
        skolemised("_:a <urn:p> _:b . _:b <urn:p> _:a .", DEFAULT_BASE)


def test_another_base_replaces_the_base_of_the_files() -> None:
    assert not any(DEFAULT_BASE in str(triple) for triple in ontology_triples("https://data.gent.be/"))


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (b"@prefix a: <urn:a:> .\na:b a a:C ;\n  x:y 1 .", (3, 3), "has not been declared"),
        (b"<urn:a> <urn:b> .", (1, 17), "not a valid RDF object"),
        (b"<urn:a>\n  <urn:b> '\xff' .", (2, None), "not UTF-8"),
        (b"_:a <urn:p> _:b . _:b <urn:p> _:a .", (None, None), "part of a cycle"),
    ],
)
def test_a_file_that_is_not_turtle_is_a_fault_with_a_place(
    tmp_path: Path, text: bytes, place: tuple[int | None, int | None], words: str
) -> None:
    file = tmp_path / "terms.ttl"
    file.write_bytes(text)
    fault = read_turtle(file, DEFAULT_BASE)
    assert isinstance(fault, TurtleFault)
    assert (fault.line, fault.column) == place
    assert words in fault.message


def test_an_ontology_that_is_not_turtle_is_refused_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kennisgraaf.toml").write_text('[sources]\nontology = ["terms.ttl"]')
    (tmp_path / "terms.ttl").write_text("\n<urn:a> a x:y .")
    monkeypatch.setenv("KENNISGRAAF_GRAPH", str(tmp_path))
    with pytest.raises(RejectedMetadata, match=r"^terms\.ttl:2:11: The prefix x: has not been declared"):
        ontology_triples()


def test_the_prefixes_are_those_of_the_files() -> None:
    known = namespace_prefixes("https://data.gent.be/")
    assert known["https://data.gent.be/ns#"] == "kg"
    assert known["http://data.europa.eu/s66#"] == "eurio"


def test_each_declared_term_names_the_ontology_that_defines_it() -> None:
    for base in (DEFAULT_BASE, "https://data.gent.be/"):
        triples = ontology_triples(base)
        declared = {str(each.subject) for each in triples if each.predicate == RDF_TYPE}
        ours = {term for term in declared if term.startswith(f"<{base}ns#")}
        defined = {str(each.subject): each.object for each in triples if each.predicate == RDFS_IS_DEFINED_BY}
        assert len(ours) > 400
        assert defined == dict.fromkeys(ours, NamedNode(f"{base}ns"))


def test_the_header_states_version_licence_and_makers() -> None:
    about = {each.predicate.value for each in ontology_triples() if each.subject == NamedNode(f"{DEFAULT_BASE}ns")}
    assert {f"{OWL}versionIRI", f"{OWL}versionInfo", f"{DCT}license", f"{DCT}creator", f"{DCT}publisher"} <= about
