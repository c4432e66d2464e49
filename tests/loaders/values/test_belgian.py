"""Tests of NIS codes and enterprise numbers."""

import pytest

from loaders.values.belgian import kbo, nis
from loaders.values.readings import Reading, Refused


def test_a_lost_zero_comes_back_only_for_a_known_code() -> None:
    read = nis(frozenset({"01002", "41002"}))
    assert read("1002") == Reading("01002", warning="lost-zero")
    assert read("41002") == Reading("41002")
    for text in ("4102", "99999", "4100", "41 002"):
        with pytest.raises(Refused):
            read(text)


def test_without_known_codes_five_digits_will_do() -> None:
    assert nis(frozenset())("99999") == Reading("99999")


@pytest.mark.parametrize("text", ["0314.595.348", "314595348", "BE 0314 595 348", "be0314595348"])
def test_an_enterprise_number_is_ten_digits(text: str) -> None:
    assert kbo(text) == Reading("0314595348")


@pytest.mark.parametrize(
    ("text", "code"),
    [("0314595349", "bad-kbo"), ("2314595348", "bad-kbo"), ("kbo", "bad-kbo"), ("3,1E+08", "scientific")],
)
def test_a_number_whose_check_is_wrong_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        kbo(text)
    assert refused.value.code == code
