from graph_store.lexer.patterns import Pattern, Place, QueryPatterns
from graph_store.lexer.tokens import Prologue


def test_a_pattern_is_needed_in_the_default_graph_unless_it_says_otherwise() -> None:
    assert Pattern("?s", "?p", "?o", Place(), 0) == Pattern("?s", "?p", "?o", Place(None, is_needed=True), 0)


def test_two_queries_share_no_list() -> None:
    one, other = (QueryPatterns(Prologue("")) for _ in range(2))
    one.counts.append("?n")
    assert other.counts == []
