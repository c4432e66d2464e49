from pathlib import Path

import pytest

from graph_store.graphs import DEFAULT_BASE
from ontology.findings import ERROR, WARNING, Finding
from ontology.lint import lint, lint_folder
from ontology.turtle_files import ontology_triples
from ontology.vocabulary import Vocabulary
from tests.ontology.reasoning.small import turtle

SAID = 'rdfs:label "x"@nl, "x"@en ; rdfs:comment "x"@nl, "x"@en .'


def remarks(schema: str, code: str) -> list[Finding]:
    """Return the findings of one code on a small ontology."""
    return [finding for finding in lint(turtle(schema)) if finding.code == code]


@pytest.mark.slow
def test_our_ontology_draws_no_remark() -> None:
    assert lint(ontology_triples()) == []


@pytest.mark.parametrize(
    ("axiom", "part"),
    [
        (":C rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :D ] .", "∃p.D"),
        (":p rdfs:domain [ a owl:Class ; owl:unionOf ( :C :D ) ] .", "C ⊔ D"),
        ("[ a owl:Restriction ; owl:onProperty :p ; owl:allValuesFrom :D ] rdfs:subClassOf :C .", "∀p.D"),
        ("[ a owl:Class ; owl:complementOf :D ] rdfs:subClassOf :C .", "¬D"),
        (":C rdfs:subClassOf [ a owl:Class ; owl:oneOf ( :x :y ) ] .", "{x, y}"),
        (":C rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:minCardinality 1 ] .", "minCardinality"),
        (":C rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:maxCardinality 2 ] .", "0 or 1"),
        (
            ":C owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( :D [ a owl:Restriction ;"
            " owl:onProperty :p ; owl:someValuesFrom :E ] ) ] .",
            "someValuesFrom",
        ),
        (":p a owl:ReflexiveProperty .", "ReflexiveProperty"),
        (":C owl:disjointUnionOf ( :D :E ) .", "disjointUnionOf"),
        (":C owl:unionOf ( :D :E ) .", "unionOf"),
    ],
)
def test_an_axiom_outside_the_profile_is_named_with_a_way_out(axiom: str, part: str) -> None:
    found = remarks(axiom, "outside-rl")

    assert any(part in finding.message for finding in found)
    assert all(finding.suggestion for finding in found)


@pytest.mark.parametrize(
    "axiom",
    [
        "[ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :D ] rdfs:subClassOf :C .",
        "[ a owl:Class ; owl:unionOf ( :D :E ) ] rdfs:subClassOf :C .",
        ":C rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:hasValue :x ] .",
        ":C owl:equivalentClass [ a owl:Restriction ; owl:onProperty :p ; owl:hasValue :x ] .",
        ":C rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:allValuesFrom :D ] .",
        ":C rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:maxCardinality 1 ] .",
        ":C rdfs:subClassOf [ a owl:Class ; owl:complementOf :D ] .",
        ":C owl:intersectionOf ( :D :E ) .",
    ],
)
def test_an_axiom_of_the_profile_draws_no_remark(axiom: str) -> None:
    assert remarks(axiom, "outside-rl") == []


def test_a_chain_that_makes_every_chair_an_organisation_cannot_hold() -> None:
    """C7 of the domain model, with `leads` limited to organisations."""
    schema = """
        :Person owl:disjointWith :Organisation .
        :chairs rdfs:domain :Person .
        :leads rdfs:domain :Organisation ; owl:propertyChainAxiom ( :chairs :governs ) .
    """
    messages = [finding.message for finding in remarks(schema, "unsatisfiable")]

    assert any("chairs(x0, x1) ∧ governs(x1, x2)" in message for message in messages)


def test_a_class_under_two_disjoint_ones_cannot_have_members() -> None:
    schema = ":A owl:disjointWith :B . :C a owl:Class ; rdfs:subClassOf :A, :B ."

    assert [finding.term for finding in remarks(schema, "unsatisfiable")] == ["C(x)"]


def test_a_functional_property_with_a_prescribed_value_is_dangerous() -> None:
    schema = """
        :p a owl:FunctionalProperty . :q rdfs:subPropertyOf :p .
        :C rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :q ; owl:hasValue :x ] .
    """

    assert [finding.term for finding in remarks(schema, "functional-has-value")] == ["urn:x:p"]


def test_a_functional_property_may_have_a_value_as_a_condition() -> None:
    schema = """
        :p a owl:FunctionalProperty .
        [ a owl:Restriction ; owl:onProperty :p ; owl:hasValue "x" ] rdfs:subClassOf :C .
    """

    assert remarks(schema, "functional-has-value") == []


def test_keys_are_left_to_the_loader() -> None:
    assert remarks(":C owl:hasKey ( :p ) .", "has-key") != []


def test_a_term_of_ours_is_declared_and_said_in_both_languages() -> None:
    schema = f"""
        <urn:x> a owl:Ontology .
        <urn:x#Good> a owl:Class ; {SAID}
        <urn:x#Silent> a owl:Class ; rdfs:label "stil"@nl ; rdfs:subClassOf <urn:x#Nowhere> .
    """
    found = {(finding.code, finding.term, finding.message) for finding in lint(turtle(schema))}

    assert found == {
        ("undeclared", "urn:x#Nowhere", "used but not declared"),
        ("no-label", "urn:x#Silent", "no rdfs:label in en"),
        ("no-comment", "urn:x#Silent", "no rdfs:comment in nl"),
        ("no-comment", "urn:x#Silent", "no rdfs:comment in en"),
    }


def test_a_blank_node_that_is_a_thing_should_have_a_name() -> None:
    assert remarks(':a :knows [ :name "someone" ] .', "stray-blank-node") != []
    assert remarks("[ a owl:AllDisjointClasses ; owl:members ( :A :B ) ] .", "stray-blank-node") == []


@pytest.mark.parametrize(
    ("marks", "message"),
    [
        ("", "has the date on but no temporal kind"),
        (':C :temporalKind "occurrence", "state" .', "is marked as occurrence and as state"),
        (
            ':C rdfs:subClassOf :D, :E . :D :temporalKind "occurrence" . :E :temporalKind "state" .',
            "is marked as occurrence and as state",
        ),
        (':C :temporalKind "moment" .', "is marked as 'moment', which is not a temporal kind"),
        (':C rdfs:subClassOf :D . :D :temporalKind "state" .', "is a state, but on is neither the start nor the end"),
    ],
)
def test_a_dated_class_is_an_occurrence_or_a_state(marks: str, message: str) -> None:
    dated = f':C a owl:Class . :on :intervalRole "both" ; rdfs:domain :C . {marks}'

    assert any(message in finding.message for finding in remarks(dated, "temporal-kind"))


def test_a_dated_class_inherits_its_mark() -> None:
    dated = ':on :intervalRole "both" ; rdfs:domain :C . :C rdfs:subClassOf :D . :D :temporalKind "occurrence" .'

    assert remarks(dated, "temporal-kind") == []


PREFIXES = """
@prefix kg: <https://kennisgraaf.example/ns#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix own: <urn:own#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a graph folder in use, of two ontology files that a test writes."""
    (tmp_path / "kennisgraaf.toml").write_text('[sources]\nontology = ["one.ttl", "two.ttl"]\n')
    for name in ("one.ttl", "two.ttl"):
        (tmp_path / name).write_text(PREFIXES)
    monkeypatch.setenv("KENNISGRAAF_GRAPH", str(tmp_path))
    return tmp_path


def test_an_ontology_of_another_vocabulary_without_labels_or_relations_draws_no_error(folder: Path) -> None:
    (folder / "one.ttl").write_text(PREFIXES + "schema:Place a owl:Class .\norg:Site a owl:Class .")
    (folder / "two.ttl").write_text(PREFIXES + "schema:size a owl:DatatypeProperty ; rdfs:range xsd:integer .")

    assert lint_folder(DEFAULT_BASE) == []


def test_a_term_of_the_own_namespace_without_a_label_draws_a_warning(folder: Path) -> None:
    (folder / "two.ttl").write_text(PREFIXES + "<urn:own> a owl:Ontology .\nown:Site a owl:Class .")
    found = {(each.code, each.weight, each.file, each.line) for each in lint_folder(DEFAULT_BASE)}

    assert found == {(code, WARNING, "two.ttl", 11) for code in ("no-label", "no-comment")}


def test_two_files_with_one_local_name_draw_a_warning_on_the_second(folder: Path) -> None:
    (folder / "one.ttl").write_text(PREFIXES + "schema:name a owl:DatatypeProperty ; rdfs:range xsd:string .")
    (folder / "two.ttl").write_text(PREFIXES + "org:name a owl:DatatypeProperty ; rdfs:range xsd:string .")
    (only,) = lint_folder(DEFAULT_BASE)

    assert (only.code, only.weight, only.file, only.line) == ("same-name", WARNING, "two.ttl", 10)
    assert "org_name" in only.message


def test_an_error_has_the_file_and_line_of_its_term(folder: Path) -> None:
    (folder / "two.ttl").write_text(PREFIXES + "# a comment\nkg:Row a owl:Class .\nown:size a owl:DatatypeProperty .")
    found = {(each.code, each.weight, each.file, each.line) for each in lint_folder(DEFAULT_BASE)}

    assert found == {("core-term", ERROR, "two.ttl", 11), ("no-range", WARNING, "two.ttl", 12)}


def test_files_that_are_not_turtle_are_the_only_findings(folder: Path) -> None:
    (folder / "one.ttl").write_text(PREFIXES + "own:size a owl:DatatypeProperty .")
    (folder / "two.ttl").write_text(PREFIXES + "own:size a x:y .")
    (only,) = lint_folder(DEFAULT_BASE)

    assert (only.code, only.weight, only.file, only.line, only.column) == ("syntax", ERROR, "two.ttl", 10, 12)


@pytest.mark.slow
def test_an_ontology_of_two_thousand_terms_is_checked_and_read(folder: Path) -> None:
    classes = "".join(f"own:C{n} a owl:Class ; rdfs:subClassOf own:C{n // 10} .\n" for n in range(1, 1000))
    fields = "".join(f"own:p{n} a owl:DatatypeProperty ; rdfs:range xsd:string .\n" for n in range(1000))
    (folder / "one.ttl").write_text(f"{PREFIXES}own:C0 a owl:Class .\n{classes}{fields}")

    assert lint_folder(DEFAULT_BASE) == []
    assert len(Vocabulary.load(DEFAULT_BASE).properties) > 1000
