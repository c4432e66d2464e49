"""The package as others install it: a wheel made from the source distribution, used outside the checkout."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
BUILD = "from setuptools import build_meta; print(build_meta.build_{kind}({folder!r}))"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the source distribution from the tracked files, a wheel from that, and unpack it."""
    source, made = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("made")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, tracked.split("\0")):
        place = source / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, place, follow_symlinks=False)
    with tarfile.open(made / build("sdist", source, made)) as archive:
        archive.extractall(made / "unpacked", filter="data")
    [unpacked] = (made / "unpacked").iterdir()
    with zipfile.ZipFile(made / build("wheel", unpacked, made)) as archive:
        archive.extractall(made / "installed")  # noqa: S202 - made above
    return made / "installed"


def build(kind: str, source: Path, folder: Path) -> str:
    """Build a distribution in a process of its own, and return the name of its file."""
    command = [sys.executable, "-c", BUILD.format(kind=kind, folder=str(folder))]
    return subprocess.run(command, cwd=source, check=True, capture_output=True, text=True).stdout.splitlines()[-1]


def test_an_installed_copy_makes_loads_and_answers_a_graph(installed: Path, tmp_path: Path) -> None:
    def run(*words: str, folder: Path) -> str:
        code = f"import sys; sys.path.insert(0, {str(installed)!r}); from kennisgraaf.cli import main; sys.exit(main())"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("KENNISGRAAF_")}
        done = subprocess.run(
            [sys.executable, "-c", code, *words],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("init", "books", folder=tmp_path)
    run("sync", folder=tmp_path / "books")
    answer = run("query", "questions/books-by-author.graphql", folder=tmp_path / "books")
    assert "Het verdriet van België" in answer


def test_it_holds_the_manual_and_every_example(installed: Path) -> None:
    manual = installed / "graph_api" / "site" / "docs"
    assert {path.name for path in manual.glob("*.md")} == {path.name for path in (ROOT / "docs").glob("*.md")}
    examples = installed / "kennisgraaf" / "examples"
    assert {path.parent.name for path in examples.glob("*/kennisgraaf.toml")} == {
        "airports", "books", "jaarplan", "libraries",
    }  # fmt: skip
