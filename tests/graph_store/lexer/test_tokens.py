import pytest

from graph_store.errors import MalformedQuery
from graph_store.lexer.tokens import MOST_STRAY, Prologue, all_tokens, edited, group_end, position, tokens_of, written


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokens_of(text)]


def test_strings_iris_and_comments_are_whole() -> None:
    assert kinds("'a }' <b{> # { \n {") == [("string", "'a }'"), ("operator", "<"), ("word", "b"), ("open", "{"),
                                           ("operator", ">"), ("open", "{")]  # fmt: skip
    assert kinds('<urn:b> """a " } """') == [("iri", "<urn:b>"), ("string", '"""a " } """')]


def test_a_token_knows_its_keyword_and_its_place() -> None:
    first, second = tokens_of("select  ?x")
    assert (first.word, first.at, first.end) == ("SELECT", 0, 6)
    assert (second.word, second.at) == ("", 8)


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("BASE <http://b/x/> <y>", "http://b/x/y"),
        ("PREFIX : <urn:> :a\\-b", "urn:a-b"),
        ("PREFIX p: <#> p:x", "http://base/#x"),
        ("<\\u0061>", "http://base/a"),
    ],
)
def test_a_name_is_resolved_by_what_stands_before_it(text: str, iri: str) -> None:
    tokens, prologue = list(tokens_of(text)), Prologue("http://base/")
    at = prologue.read(tokens, 0)
    assert prologue.resolve(tokens[at]) == iri


def test_the_end_of_a_group_is_its_own_bracket() -> None:
    tokens = list(tokens_of("{ { } [ ] } }"))
    assert group_end(tokens, 0) == 5
    assert group_end(list(tokens_of("{ {")), 0) == 1


def test_a_position_is_a_line_and_a_column() -> None:
    assert position("ab\ncd", 4) == (2, 2)


def test_tokens_are_written_with_one_space_where_any_space_or_remark_was() -> None:
    assert written(list(tokens_of("?a+1  >\n# remark\n ex:f(?b)"))) == "?a+1 > ex:f(?b)"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("a:b. ?s", ["a:b", ".", "?s"]), (":a.b:c.d. ", [":a.b:c.d", "."]), ("_:b.", ["_:b", "."]),
        (".5 1.e3 1. 1.5e-1.", [".5", "1.e3", "1", ".", "1.5e-1", "."]),
        ("p:e\u0301 p:a·b ?a·b", ["p:e\u0301", "p:a·b", "?a·b"]),
    ],
)  # fmt: skip
def test_a_name_ends_before_a_stop_and_a_number_may_begin_or_end_with_one(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokens_of(text)] == tokens


def test_spans_are_replaced_and_empty_ones_filled() -> None:
    assert edited("abcdef", [(3, 4, "X"), (0, 0, "<"), (6, 6, ">")]) == "<abcXef>"


@pytest.mark.slow
@pytest.mark.parametrize("unit", ['\\"', '"\\"\n', "\\'", '\\"""\n', "\\'''\n", '"', '"""', "'\n", "\\"])
@pytest.mark.parametrize("start", ["", '"', "'", '"""', "SELECT * { "])
def test_quotes_without_an_end_take_no_longer_than_others(unit: str, start: str) -> None:
    r"""A megabyte of `\"` would take hours if the lexer searched the rest of the text from each quote."""
    text = start + unit * (1_000_000 // len(unit))
    assert sum(token.text in ('"', "'", "\\") for token in tokens_of(text)) <= MOST_STRAY + 1


def test_a_text_with_many_stray_quotes_is_refused_at_its_place() -> None:
    assert [token.text for token in all_tokens("a ' b")] == ["a", "'", "b"]
    with pytest.raises(MalformedQuery) as refused:
        list(all_tokens("SELECT *\n" + "\\" * 100))
    assert refused.value.line == 2
