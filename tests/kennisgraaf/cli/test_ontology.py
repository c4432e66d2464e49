"""Tests of `kennisgraaf ontology`."""

import pytest

from tests.kennisgraaf.running import Run


@pytest.mark.slow
def test_the_ontology_has_nothing_to_complain_about(run: Run) -> None:
    outcome = run("ontology", "lint")
    assert (outcome.code, outcome.out) == (0, "0 findings\n")


def test_a_rule_is_shown_with_its_name_and_its_axiom(run: Run) -> None:
    rules = run("ontology", "rules", "--json").json
    assert {
        "rule": "cax-sco",
        "head": "Municipality(x)",
        "body": "CentreCity(x)",
        "axiom": "CentreCity ⊑ Municipality",
    } in rules


def test_a_contradiction_has_no_head(run: Run) -> None:
    assert [rule for rule in run("ontology", "rules", "--json").json if rule["head"] == "⊥"]


def test_the_table_has_a_line_a_rule(run: Run) -> None:
    assert len(run("ontology", "rules").out.splitlines()) == 1 + len(run("ontology", "rules", "--json").json)
