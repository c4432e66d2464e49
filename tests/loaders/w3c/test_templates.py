"""Tests of URI templates, all levels."""

import pytest

from loaders.w3c.templates import Value, expand

VALUES: dict[str, Value] = {"a": "x y", "b": "1/2", "list": ["p", "q"], "empty": ""}


@pytest.mark.parametrize(
    ("template", "text"),
    [("{a}", "x%20y"), ("{+b}", "1/2"), ("{b}", "1%2F2"), ("{#a}", "#x%20y"), ("{?a,b}", "?a=x%20y&b=1%2F2"),
     ("{/list*}", "/p/q"), ("{list}", "p,q"), ("{?list*}", "?list=p&list=q"), ("{a:1}", "x"), ("{;empty}", ";empty"),
     ("{none}z", "z"), ("{.b}", ".1%2F2"), ("{&empty}", "&empty=")],
)  # fmt: skip
def test_each_operator_fills_in_its_way(template: str, text: str) -> None:
    assert expand(template, VALUES) == text
