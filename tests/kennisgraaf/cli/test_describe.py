"""Tests of `kennisgraaf describe`: from files without metadata to a graph."""

from pathlib import Path

import pytest

from tests.kennisgraaf.running import Run

NAMES = ("csv-metadata.json", "ontology.ttl", "kennisgraaf.toml")
TOML = '[graph]\nbase = "https://example.org/"\n[sources]\nontology = ["ontology.ttl"]\ninventories = ["."]\n'


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "steden.csv").write_text("id;naam;inwoners\ngent;Gent;265.086\naalst;Aalst;86.445\n")
    return folder


def test_it_prints_what_it_would_write_and_writes_nothing(run: Run, files: Path) -> None:
    outcome = run("describe", files / "steden.csv")
    assert outcome.code == 0
    assert "steden.csv, inwoners: whole numbers (line 2 “265.086”, line 3 “86.445”)" in outcome.out
    assert "csv-metadata.json (not written; --write writes it)" in outcome.out
    assert "a owl:Class" in outcome.out
    assert [each.name for each in files.iterdir()] == ["steden.csv"]


@pytest.mark.slow
def test_files_without_metadata_lead_to_describe_and_then_load(
    run: Run, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KENNISGRAAF_DATA", str(tmp_path / "var"))
    assert "kennisgraaf describe" in run("sync", files).err
    assert run("describe", files, "--write").code == 0
    outcome = run("sync", files, "--json")
    assert (outcome.code, outcome.json["loaded"]) == (0, 2)


def test_a_file_is_replaced_only_if_asked(run: Run, files: Path) -> None:
    assert run("describe", files, "--write").code == 0
    (files / "csv-metadata.json").write_text("mine")
    refused = run("describe", files, "--write")
    assert (refused.code, "--overwrite" in refused.err) == (2, True)
    assert (files / "csv-metadata.json").read_text() == "mine"
    assert run("describe", files, "--write", "--overwrite").out.count("(replaced)") == 2


def test_the_result_is_written_to_another_folder_and_printed_as_json(run: Run, files: Path, tmp_path: Path) -> None:
    found = run("describe", files, "--write", "--out", tmp_path / "uit", "--json").json
    assert found["written"] == [str(tmp_path / "uit" / name) for name in NAMES]
    assert {each["column"] for each in found["guesses"]} >= {"id", "naam", "inwoners"}
    assert all(each["cells"] for each in found["guesses"] if each["column"])


def test_a_proposal_makes_a_graph_folder(run: Run, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The names stay the same when the files are described again with their own ontology in use."""
    run("describe", files, "--write")
    before = {name: (files / name).read_text() for name in ("csv-metadata.json", "ontology.ttl")}
    (files / "kennisgraaf.toml").write_text(TOML)
    monkeypatch.setenv("KENNISGRAAF_GRAPH", str(files))
    assert run("describe", files, "--write", "--overwrite").code == 0
    for name, text in before.items():
        assert (files / name).read_text() == text.replace("https://kennisgraaf.example/", "https://example.org/")


@pytest.mark.parametrize("words", [(), ("weg.csv",)])
def test_without_a_file_there_is_nothing_to_describe(run: Run, words: tuple[str, ...]) -> None:
    assert run("describe", *words).code in (2, 3)


def test_files_among_the_inventories_of_a_graph_folder_make_no_other(
    run: Run, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kennisgraaf.toml").write_text('[sources]\ninventories = ["files"]\n')
    monkeypatch.setenv("KENNISGRAAF_GRAPH", str(tmp_path))
    assert run("describe", files, "--write").code == 0
    assert not (files / "kennisgraaf.toml").exists()
