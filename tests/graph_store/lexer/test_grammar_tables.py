from graph_store.lexer.grammar_tables import beginnings, choices, kind_of, rules
from graph_store.lexer.tokens import tokens_of


def test_a_rule_is_read_with_its_groups_as_rules() -> None:
    [[named]] = [parts for parts in rules()["VarOrIri"] if parts == ["VARIABLE"]]
    assert named == "VARIABLE"
    assert [len(alternative) for alternative in rules()["Dataset"]] == [3]


def test_a_token_tells_which_alternative_it_begins() -> None:
    assert choices()["Verb"]["VARIABLE"] == ["VARIABLE"]
    assert choices()["Verb"]["'!'"] == ["Path"]
    assert "'}'" not in choices()["Verb"]


def test_a_rule_may_be_empty() -> None:
    first, can_be_empty = beginnings()["Modifiers"]
    assert can_be_empty
    assert first == {"GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET"}
    assert not beginnings()["Group"][1]


def test_tokens_have_the_names_that_rules_use() -> None:
    text = "select ?x a kg:a _:b <c> 'd' @en 1 count STR ^^"
    assert [kind_of(token) for token in tokens_of(text)] == [
        "SELECT", "VARIABLE", "'a'", "NAME", "BLANK", "IRI", "TEXT", "LANGUAGE", "NUMBER", "AGGREGATE", "FUNCTION",
        "'^^'",
    ]  # fmt: skip
