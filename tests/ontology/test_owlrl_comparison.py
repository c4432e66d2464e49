import pytest

from ontology import owlrl_comparison
from ontology.lint import lint
from ontology.owlrl_comparison import compare
from ontology.turtle_files import ontology_triples
from tests.ontology.reasoning.small import turtle

SCHEMA = ":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :i a :A ."


@pytest.mark.slow
def test_owlrl_and_our_rules_agree_on_the_ontology() -> None:
    found = compare(ontology_triples())

    assert found is not None
    assert (found.missed, found.added, found.contradictions) == (frozenset(), frozenset(), ())


def test_what_only_one_of_them_infers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owlrl_comparison, "materialise", lambda rules, facts: _Deaf())
    found = compare(turtle(SCHEMA))

    assert found is not None

    assert turtle(":A rdfs:subClassOf :C . :i a :B, :C .") <= found.missed


def test_a_contradiction_of_the_schema_alone_is_told() -> None:
    schema = ":A owl:disjointWith :B . :i a :A, :B ."

    assert [finding.code for finding in lint(turtle(schema)) if finding.code == "owlrl"] == ["owlrl"]
    found = compare(turtle(schema))
    assert found is not None
    assert "A" in found.contradictions[0]


def test_a_large_ontology_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owlrl_comparison, "MOST_TRIPLES", 1)
    assert compare(turtle(SCHEMA)) is None
    assert [(each.code, each.weight) for each in lint(turtle(SCHEMA))] == [("owlrl", "warning")]


def test_texts_take_no_part() -> None:
    assert compare(turtle(SCHEMA + ':A rdfs:label "a"@en ; :size 3 .')) == compare(turtle(SCHEMA))


class _Deaf:
    def inferred(self) -> set[object]:
        return set()
