"""Tests of `kennisgraaf ontology`."""

from pathlib import Path

import pytest

from tests.kennisgraaf.running import Run


@pytest.mark.slow
def test_the_ontology_has_nothing_to_complain_about(run: Run) -> None:
    outcome = run("ontology", "lint")
    assert (outcome.code, outcome.out) == (0, "0 findings\n")


BROKEN = "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n<urn:own#size> a owl:Class .\n<urn:own#size> a x:y .\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a graph folder in use, whose ontology is not Turtle."""
    (tmp_path / "kennisgraaf.toml").write_text('[sources]\nontology = ["terms.ttl"]\n')
    (tmp_path / "terms.ttl").write_text(BROKEN)
    monkeypatch.setenv("KENNISGRAAF_GRAPH", str(tmp_path))
    monkeypatch.setenv("KENNISGRAAF_DATA", str(tmp_path / "state"))
    return tmp_path


def test_an_ontology_that_is_not_turtle_is_a_finding_with_its_place(folder: Path, run: Run) -> None:
    outcome = run("ontology", "lint")
    assert outcome.code == 1
    assert outcome.out.startswith("terms.ttl:3:18: error: syntax: _: The prefix x: has not been declared")


@pytest.mark.parametrize("command", [["sync"], ["serve", "--host", "192.0.2.1"]])
def test_an_ontology_that_is_not_turtle_is_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, command: list[str]
) -> None:
    run("init", tmp_path / "books")
    monkeypatch.setenv("KENNISGRAAF_GRAPH", str(tmp_path / "books"))
    monkeypatch.setenv("KENNISGRAAF_DATA", str(tmp_path / "state"))
    (tmp_path / "books" / "ontology" / "books.ttl").write_text(BROKEN)
    outcome = run(*command)
    assert outcome.code == 3
    assert outcome.err.startswith("kennisgraaf: REJECTED_METADATA: ontology/books.ttl:3:18: The prefix x: has not")
    assert outcome.err.count("\n") == 1


def test_the_example_to_start_from_has_nothing_to_complain_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    run("init", tmp_path / "books")
    monkeypatch.setenv("KENNISGRAAF_GRAPH", str(tmp_path / "books"))
    assert run("ontology", "lint").out == "0 findings\n"


def test_warnings_do_not_change_the_exit_code(folder: Path, run: Run) -> None:
    (folder / "terms.ttl").write_text(BROKEN.replace("x:y", "owl:Class") + "<urn:own> a owl:Ontology .")
    outcome = run("ontology", "lint")
    assert (outcome.code, outcome.out.splitlines()[-1]) == (0, "4 findings")
    assert outcome.out.startswith("terms.ttl:2: warning: no-comment: urn:own#size: no rdfs:comment in en; ")


def test_a_rule_is_shown_with_its_name_and_its_axiom(run: Run) -> None:
    rules = run("ontology", "rules", "--json").json
    assert {
        "rule": "cax-sco",
        "head": "Municipality(x)",
        "body": "CentreCity(x)",
        "axiom": "CentreCity ⊑ Municipality",
    } in rules


def test_a_contradiction_has_no_head(run: Run) -> None:
    assert [rule for rule in run("ontology", "rules", "--json").json if rule["head"] == "⊥"]


def test_the_table_has_a_line_a_rule(run: Run) -> None:
    assert len(run("ontology", "rules").out.splitlines()) == 1 + len(run("ontology", "rules", "--json").json)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("site", "told", "code"),
    [
        ('classes = ["Bok"]', "error: unknown-name: Bok: site.classes names the class", 1),
        ('names = ["yeer"]', "names the property 'yeer', and there is none; did you mean year?", 1),
        ('try = ["book:max-havelaa"]', "unknown-thing: book:max-havelaa: site.try names the thing", 0),
    ],
)
def test_names_that_the_folder_lacks_are_findings_with_their_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, site: str, told: str, code: int
) -> None:
    run("init", tmp_path / "books")
    monkeypatch.setenv("KENNISGRAAF_GRAPH", str(tmp_path / "books"))
    monkeypatch.setenv("KENNISGRAAF_DATA", str(tmp_path / "state"))
    with (tmp_path / "books" / "kennisgraaf.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[site]\n{site}\n")
    outcome = run("ontology", "lint")
    assert (outcome.code, told in outcome.out) == (code, True), outcome.out
    assert run("sync").code == 2 * code
    assert run("serve", "--host", "192.0.2.1").code == (2 if code else 3)
