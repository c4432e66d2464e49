"""Facts that follow by different rules, and the rules, as sentences in Dutch and English.

`proof_sentences.txt` lists them. A person who changes a phrase or a sentence reads them again.
"""

from pathlib import Path

import pytest

from tests.service import Service

LISTED = (Path(__file__).parent / "proof_sentences.txt").read_text(encoding="utf-8").strip().split("\n\n")


def told(service: Service, fact: str, language: str) -> list[str]:
    """Return the name of the last rule of a fact, and the fact and the rule as sentences."""
    asked = dict(zip("spo", fact.split(), strict=True)) | {"lang": language}
    step = service.client.get("/explain", params=asked).json()
    return [step["rule"], f"{step['fact']['text']}.", step["reason"]]


@pytest.mark.parametrize("listed", LISTED, ids=lambda text: text.splitlines()[0])
def test_the_proof_of_a_fact_reads_as_it_is_listed(service: Service, listed: str) -> None:
    title, *lines = listed.splitlines()
    fact, rule = title.removesuffix(")").split(" (")
    sentences = [line.strip() for line in lines]
    assert told(service, fact, "nl") == [rule, sentences[0].removeprefix("nl "), sentences[1]]
    assert told(service, fact, "en") == [rule, sentences[2].removeprefix("en "), sentences[3]]


def test_thirty_facts_of_different_rules_are_listed() -> None:
    rules = {text.splitlines()[0].rpartition("(")[2] for text in LISTED}
    assert len(LISTED) >= 30
    assert {"prp-spo1)", "prp-spo2)", "prp-trp)", "prp-inv2)", "prp-symp)", "cax-sco)", "cls-int1)"} <= rules
    assert {"cls-hv1)", "kg-closed-world)"} <= rules


def test_no_sentence_has_formal_notation_or_an_identifier() -> None:
    for text in LISTED:
        for sentence in text.splitlines()[1:]:
            assert not set(sentence) & set("⊑⊓∃≡∘_#")
            assert "genid" not in sentence
