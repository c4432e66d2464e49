"""Tests of the content of a file for one table."""

from loaders.read.document import Document
from loaders.reports.report import Weight


def test_a_refusal_refuses_the_file_and_a_warning_does_not() -> None:
    document = Document("a.csv")
    document.say("null-word", Weight.WARNED, 2, "x", "-", why_en="")
    assert not document.refused
    document.say("empty-file", Weight.REFUSED)
    assert (document.refused, [issue.file for issue in document.issues]) == (True, ["a.csv", "a.csv"])


def test_of_a_long_title_or_cell_an_issue_repeats_the_beginning() -> None:
    document = Document("a.csv")
    document.say("unknown-column", Weight.WARNED, 1, "k" * 1_000_000, "v" * 1_000_000)
    [issue] = document.issues
    assert (issue.column, issue.value) == ("k" * 1000 + "…", "v" * 1000 + "…")
    assert len(issue.say("nl")) < 2000


def test_g10_of_a_personal_cell_the_first_letter_and_the_length_are_told_and_so_of_what_it_was_read_as() -> None:
    document = Document("a.csv", personal=frozenset({"geboren"}))
    document.say("two-digit-year", Weight.WARNED, 2, "geboren", "20/10/65", read="1965-10-20")
    assert document.issues[0].say("nl") == "“2… (8)” is als 1… (10) gelezen"
