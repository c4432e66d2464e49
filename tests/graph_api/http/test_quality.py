"""Values with qualities. https://www.rfc-editor.org/rfc/rfc9110#section-12.4.2"""

import pytest

from graph_api.http.quality import weighted


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("", []),
        ("nl", [("nl", 1.0)]),
        ("nl; q=0.1, en; q=0.9", [("nl", 0.1), ("en", 0.9)]),
        ("GZIP ; Q = 0.5,br;q=0", [("gzip", 0.5), ("br", 0.0)]),
        ("text/html;level=1;q=.2, */*;q=1.", [("text/html", 0.2), ("*/*", 1.0)]),
        ("a;q=high, b;q=, c;q=-1, d;q=5, e;q=\u0661, ;q=1", [("d", 1.0)]),
        ("a;q=0.00000000000001", []),
        (",,a,", [("a", 1.0)]),
    ],
)
def test_each_value_has_a_quality(header: str, values: list[tuple[str, float]]) -> None:
    assert list(weighted(header)) == values


def test_a_header_of_endless_values_is_read_up_to_the_hundredth() -> None:
    assert len(list(weighted("a," * 10_000))) == 100
