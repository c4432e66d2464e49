"""The order in which both plans arrive, a plan that is corrected later, and one that is withdrawn."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest

from graph_api.dumps.dump_names import WHOLE, Dump
from graph_api.dumps.dump_writer import write_dump
from graph_store import State
from graph_store.errors import FactLoss
from loaders import SyncOptions, as_of, sync
from tests.next_year.plans import PLAN, both_plans
from tests.service import DATA

pytestmark = pytest.mark.slow

FREELY = SyncOptions(allow_mass_delete=True, allow_fact_loss=True)


def exported(state: State, document: str = "") -> bytes:
    """Return the facts of the newest version as of a document, as Turtle."""
    out = BytesIO()
    write_dump(as_of(state.newest(), document, 2**31), Dump(WHOLE, "ttl"), out)
    return out.getvalue()


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, State]:
    """The inventories of both plans, loaded at once; each test copies them."""
    place = tmp_path_factory.mktemp("arrival")
    folder, state = both_plans(place / "inventories"), State(place / "state")
    sync(folder, state)
    return folder, state


def test_it_does_not_matter_which_plan_arrives_first(loaded: tuple[Path, State], tmp_path: Path) -> None:
    folder, state = loaded
    both, own = Path(shutil.copytree(folder, tmp_path / "inventories")), State(tmp_path / "state")
    for path in DATA.glob("*.csv"):
        (both / path.name).unlink()
    sync(both, own)
    for path in DATA.glob("*.csv"):
        shutil.copy(path, both)
    sync(both, own, FREELY)
    assert exported(own) == exported(state)
    assert exported(own, "plan:2020") == exported(state, "plan:2020")


def test_a_view_of_2020_is_the_plan_of_2020_alone(loaded: tuple[Path, State], tmp_path: Path) -> None:
    _, state = loaded
    alone = State(tmp_path / "state")
    sync(DATA, alone)
    assert exported(state, "plan:2020") == exported(alone)


def test_a_correction_of_2020_changes_its_view_and_leaves_what_2021_says(
    loaded: tuple[Path, State], tmp_path: Path
) -> None:
    folder, state = loaded
    both, own = Path(shutil.copytree(folder, tmp_path / "inventories")), State(tmp_path / "state")
    sync(both, own)
    bodies = both / "bodies.csv"
    bodies.write_text(
        bodies.read_text(encoding="utf-8").replace(",tweemaandelijks,", ",maandelijks,"), encoding="utf-8"
    )
    assert sync(both, own).published
    assert exported(own) == exported(state)
    older = exported(own, "plan:2020")
    assert b'"tweemaandelijks"' in exported(state, "plan:2020")
    assert b'meetingFrequency "tweemaandelijks"' not in older


def test_a_correction_of_2021_gives_what_a_fresh_load_gives(loaded: tuple[Path, State], tmp_path: Path) -> None:
    folder, state = loaded
    both, own = Path(shutil.copytree(folder, tmp_path / "inventories")), State(tmp_path / "state")
    sync(both, own)
    bodies = both / "bodies-2021.csv"
    text = bodies.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines(keepends=True) if not line.startswith("body:wg-schillenboek")]
    bodies.write_text("".join(kept).replace("werkgroep Hitte", "werkgroep Hitte en droogte"), encoding="utf-8")
    sync(both, own)
    fresh = State(tmp_path / "fresh")
    sync(both, fresh)
    assert exported(own) == exported(fresh) != exported(state)
    assert exported(own, "plan:2020") == exported(state, "plan:2020")


def test_a_withdrawn_plan_takes_its_facts_along_once_that_is_confirmed(
    loaded: tuple[Path, State], tmp_path: Path
) -> None:
    folder, _ = loaded
    own, alone = State(tmp_path / "state"), State(tmp_path / "alone")
    sync(folder, own)
    before = own.newest().version
    with pytest.raises(FactLoss, match="allow-fact-loss"):
        sync(DATA, own)
    assert own.newest().version == before
    sync(DATA, own, FREELY)
    sync(DATA, alone)
    assert exported(own) == exported(alone)


def test_the_plan_of_2021_is_no_part_of_what_is_shipped() -> None:
    assert "tests" in PLAN.relative_to(DATA.parents[1]).parts
    assert not [path for path in DATA.iterdir() if "2021" in path.name]
