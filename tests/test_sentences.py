"""Tests that every sentence for users is there in Dutch, with the values that it has in English."""

import json
import re
from collections import Counter
from typing import get_args

import pytest
from pydantic import BaseModel

from graph_store.text import CATALOGUE, PACKAGES
from kennisgraaf.settings import _ACCEPTED, Settings
from ontology import folder_sections
from ontology.findings import ERROR, WARNING
from ontology.folder_sections import TermKind
from ontology.reasoning.profile import SUB, SUPER
from tests.kennisgraaf.cli.help_texts import help_texts
from tests.sentences import ROOT, sentences_of, values_of

CATALOGUES: dict[str, dict[str, str]] = {
    package: json.loads((ROOT / package / CATALOGUE.format(language="nl")).read_text(encoding="utf-8"))
    for package in PACKAGES
}
DUTCH = {english: dutch for each in CATALOGUES.values() for english, dutch in each.items()}
_MODELS = [each for each in vars(folder_sections).values() if isinstance(each, type) and issubclass(each, BaseModel)]
FURTHER = {
    "kennisgraaf": {
        *help_texts(), *_ACCEPTED.values(), *(str(each.description) for each in Settings.model_fields.values()),
    },
    "ontology": {
        *(str(field.description) for model in _MODELS for field in model.model_fields.values()),
        *get_args(TermKind), ERROR, WARNING, SUB, SUPER,
    },
}  # fmt: skip
"""Sentences that are not in a call: help texts, what settings and the graph folder take, and words in findings."""


@pytest.mark.parametrize("package", CATALOGUES)
def test_every_sentence_is_there_in_dutch(package: str) -> None:
    used = {*sentences_of(package), *FURTHER.get(package, ())} - {"None"}
    assert sorted(each for each in used if _has_words(each) and each not in DUTCH) == []


@pytest.mark.parametrize("package", CATALOGUES)
def test_no_dutch_sentence_is_left_of_one_that_is_gone(package: str) -> None:
    used = {*sentences_of(package), *FURTHER.get(package, ())}
    assert sorted(CATALOGUES[package].keys() - used) == []
    assert list(CATALOGUES[package]) == sorted(CATALOGUES[package])


@pytest.mark.parametrize("package", CATALOGUES)
def test_both_languages_have_the_same_values(package: str) -> None:
    differing = [each for each in CATALOGUES[package].items() if len({*map(frozenset, map(values_of, each))}) > 1]
    assert differing == []


def test_a_sentence_is_in_one_catalogue_or_is_said_alike() -> None:
    count = Counter(english for each in CATALOGUES.values() for english in each)
    several = [english for english, times in count.items() if times > 1]
    said = {english: {each[english] for each in CATALOGUES.values() if english in each} for english in several}
    assert [english for english, dutch in said.items() if len(dutch) > 1] == []


def _has_words(sentence: str) -> bool:
    """Return whether a sentence has a word besides its values and names of programs."""
    return re.search(r"[A-Za-z]{2}", re.sub(r"\{[^}]*\}", "", sentence)) is not None
