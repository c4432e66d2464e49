"""Verbs in the plural."""

import re
from pathlib import Path

import pytest

from ontology.plural_verbs import plural


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("is lid van", "zijn lid van"), ("heeft als lid", "hebben als lid"), ("neemt deel aan", "nemen deel aan"),
        ("valt onder", "vallen onder"), ("huisvest", "huisvesten"), ("bevat", "bevatten"), ("meet", "meten"),
        ("beschrijft", "beschrijven"), ("gebruikt", "gebruiken"), ("bundelt", "bundelen"), ("geeft", "geven"),
        ("toetst", "toetsen"), ("selecteerde", "selecteerden"), ("werkt samen met", "werken samen met"),
        ("voldoet aan", "voldoen aan"), ("gaat over", "gaan over"),
        ("wordt niet meer vermeld", "worden niet meer vermeld"),
    ],
)  # fmt: skip
def test_dutch_verbs(phrase: str, expected: str) -> None:
    assert plural(phrase, "nl") == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("is a member of", "are a member of"), ("has as a member", "have as a member"),
        ("takes part in", "take part in"),
        ("reaches", "reach"), ("satisfies", "satisfy"), ("lies within", "lie within"), ("assesses", "assess"),
        ("uses", "use"), ("directly includes", "directly include"), ("was replaced by", "were replaced by"),
        ("received a contribution from", "received a contribution from"), ("does not satisfy", "do not satisfy"),
    ],
)  # fmt: skip
def test_english_verbs(phrase: str, expected: str) -> None:
    assert plural(phrase, "en") == expected


def test_another_language_is_left_as_it_is() -> None:
    assert plural("est membre de", "fr") == "est membre de"


def test_each_verb_of_the_ontology_has_a_plural() -> None:
    """A past tense of English stays as it is."""
    same = {"adopted", "commissioned", "conducted", "decided", "drew", "gave", "received", "resulted", "selected"}
    text = Path("ontology/kennisgraaf.ttl").read_text(encoding="utf-8")
    phrases = re.findall(r'"([^"]+)"@(nl|en)', " ".join(re.findall(r"kg:phrase ([^;]+)", text)))
    alike = {phrase.split()[0] for phrase, language in phrases if plural(phrase, language) == phrase}
    assert len(phrases) > 500
    assert alike <= same
