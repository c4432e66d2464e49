"""Tests of `kennisgraaf template`: the start of a new inventory."""

from pathlib import Path

import pytest

from ontology.vocabulary import Vocabulary
from tests.kennisgraaf.running import Run


def test_a_template_is_a_header_and_the_metadata_that_reads_it(run: Run, tmp_path: Path) -> None:
    assert run("template", "ChurchCase", "--out", tmp_path, "--prefix", "kerk").code == 0
    file = tmp_path / "church_cases.csv"
    head = file.read_text(encoding="utf-8")
    assert head.startswith("id,label_nl,label_en,")
    assert {"street", "country", "located_in", "added_on", "source_lines"} <= set(head.strip().split(","))

    file.write_text(head + "kerk:a,Kerk A" + "," * (head.count(",") - 1) + "\n", encoding="utf-8")
    outcome = run("check", file, "--metadata", tmp_path / "church_cases.csv-metadata.json", "--json")
    assert (outcome.code, outcome.json["loaded"], outcome.json["issues"]) == (0, 1, [])


@pytest.mark.slow
@pytest.mark.parametrize("name", Vocabulary.load().stated())
def test_every_class_has_a_template_that_our_own_reader_accepts(run: Run, tmp_path: Path, name: str) -> None:
    found = run("template", name, "--json").json
    file, metadata = tmp_path / found["file"], tmp_path / "meta.json"
    file.write_text(found["csv"], encoding="utf-8")
    metadata.write_text(run("template", name, "--metadata").out, encoding="utf-8")
    without_rows = "A" if name == "Replacement" else "W"
    assert run("check", file, "--metadata", metadata, "--json").json["outcome"] == without_rows


def test_a_class_that_only_follows_is_refused_with_its_neighbours(run: Run) -> None:
    outcome = run("template", "HostMunicipality")
    assert (outcome.code, "Municipality" in outcome.err) == (3, True)


def test_the_text_has_both(run: Run) -> None:
    lines = run("template", "Project").out.splitlines()
    assert (lines[0].startswith("id,"), lines[2]) == (True, "{")
