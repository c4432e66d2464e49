import pytest

from graph_store.errors import BadRequest
from queries.header import Parameter, header

SPARQL = """#+ summary:  What a person chairs.
#+ question: What does Wim Dries chair? | Wat zit Wim Dries voor?
#+ params:   person (iri), words (string, nl; one or more)
PREFIX kg: <https://kennisgraaf.example/ns#>

SELECT ?chaired { ?person kg:chairs ?chaired }
"""


def test_lines_at_the_top_are_read_by_key() -> None:
    assert header(SPARQL, ())["summary"] == "What a person chairs."


def test_a_line_that_is_not_there_is_empty() -> None:
    assert header(SPARQL, ())["reads"] == ""


def test_the_question_is_read_in_english_and_dutch() -> None:
    assert header(SPARQL, ()).question == {"en": "What does Wim Dries chair?", "nl": "Wat zit Wim Dries voor?"}


def test_a_question_without_a_bar_is_english() -> None:
    assert header("# question: How many?\n", ()).question == {"en": "How many?"}


def test_names_of_parameters_stand_before_their_kinds() -> None:
    assert header(SPARQL, ()).params == ("person", "words")


def test_a_parameter_has_a_kind_a_language_and_a_note() -> None:
    text = "#+ params: from, to (date), name (string, nl; one or more), word\n"
    assert header(text, ()).parameters == (
        Parameter("from", "date"),
        Parameter("to", "date"),
        Parameter("name", "string", "nl", "one or more"),
        Parameter("word", "string"),
    )


def test_graphql_lines_start_with_a_plain_hash() -> None:
    text = (
        "# question: How many?\n# answer: .criteria.totalCount | . * 1\n{ criteria { totalCount } }\n# answer: later\n"
    )
    assert header(text, ("question", "answer"))["answer"] == ".criteria.totalCount | . * 1"


def test_a_missing_line_is_named() -> None:
    with pytest.raises(BadRequest, match="no line 'returns'"):
        header(SPARQL, ("summary", "returns"))


def test_a_line_written_twice_is_refused() -> None:
    with pytest.raises(BadRequest, match="two lines 'question'"):
        header("# question: One?\n# question: Two?\n", ())
