from graph_store.lexer.grammar import BEGINNINGS, END, KINDS, NAMES, TOLD
from graph_store.lexer.grammar_tables import beginnings, rules


def test_every_part_of_a_rule_is_a_rule_or_a_token() -> None:
    known = rules()
    parts = {part for alternatives in known.values() for each in alternatives for part in each}
    assert [part for part in parts if not (part in known or part.isupper() or part.startswith("'"))] == []


def test_one_token_tells_which_alternative_is_meant() -> None:
    first = beginnings()
    for name, alternatives in rules().items():
        begun = [kind for parts in alternatives if parts for kind in (first.get(parts[0]) or ({parts[0]}, False))[0]]
        assert len(begun) == len(set(begun)), name


def test_what_stands_for_several_tokens_begins_as_its_rules_do() -> None:
    first = beginnings()
    for words, rule in (
        ("an expression", "Expression"),
        ("a path", "Path"),
        ("a value", "Datum"),
        ("a term", "Object"),
    ):
        assert set(BEGINNINGS[words].split()) == first[rule][0]
        assert TOLD[words] <= first[rule][0]


def test_tokens_have_names_for_people() -> None:
    assert {*KINDS.values(), "NAME", "BLANK", "FUNCTION", "AGGREGATE", END} == NAMES.keys()
