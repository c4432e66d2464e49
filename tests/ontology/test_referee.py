import pytest

from ontology import referee
from ontology.files import ontology_triples
from ontology.lint import lint
from ontology.referee import verdict
from tests.ontology.reasoning.small import turtle

SCHEMA = ":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :i a :A ."


def test_owlrl_and_our_rules_agree_on_the_ontology() -> None:
    found = verdict(ontology_triples())

    assert (found.missed, found.added, found.contradictions) == (frozenset(), frozenset(), ())


def test_what_only_one_of_them_infers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(referee, "materialise", lambda rules, facts: _Deaf())
    found = verdict(turtle(SCHEMA))

    assert turtle(":A rdfs:subClassOf :C . :i a :B, :C .") <= found.missed


def test_a_contradiction_of_the_schema_alone_is_told() -> None:
    schema = ":A owl:disjointWith :B . :i a :A, :B ."

    assert [finding.code for finding in lint(turtle(schema)) if finding.code == "referee"] == ["referee"]
    assert "A" in verdict(turtle(schema)).contradictions[0]


def test_texts_take_no_part() -> None:
    assert verdict(turtle(SCHEMA + ':A rdfs:label "a"@en ; :size 3 .')) == verdict(turtle(SCHEMA))


class _Deaf:
    def inferred(self) -> set[object]:
        return set()
