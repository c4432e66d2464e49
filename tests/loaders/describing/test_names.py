"""Names of terms from titles."""

import pytest

from loaders.describing.names import lower_camel, split_words, upper_camel


@pytest.mark.parametrize(
    ("text", "words", "upper", "lower"),
    [
        ("Aantal (m²)", ["Aantal", "m2"], "AantalM2", "aantalM2"),
        ("birthDate", ["birth", "Date"], "BirthDate", "birthDate"),
        ("2e naam", ["2e", "naam"], "N2eNaam", "n2eNaam"),
        ("België", ["Belgie"], "Belgie", "belgie"),
        ("…", [], "Thing", "thing"),
    ],
)
def test_a_title_becomes_a_name(text: str, words: list[str], upper: str, lower: str) -> None:
    assert (split_words(text), upper_camel(text), lower_camel(text)) == (words, upper, lower)
