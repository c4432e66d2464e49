"""The structure of the tree: which package may import which, and the location of a module's tests."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import loaders

ROOT = Path(__file__).parent.parent
ROOMS = ("kennisgraaf", "graph_api", "loaders", "queries", "ontology", "graph_store")
"""The packages from the outside in: a package imports those to its right."""

STAGES = ("", "diff", "change", "describing", "w3c", "map", "check", "read", "reports", "csvw", "values", "dataset")
"""The folders of `loaders/` from the outside in, after the modules at its top: a folder imports those to its right."""

TESTED_ELSEWHERE = {
    "graph_store/readable.py": "two short functions; test_stored.py and tests/stores/test_single_copy.py use them",
    "graph_store/remote/asking.py": "tests/stores/test_queries.py and test_single_copy.py run it against servers",
    "graph_store/remote/changed.py": "tests/graph_store/remote/test_stored.py reads both",
    "graph_store/remote/publication.py": "tests/stores/test_sync.py and test_faults.py run it against servers",
    "graph_store/remote/solving.py": "tests/stores/test_single_copy.py compares pages of questions",
    "graph_store/workers/passing_on.py": "tests/stores/test_queries.py and test_faults.py run it against servers",
    "kennisgraaf/cli/shared_options.py": "annotations only; the tests of the commands use each",
    "kennisgraaf/cli/state.py": "two calls; the test of every command passes through it",
}
"""Modules without a test file of their own, with the reason."""


def modules(room: str) -> list[Path]:
    return sorted(path for path in (ROOT / room).rglob("*.py"))


def imported(path: Path) -> Iterator[tuple[str, list[str], int]]:
    """Yield each import of a file: the module, the names taken from it, and the level of a relative one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, [], 0) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", [alias.name for alias in node.names], node.level


def is_package(module: str) -> bool:
    return (ROOT / module.replace(".", "/")).is_dir()


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_itself_and_the_rooms_to_its_right(room: str) -> None:
    to_the_left = ROOMS[: ROOMS.index(room)]
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in modules(room)
        for module, _, _ in imported(path)
        if module.split(".")[0] in to_the_left
    ]
    assert wrong == []


def stage(module: str) -> str:
    """Return the folder of `loaders/` that a module is in, empty for a module at the top."""
    _, folder, *_ = [*module.split("."), ""]
    return folder if is_package(f"loaders.{folder}") else ""


def test_a_folder_of_the_loaders_imports_only_those_to_its_right() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in modules("loaders")
        for module, _, _ in imported(path)
        if module.split(".")[0] == "loaders" and path.parent != ROOT / "loaders"
        if STAGES.index(stage(module)) < STAGES.index(path.parent.name)
    ]
    assert wrong == []


@pytest.mark.parametrize("room", ROOMS)
def test_imports_are_absolute(room: str) -> None:
    assert [path for path in modules(room) for _, _, level in imported(path) if level] == []


def test_nothing_that_runs_imports_the_tests_or_the_bench() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for room in ROOMS
        for path in modules(room)
        for module, _, _ in imported(path)
        if module.split(".")[0] in ("tests", "bench", "pytest")
    ]
    assert wrong == []


def test_the_door_uses_the_front_door_of_the_intake() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in modules("graph_api")
        for module, names, _ in imported(path)
        if module.startswith("loaders.") or (module == "loaders" and not set(names) <= set(loaders.__all__))
    ]
    assert wrong == []


@pytest.mark.parametrize("room", ROOMS)
def test_each_module_has_a_test_file_at_the_same_place(room: str) -> None:
    missing = []
    for path in modules(room):
        place = path.relative_to(ROOT)
        if path.name == "__init__.py" or str(place) in TESTED_ELSEWHERE:
            continue
        if not (ROOT / "tests" / place.parent / f"test_{path.name}").exists():
            missing.append(str(place))
    assert missing == []


def test_each_exception_to_the_mirror_still_exists() -> None:
    assert [place for place in TESTED_ELSEWHERE if not (ROOT / place).exists()] == []


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_says_at_its_front_door_what_it_is(room: str) -> None:
    assert ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text(encoding="utf-8")))
