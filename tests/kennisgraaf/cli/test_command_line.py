"""Tests of the table of commands, and of errors that become an exit code and one line."""

import subprocess
import sys
from pathlib import Path

import pytest

from kennisgraaf.cli.command_line import COMMANDS
from tests.kennisgraaf.running import Run

WEB = ("strawberry", "uvicorn", "owlrl", "rdflib")
HEAVY = ("numpy", "owlrl", "rdflib", "strawberry", "starlette", "uvicorn", "shacl_rust")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_shows_its_example(command: str, run: Run) -> None:
    outcome = run(*command.split(), "--help")
    assert outcome.code == 0
    assert COMMANDS[command][1] in outcome.out


def test_the_help_lists_every_command_with_a_line_about_it(run: Run) -> None:
    lines = run("--help").out.splitlines()
    for command in {command.split()[0] for command in COMMANDS}:
        assert any(line.strip("│ ").startswith(f"{command} ") and line.count(" ") > 3 for line in lines), command


def test_asking_for_help_loads_nothing_heavy() -> None:
    script = "import sys; from kennisgraaf.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert [name for name in HEAVY if name in done.stderr.split()] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "unneeded"),
    [
        (["explain", "mun:gent", "a", "HostMunicipality"], [*WEB, "jinja2", "structlog", "graph_api.service"]),
        (["query", "FILE"], ["owlrl", "rdflib", "graph_api.app", "graph_api.linked_data.explain"]),
    ],
)
def test_a_question_loads_only_what_its_answer_needs(
    words: list[str], unneeded: list[str], synced: Path, tmp_path: Path
) -> None:
    (tmp_path / "gent.graphql").write_text('{ municipality(id: "mun:gent") { key } }')
    words = [str(tmp_path / "gent.graphql") if word == "FILE" else word for word in words]
    script = f"import sys; from kennisgraaf.cli import main; print(main({words})); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("\n0\n")
    assert [name for name in unneeded if name in done.stderr.split()] == []


@pytest.mark.parametrize("words", [["nope"], ["diff"], ["sync", "a", "--nope"], ["diff", "1", "2", "3"], ["query"]])
def test_wrong_use_is_exit_code_2_and_one_line(words: list[str], run: Run) -> None:
    outcome = run(*words)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("kennisgraaf: ")
    assert "--help" in outcome.err


def test_a_wrong_setting_is_exit_code_2(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KENNISGRAAF_PORT", "http")
    outcome = run("settings")
    assert outcome.code == 2
    assert outcome.err.startswith("kennisgraaf: BAD_SETTING: KENNISGRAAF_PORT='http' is not accepted")


@pytest.mark.parametrize("words", [command.split() for command in COMMANDS], ids=" ".join)
def test_a_misspelt_setting_is_exit_code_2_whatever_the_command(
    words: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KENNISGRAAF_STATE", "elsewhere")
    outcome = run(*words)
    assert (outcome.code, outcome.out) == (2, "")
    assert "BAD_SETTING: KENNISGRAAF_STATE is not a setting. Did you mean KENNISGRAAF_DATA?" in outcome.err
    assert run("--version").code == 0


@pytest.mark.usefixtures("empty_state")
def test_a_fault_is_exit_code_3_and_one_line_with_its_code(run: Run) -> None:
    outcome = run("export")
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith("kennisgraaf: NO_VERSION: ")
    assert outcome.err.count("\n") == 1


def test_what_nobody_foresaw_is_exit_code_3_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr("kennisgraaf.cli.history.open_state", fails)
    outcome = run("history")

    assert outcome.code == 3
    assert outcome.err.startswith("kennisgraaf: INTERNAL: RuntimeError: unforeseen (details in ")
    assert "Traceback" not in outcome.err
    noted = Path(outcome.err.rstrip().removesuffix(")").rpartition(" ")[2])
    assert "RuntimeError: unforeseen" in noted.read_text()
    noted.unlink()


@pytest.mark.slow
def test_a_state_of_another_base_is_refused_by_both_names(
    run: Run, synced: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KENNISGRAAF_BASE", "https://data.gent.be/")
    for words in (("history",), ("token", "new")):
        outcome = run(*words)
        assert outcome.code == 3
        assert "https://data.gent.be/" in outcome.err
        assert "https://kennisgraaf.example/" in outcome.err


def test_a_file_that_is_not_there_is_named(run: Run, synced: Path) -> None:
    outcome = run("query", "nowhere.rq")
    assert (outcome.code, outcome.err) == (3, "kennisgraaf: NOT_FOUND: nowhere.rq: no such file or folder\n")


@pytest.mark.slow
def test_a_full_disk_behind_the_output_is_exit_code_3(synced: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [str(Path(sys.executable).parent / "kennisgraaf"), "export", "--format", "nquads"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (3, b"kennisgraaf: STORE_FULL: The disk is full.\n")


@pytest.mark.slow
def test_a_reader_that_has_enough_is_no_fault(synced: Path) -> None:
    exporting = f"{Path(sys.executable).parent}/kennisgraaf export --format nquads | head -n 1"
    done = subprocess.run(["sh", "-c", exporting], capture_output=True, text=True, check=True)
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_graph_folder_is_named_before_or_after_the_command(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setenv("KENNISGRAAF_GRAPH", "elsewhere")
    (tmp_path / "kennisgraaf.toml").write_text('[graph]\ntitle = "Bomen"')
    words = ["--graph", tmp_path, "settings"] if place == "before" else ["settings", "--graph", tmp_path]
    assert "Bomen" in run(*words).out


def test_a_folder_that_is_no_graph_folder_is_wrong_use(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KENNISGRAAF_GRAPH", "elsewhere")
    outcome = run("settings", "--graph", tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert "there is no kennisgraaf.toml in that folder" in outcome.err


def test_a_command_that_needs_a_graph_folder_says_how_to_make_one(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KENNISGRAAF_GRAPH", raising=False)
    monkeypatch.chdir(tmp_path)
    outcome = run("history")
    assert outcome.code == 2
    assert "kennisgraaf init DIR" in outcome.err


@pytest.mark.parametrize("command", ["sync", "serve", "verify", "history", "rebuild"])
def test_a_state_of_an_earlier_release_is_refused_with_the_way_out_and_stays_as_it_was(
    command: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old"
    (old / "versions" / "000001").mkdir(parents=True)
    (old / "FORMAT").write_text('{"format": 1, "base": "https://kennisgraaf.example/"}\n', encoding="utf-8")
    (old / "CURRENT").write_text("1\n", encoding="ascii")
    monkeypatch.setenv("KENNISGRAAF_DATA", str(old))

    outcome = run(command)
    assert (outcome.code, outcome.out) == (3, "")
    assert "STATE_FORMAT" in outcome.err
    assert "Rename the folder and run `kennisgraaf sync`" in outcome.err
    assert sorted(path.name for path in old.rglob("*")) == ["000001", "CURRENT", "FORMAT", "versions"]
