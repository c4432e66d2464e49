"""`kennisgraaf generate`."""

from tests.kennisgraaf.running import Run


def test_what_is_committed_is_what_the_ontology_gives(run: Run) -> None:
    outcome = run("generate", "--check")
    assert (outcome.code, outcome.err) == (0, "")
