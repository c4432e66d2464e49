"""Findings with their places."""

from pathlib import Path

from graph_store.graphs import DEFAULT_BASE
from ontology.findings import WARNING, Finding, of_fault, placed
from ontology.turtle_files import TurtleFault


def test_a_finding_gets_the_line_on_which_its_term_first_is_a_subject(tmp_path: Path) -> None:
    file = tmp_path / "terms.ttl"
    file.write_text("@prefix a: <urn:a#> .\n\na:One a a:C .\n\na:One a a:D .")
    found, unknown = placed([Finding("x", "urn:a#One", "m", "s"), Finding("x", "_", "m", "s")], [file], DEFAULT_BASE)
    assert (found.file, found.line) == (str(file), 3)
    assert (unknown.file, unknown.line) == (None, None)


def test_a_finding_is_one_line() -> None:
    assert Finding("x", "urn:a", "wrong", "mend it", WARNING, "a.ttl", 3).sentence == (
        "a.ttl:3: warning: x: urn:a: wrong; mend it"
    )
    assert Finding("x", "_", "wrong", "mend it").sentence == "error: x: _: wrong; mend it"


def test_a_fault_of_a_file_is_an_error_with_line_and_column() -> None:
    assert of_fault(TurtleFault("a.ttl", "no", 3, 4)).sentence.startswith("a.ttl:3:4: error: syntax: _: no; ")
