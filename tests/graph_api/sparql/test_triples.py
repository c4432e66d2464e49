from collections.abc import Sequence

import pytest

from graph_api.sparql.triples import said_of, triples_end
from graph_store.lexer.tokens import Token, tokens_of, written


def tokens(text: str) -> Sequence[Token]:
    return list(tokens_of(text))


def test_what_is_said_of_one_subject_is_a_triple_each() -> None:
    said = said_of(tokens('?s a ex:C ; ex:p 1, -2, "x"@nl ; ^ex:q|ex:r* [ ex:t 5 ] . ?o ?p ?q'), 0)
    assert [f"{each.name} {each.about}".strip() for each in said] == [
        "?s a ex:C",
        "?s ex:p 1",
        "?s ex:p -2",
        '?s ex:p "x"@nl',
        "Path ?s ^ex:q|ex:r* [ ex:t 5 ]",
    ]


@pytest.mark.parametrize(
    ("text", "rest"),
    [("?s ?p [ ?q ?o . ] . ?a", ". ?a"), ("?s ?p ?o OPTIONAL { }", "OPTIONAL { }"), ("?s ?p ?o { }", "{ }"),
     ("?s ?p ?o", "")],
)  # fmt: skip
def test_triples_end_at_a_stop_or_where_something_else_begins(text: str, rest: str) -> None:
    found = tokens(text)
    assert written(found[triples_end(found, 0) :]) == rest
