"""What a file holds for one table."""

from loaders.reading.document import Document
from loaders.report import Weight


def test_a_refusal_refuses_the_file_and_a_warning_does_not() -> None:
    document = Document("a.csv")
    document.say("null-word", Weight.WARNED, 2, "x", "-", why_en="")
    assert not document.refused
    document.say("empty-file", Weight.REFUSED)
    assert (document.refused, [issue.file for issue in document.issues]) == (True, ["a.csv", "a.csv"])
