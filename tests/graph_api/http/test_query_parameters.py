"""Values of parameters."""

import pytest

from graph_api.http.query_parameters import bounded_number, included, switch
from graph_store.errors import BadRequest
from graph_store.graphs import Include


def test_a_switch_is_true_or_false_in_any_case() -> None:
    assert (switch("all", "TRUE"), switch("all", "false")) == (True, False)
    for text in ("", "1", "yes"):
        with pytest.raises(BadRequest, match="all="):
            switch("all", text)


@pytest.mark.parametrize("text", ["", "-1", "0", "1.0", "\u0661", "1" * 13, " 1"])
def test_a_number_has_up_to_twelve_digits(text: str) -> None:
    assert bounded_number("page", "1" * 12, least=1, takes="a number") == 111_111_111_111
    with pytest.raises(BadRequest, match="it takes a number"):
        bounded_number("page", text, least=1, takes="a number")


def test_facts_to_include_have_a_name() -> None:
    assert included("Asserted") is Include.ASSERTED
    with pytest.raises(BadRequest, match="asserted, inferred or all"):
        included("some")
