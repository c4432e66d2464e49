from collections import Counter

import pytest
from pyoxigraph import Store

from tests.graph_store.lexer.rewritten import rows


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("'abcd', '(b)(c)', '$2$1'", "acbd"),
        ("'abcd', '(b)', '$1x'", "abxcd"),
        ("'abcd', '(b)', '$13'", "ab3cd"),
        ("'abcd', 'b', '[$0]'", "a[b]cd"),
        ("'abcd', 'b', '\\\\$'", "a$cd"),
        ("'abcd', 'b', '\\\\\\\\'", "a\\cd"),
        ("'abcd', '(a)(b)(c)(d)(.*)(.*)(.*)(.*)(.*)(.*)', '$10-$4'", "-d"),
        ("'abcd', 'b', '\\t\\'', ''", "a\t'cd"),
    ],
)
def test_the_marks_of_a_replacement_are_those_of_the_standard(arguments: str, expected: str) -> None:
    assert rows(Store(), f"SELECT (replace({arguments}) AS ?x) {{}}") == Counter([(expected,)])
