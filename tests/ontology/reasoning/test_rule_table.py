import pytest

from ontology.reasoning.rule_table import DATA, EQUALITY, FALSE, RENAMED, SCHEMA
from ontology.reasoning.rule_templates import templates


@pytest.mark.parametrize("table", [DATA, EQUALITY, FALSE, RENAMED, SCHEMA])
def test_every_letter_of_a_head_is_bound_by_its_rule(table: str) -> None:
    for template in templates(table):
        known = {arg for form in (*template.schema, *template.body) for arg in form.args}
        head = template.head
        assert head is None or set(head.args) <= known | {arg for arg in head.args if not isinstance(arg, str)}


@pytest.mark.parametrize("table", [DATA, EQUALITY, RENAMED])
def test_rules_over_data_need_an_axiom(table: str) -> None:
    assert all(template.schema for template in templates(table))


def test_rules_over_the_schema_need_none() -> None:
    assert not any(template.schema for template in templates(SCHEMA))
    assert all(template.name.startswith("scm-") for template in templates(SCHEMA))


def test_false_rules_conclude_nothing() -> None:
    assert all(template.head is None for template in templates(FALSE))
