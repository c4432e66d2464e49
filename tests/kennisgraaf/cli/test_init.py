"""Tests of `kennisgraaf init`: a graph folder that runs at once."""

from pathlib import Path

import pytest

from ontology.graph_folder import FILE, VARIABLE
from tests.kennisgraaf.running import Run


def test_a_new_graph_folder_loads_and_answers(
    run: Run, tmp_path: Path, empty_state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mine"
    outcome = run("init", folder)
    assert (outcome.code, outcome.err) == (0, "")
    assert f"cd {folder}" in outcome.out

    monkeypatch.setenv(VARIABLE, str(folder))
    assert run("sync").code == 0
    answer = run("query", folder / "questions" / "books-by-author.rq").out.splitlines()
    assert answer == [
        "book,title,year",
        "https://books.example/id/book/het-verdriet-van-belgie,Het verdriet van België,1983",
    ]
    reason = run("explain", "author:claus", "a", "https://books.example/terms#PublishedAuthor")
    assert "books.csv line 4 (author)" in reason.out


@pytest.mark.parametrize("name", ["airports", "books", "jaarplan", "libraries"])
def test_an_example_is_copied_whole_and_without_links(run: Run, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "copy"
    assert run("init", folder, "--example", name).code == 0
    copied = [path for path in folder.rglob("*") if not path.is_dir()]
    assert folder / FILE in copied
    assert [path for path in copied if path.is_symlink()] == []
    assert {path.suffix for path in copied} >= {".toml", ".ttl", ".csv", ".json", ".rq", ".graphql"}


def test_a_folder_with_files_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    outcome = run("init", tmp_path)
    assert outcome.code == 2
    assert "exists and is not an empty folder; nothing was written" in outcome.err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_unknown_example_is_refused_with_the_names_there_are(run: Run, tmp_path: Path) -> None:
    outcome = run("init", tmp_path / "mine", "--example", "airport")
    assert outcome.code == 2
    assert "there are airports, books, jaarplan, libraries. Did you mean airports?" in outcome.err
