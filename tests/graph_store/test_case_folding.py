"""Texts are compared without case and accents."""

import pytest

from graph_store.case_folding import fold, fold_title


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Gent", "gent"), ("Coördinatie", "coordinatie"), ("Straße", "strasse"), ("\u212bngstr\u00f6m", "angstrom"),
     ("\u210cilbert", "hilbert"), ("e\u0301e\u0301n", "een"), ("", "")],
)  # fmt: skip
def test_a_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_title_keeps_only_letters_and_digits() -> None:
    assert fold_title("  Aantal_ (m²) é!") == "aantalm2e"
