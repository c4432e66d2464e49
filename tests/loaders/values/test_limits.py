"""Tests of the limits that CSVW sets for values."""

import pytest

from loaders.check.forms import own_form
from loaders.values.cells import Datatype, parser
from loaders.values.limits import limits_of
from loaders.values.readings import Refused


@pytest.mark.parametrize(
    ("base", "limits", "good", "bad"),
    [
        ("integer", {"minimum": 1, "maximum": "10"}, ["1", "10"], ["0", "1.000", "-5"]),
        ("decimal", {"minExclusive": "0", "maxInclusive": 1.5}, ["0,1", "1,5"], ["0", "1,51"]),
        ("double", {"maxExclusive": 2}, ["1,9"], ["2", "INF"]),
        ("date", {"minInclusive": "2020-01-01"}, ["1/1/2020", "2020-02-01"], ["31/12/2019"]),
        ("string", {"minLength": 2, "maxLength": 3}, ["ab", "abc"], ["a", "abcd"]),
        ("string", {"length": 2}, ["ab"], ["a"]),
    ],
)
def test_a_value_outside_the_limits_is_refused(
    base: str, limits: dict[str, object], good: list[str], bad: list[str]
) -> None:
    datatype = Datatype(base, limits=limits_of(limits, base))
    read = parser(datatype)
    assert all(read(text).text for text in good)
    for text in bad:
        with pytest.raises(Refused) as refused:
            read(text)
        assert refused.value.code == "out-of-bounds"
        assert not own_form(datatype).holds(text)
    told = ", ".join(f"{name} {bound}" for name, bound in limits.items())
    assert refused.value.details == {"limits": told}


@pytest.mark.parametrize(
    ("base", "limits"),
    [
        ("string", {"minimum": 1}),
        ("integer", {"length": 1}),
        ("integer", {"minimum": "x"}),
        ("string", {"length": "x"}),
    ],
)
def test_what_a_datatype_cannot_have_is_refused(base: str, limits: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"cannot have|not a number|invalid literal"):
        limits_of(limits, base)
