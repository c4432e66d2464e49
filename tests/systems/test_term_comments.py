"""Comments of terms say more than their labels, in both languages."""

import re
from pathlib import Path

import pytest

from ontology.class_hierarchy import ClassTerm
from ontology.graph_folder import graph_folder
from ontology.vocabulary import PropertyTerm, Vocabulary
from tests.documents import ROOT
from tests.folder_service import EXAMPLES

FUNCTION_WORDS = {
    "nl": "aan als bij dat de deze die dit ding door een en er heeft het hoort ieder in is met of om op te tot uit van "
    "voor waar waarin waarover ze zijn",
    "en": "a an and as at be been by for from has have in is it its of on or that the thing this to which who with",
}
STEM = 4
"""Words with these many first letters in common are taken for one word: organise, organiser."""


def content(text: str, language: str) -> set[str]:
    """Return the words of a text that carry its meaning."""
    return set(re.findall(r"\w+", text.casefold())) - set(FUNCTION_WORDS[language].split())


def added(comment: str, label: str, language: str) -> set[str]:
    """Return the words of a comment that its label does not have in some form."""
    known = {word[:STEM] for word in content(label, language)}
    return {word for word in content(comment, language) if word[:STEM] not in known}


@pytest.mark.parametrize("folder", [ROOT, EXAMPLES / "airports", EXAMPLES / "libraries"], ids=lambda each: each.name)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_comment_says_more_than_its_label(folder: Path, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ontology of every graph folder that comes with the program; lint reports labels that two terms share."""
    monkeypatch.setenv("KENNISGRAAF_GRAPH", str(folder))
    vocabulary = Vocabulary.load(graph_folder().base)
    terms: list[ClassTerm | PropertyTerm] = [*vocabulary.classes.values(), *vocabulary.properties.values()]
    repeated = [
        each.name
        for each in terms
        if language in each.comments and not added(each.comments[language], each.labels[language], language)
    ]
    assert repeated == []


@pytest.mark.parametrize(
    ("comment", "label"), [("The role of chair.", "chair role"), ("Has as an organiser.", "organised by")]
)
def test_a_repetition_is_seen(comment: str, label: str) -> None:
    assert added(comment, label, "en") == set()
