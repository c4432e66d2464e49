import pytest

from graph_store.errors import QueryTooComplex
from graph_store.lexer.paths import MAX_CHOICES, Other, Walk, choices_of, refuse_many
from graph_store.lexer.syntax_tree import tree_of
from graph_store.lexer.tokens import tokens_of

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def choices(path: str) -> list[str]:
    """Return each sequence, with `!` and `^!` for the steps by any other predicate."""
    found = tree_of(list(tokens_of(path)), "Path")
    assert found is not None
    return [" ".join(map(shown, each)) for each in choices_of(found)]


def shown(step: Walk | Other) -> str:
    if isinstance(step, Walk):
        return step.text
    return f"{'^' * step.is_inverse}!({'|'.join(step.names)})"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a", ["a"]),
        (":p/:q", [":p :q"]),
        (":p|:q|:r", [":p", ":q", ":r"]),
        ("(:p|:q)/(:r|^:s)", [":p :r", ":p ^:s", ":q :r", ":q ^:s"]),
        ("^(:p/(:q|:r))", ["^:q ^:p", "^:r ^:p"]),
        ("^(^:p)", [":p"]),
        ("(:p|:q)*/:r", ["(:p|:q)* :r"]),
        ("^((:p|:q)+)", ["^(:p|:q)+"]),
        ("^:p?", ["^:p?"]),
        ("!:p", ["!(:p)"]),
        ("!(a|^:p|:q)", [f"!({TYPE}|:q)", "^!(:p)"]),
        ("^(!(^:p))", ["!(:p)"]),
        ("!()", ["!()"]),
        ("(!()|:p)*", ["((a|!a)|:p)*"]),
    ],
)
def test_a_path_stands_for_sequences_without_alternatives(path: str, expected: list[str]) -> None:
    assert choices(path) == expected


def test_a_path_that_stands_for_too_many_is_refused_before_they_are_made() -> None:
    assert len(choices("/".join(["(:p|:q)"] * 8))) == MAX_CHOICES
    with pytest.raises(QueryTooComplex, match="256 sequences"):
        choices("/".join(["(:p|:q)"] * 400))
    with pytest.raises(QueryTooComplex):
        choices("|".join([":p"] * 257))
    refuse_many(MAX_CHOICES)
