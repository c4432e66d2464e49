"""Tests of what is said about a command line that is wrong."""

import pytest

from tests.kennisgraaf.english_words import english_in
from tests.kennisgraaf.running import Run

WRONG = [
    (["nope"], "there is no command 'nope' (see kennisgraaf --help)", "er is geen opdracht 'nope' (zie"),
    (["syn"], "there is no command 'syn'; did you mean sync?", "er is geen opdracht 'syn'; bedoelde je sync?"),
    (["token", "nw"], "there is no command 'nw'; did you mean new?", "er is geen opdracht 'nw'; bedoelde je new?"),
    (["verify", "--jsn"], "there is no option --jsn; did you mean --json? (see kennisgraaf verify", "er is geen optie"),
    (["diff"], "OLD is missing (see kennisgraaf diff --help)", "OUD ontbreekt (zie kennisgraaf diff --help)"),
    (["check", "x.csv"], "--metadata is missing", "--metadata ontbreekt"),
    (["verify", "--version"], "--version needs a value", "--version heeft een waarde nodig"),
    (["verify", "--version", "x"], "--version is 'x'; it takes a whole number", "mogelijk is een geheel getal"),
    (["export", "--format", "x"], "--format is 'x'; it takes turtle, trig,", "mogelijk is turtle, trig,"),
    (["verify", "--version", "1", "--version", "2"], "--version is given more than once", "staat er meer dan eens"),
    (["diff", "1", "2", "3"], "3 is one word too many", "3 is te veel"),
    (["--language", "fr", "history"], "--language is 'fr'; it takes nl, en", "--language is 'fr'"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "english", "dutch"), WRONG, ids=[" ".join(words) for words, *_ in WRONG])
def test_one_sentence_says_what_is_wrong_in_the_language_of_the_reader(
    words: list[str], english: str, dutch: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = run(*words)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"kennisgraaf: {english}")
    monkeypatch.setenv("LANGUAGE", "nl")
    outcome = run(*words)
    assert (outcome.code, outcome.out) == (2, "")
    assert dutch in outcome.err
    assert english_in(outcome.err) == []
