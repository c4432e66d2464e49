"""Findings on an ontology, and where in its files they are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from graph_store.text import Text, said
from ontology.graph_folder import in_base
from ontology.turtle_files import TurtleFault, shown_file
from ontology.turtle_lines import subject_lines

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its code, the term it is about, what is wrong, and what to do about it.

    `weight` is "error" or "warning". `file` and `line` are where the term first is a subject, None if it never is.
    `column` is known for a fault of syntax only.
    """

    code: str
    term: str
    message: str
    suggestion: str
    weight: str = ERROR
    file: str | None = None
    line: int | None = None
    column: int | None = None

    @property
    def sentence(self) -> str:
        """The finding on one line: `file:line:column: weight: code: term: message; suggestion`."""
        return self.said("en")

    def said(self, language: str) -> str:
        """Return the finding on one line in a language."""
        place = ":".join(str(each) for each in (self.file, self.line, self.column) if each is not None)
        weight, what, hint = (said(Text(each), language) for each in (self.weight, self.message, self.suggestion))
        return ": ".join(filter(None, [place, weight, self.code, self.term, f"{what}; {hint}"]))


def of_fault(fault: TurtleFault) -> Finding:
    """Return the finding on a file that cannot be read."""
    return Finding(
        "syntax", "_", fault.message, "correct the Turtle of this file",
        file=fault.file, line=fault.line, column=fault.column,
    )  # fmt: skip


def placed(findings: Iterable[Finding], files: Iterable[Path], base: str) -> list[Finding]:
    """Return the findings with the file and line on which each term first is a subject; `files` can be read."""
    places: dict[str, tuple[str, int]] = {}
    for file in files:
        for term, line in subject_lines(in_base(file.read_text(encoding="utf-8"), base)).items():
            places.setdefault(term, (shown_file(file), line))
    return [_placed(finding, *places.get(finding.term, (None, None))) for finding in findings]


def _placed(finding: Finding, file: str | None, line: int | None) -> Finding:
    return finding if finding.file else replace(finding, file=file, line=line)
