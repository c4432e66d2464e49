"""A sync that compares only the changed rows publishes the same as one that compares all rows."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random

import pytest

from graph_store import State
from loaders import Change, Gathered, SyncOptions, commit, sync, synced
from loaders.check.rows import Row
from loaders.map.renderings import Text
from tests.loaders.conftest import RDFS_LABEL, column, describe, facts, iri, key, said, table, thing

pytestmark = pytest.mark.slow

ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "60"))

CITIES = table(
    "steden.csv",
    key("mun"),
    column("label_nl", required=True, lang="nl", propertyUrl=RDFS_LABEL),
    column("inhabitants", property="count", datatype="integer", load_graph="reference"),
    column("nota", property="note", load_graph="reference"),
)
USES = table(
    "gebruik.csv",
    column("tool", required=True, property="usesTool", valueUrl=thing("tool"), aboutUrl=thing("city")),
    column("city", required=True, load_references=["steden.csv"]),
    column("since", property="onDate", load_parse="edtf", aboutUrl=thing("tool")),
    column("kind", property="note", aboutUrl=thing("city")),
    primary=["tool", "city"],
    about=None,
)


class Files:
    """The two inventories, with rows that are added, removed, moved and changed; several rows state the same fact."""

    def __init__(self, folder: Path, random: Random) -> None:
        self.folder, self.random = folder, random
        self.cities = {f"mun:s{n}": [f"S{n}", str(n * 100), ""] for n in range(6)}
        self.uses = {(f"tool:t{n % 3}", f"mun:s{n % 6}"): ["2007", "a"] for n in range(9)}

    def write(self) -> None:
        cities = [",".join([name, *cells]) for name, cells in self.cities.items()]
        uses = [",".join([*name, *cells]) for name, cells in self.uses.items()]
        (self.folder / "steden.csv").write_text("\n".join(["id,label_nl,inhabitants,nota", *cities, ""]))
        (self.folder / "gebruik.csv").write_text("\n".join(["tool,city,since,kind", *uses, ""]))

    def spoil(self) -> None:
        """Make a few edits as a person would, some of them wrong."""
        random = self.random
        for _ in range(random.randrange(1, 4)):
            city, use = random.choice(list(self.cities)), random.choice(list(self.uses))
            match random.randrange(7):
                case 0:
                    self.cities[city][random.randrange(3)] = random.choice(["Gent", "100", "veel", "a"])
                case 1:
                    self.uses[use] = [random.choice(["2007", "2010-03", "31/02/2016", ""]), random.choice("ab")]
                case 2 if len(self.uses) > 4:
                    del self.uses[use]
                case 3:
                    self.uses[f"tool:t{random.randrange(4)}", city] = ["2010-03", "b"]
                case 4 if len(self.cities) > 4:
                    del self.cities[city]
                case 5:
                    self.cities[f"mun:n{random.randrange(9)}"] = ["Nieuw", "100", "a"]
                case _:
                    moved = list(self.cities.items())
                    random.shuffle(moved)
                    self.cities = dict(moved)


@pytest.mark.parametrize("seed", range(max(2, ROUNDS // 30)))
def test_what_is_published_is_what_everything_looked_at_anew_gives(
    folder: Path, state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    describe(folder, CITIES, USES)
    (folder / "projecten.csv").unlink()
    files, other = Files(folder, Random(seed)), State(tmp_path / "other")
    options = SyncOptions(allow_mass_delete=True, allow_inconsistent=True)
    for _ in range(10):
        files.write()
        quick = sync(folder, state, options)
        with monkeypatch.context() as patched:
            patched.setattr("loaders.run._Turn._trusts", lambda *_: False)
            whole = sync(folder, other, options)
        assert quick.as_json()["files"] == whole.as_json()["files"]
        assert (quick.triples_added, quick.triples_removed) == (whole.triples_added, whole.triples_removed)
        assert (quick.inferred_added, quick.total("stale")) == (whole.inferred_added, whole.total("stale"))
        assert state.newest().manifest.digest == other.newest().manifest.digest
        files.spoil()


def test_a_row_that_is_as_it_was_is_not_mapped(folder: Path, state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    sync(folder, state)
    mapped: list[str] = []

    def spying(*_: object) -> Callable[[Iterable[Row]], Iterator[list[Text]]]:
        def states(rows: Iterable[Row]) -> Iterator[list[Text]]:
            for row in rows:
                mapped.append(row.key)
                yield []

        return states

    text = (folder / "steden.csv").read_text().replace("Aalst", "Oilsjt")
    (folder / "steden.csv").write_text(text)
    monkeypatch.setattr("loaders.run.compile_texts", spying)
    sync(folder, state)
    assert mapped == ["mun:aalst"]


def test_a_forced_change_of_a_source_is_undone_by_the_next_sync(folder: Path, state: State) -> None:
    sync(folder, state)
    label = next(fact for fact in facts(state, "source/steden") if fact.object.value == "Gent")  # type: ignore[union-attr]
    change = Gathered()
    change.remove(iri("graph/source/steden"), label)
    commit(state, lambda now: Change(change.diff(), note=synced(now, undone=True)), owner="test")
    assert not said(state, "id/mun/gent", RDFS_LABEL)

    sync(folder, state)
    assert said(state, "id/mun/gent", RDFS_LABEL) == {"Gent"}


def test_after_an_edit_the_next_sync_has_nothing_to_do(folder: Path, state: State) -> None:
    sync(folder, state)
    change = Gathered()
    change.add(iri("graph/edits"), next(iter(facts(state, "source/steden"))))
    commit(state, lambda now: Change(change.diff(), note=synced(now)), owner="test")
    report = sync(folder, state)
    assert (report.published, report.total("unchanged"), state.current()) == (False, 5, 2)


def test_a_shipped_row_that_changes_costs_its_own_quads(shipped: Path, synced: State, tmp_path: Path) -> None:
    names = ("event_places.csv", "translations.csv", "theme_links.csv")
    for name in filter(lambda name: (shipped / name).exists(), names):
        lines = (shipped / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (shipped / name).write_text("".join([lines[0], *lines[2:]]), encoding="utf-8")
    sync(shipped, synced, SyncOptions(allow_inconsistent=True))
    shutil.copytree(shipped, tmp_path / "again")
    other = State(tmp_path / "other")
    sync(tmp_path / "again", other, SyncOptions(allow_inconsistent=True))
    for graph in ("asserted", "inferred", "reference"):
        assert facts(synced, graph) == facts(other, graph)
