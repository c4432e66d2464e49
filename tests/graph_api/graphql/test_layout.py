"""Lines as the formatter would write them."""

from graph_api.graphql.layout import as_words, call, class_block, field_line, quoted


def test_a_call_that_fits_stands_on_one_line() -> None:
    assert call("    x = f", ["1", "2"]) == "    x = f(1, 2)"


def test_arguments_that_fit_stand_on_a_line_of_their_own() -> None:
    long = "1" * 100
    assert call(f"    x{'y' * 20} = f", [long]) == f"    x{'y' * 20} = f(\n        {long}\n    )"


def test_arguments_that_do_not_fit_stand_one_a_line() -> None:
    long = "1" * 70
    assert call("x = f", [long, long]) == f"x = f(\n    {long},\n    {long},\n)"


def test_a_class_has_its_docstring_and_fields() -> None:
    assert class_block("@d", "A", ["B"], "Says.", ["    x: int"]) == '@d\nclass A(B):\n    """Says."""\n\n    x: int'


def test_a_field_names_its_property() -> None:
    assert field_line("a", "int", "value", "", suffix="B") == '    aB: int = f.value("a")'


def test_texts_are_escaped_and_names_become_words() -> None:
    assert quoted('a "b" \\') == '"a \\"b\\" \\\\"'
    assert as_words("CentreCity") == "centre city"
