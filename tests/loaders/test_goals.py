"""Goals of the loaders that no other file tests: G11 to G13, G15, G21, G22, and G6 on a small scale."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Triple

from graph_store import State
from graph_store.errors import WriterBusy
from loaders import SyncOptions, SyncReport, inventory_csv, quarantine, sync
from tests.loaders.conftest import CITIES, KG, RDFS_LABEL, RunSync, describe, facts, facts_of, replace, said
from tests.loaders.diff.test_changes import edit

pytestmark = pytest.mark.slow

ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "60"))
SEQUENCES = 6 + max(0, ROUNDS - 60) // 3
"""Sequences of edits: a few here, 652 by `scripts/fuzz-loaders`."""


def test_g13_a_row_that_goes_and_returns_is_the_same_thing_with_one_entry_each_time(
    run: RunSync, folder: Path, state: State
) -> None:
    run()
    whole = (folder / "projecten.csv").read_text(encoding="utf-8")
    (folder / "projecten.csv").write_text(whole.replace("prj:open,Open data,,\n", ""), encoding="utf-8")
    gone = run()
    assert not said(state, "id/prj/open", RDFS_LABEL)
    assert not run().published
    (folder / "projecten.csv").write_text(whole, encoding="utf-8")
    back = run()
    assert not run().published

    assert (gone.files[1].removed, back.files[1].added) == (1, 1)
    assert said(state, "id/prj/open", RDFS_LABEL) == {"Open data"}
    assert state.versions() == [1, 2, 3]
    for graph in ("asserted", "inferred", "source/projecten"):
        assert facts(state, graph) == facts_of(state.open(1), graph)


def test_g15_a_dangling_row_loads_when_its_target_appears_without_being_touched(
    run: RunSync, folder: Path, state: State
) -> None:
    replace(folder / "steden.csv", "mun:gent,Gent,2007,265086\n", "")
    report = run()
    assert [(each.code, each.line, each.value) for each in report.issues] == [("dangling-ref", 3, "mun:gent")]
    assert "steden.csv" in report.issues[0].say("nl")

    with (folder / "steden.csv").open("a", encoding="utf-8") as file:
        file.write("mun:gent,Gent,2007,265086\n")
    report = run()
    assert (report.exit_code, report.files[1].loaded, quarantine(state)) == (0, 1, [])
    assert said(state, "id/prj/bakkersite", "sitedIn") == {f"{state.base}id/mun/gent"}


def test_a_row_may_refer_to_one_in_quarantine_as_long_as_its_last_good_facts_stay(
    run: RunSync, folder: Path, state: State
) -> None:
    run()
    replace(folder / "steden.csv", "mun:gent,Gent,2007", "mun:gent,Gent,31/02/2007")
    report = run()
    assert [(each.code, each.file) for each in report.issues] == [("bad-date", "steden.csv")]
    assert (report.total("stale"), report.files[1].unchanged) == (1, 3)

    assert sorted(each.code for each in run(drop_stale=True).issues) == ["bad-date", "dangling-ref"]


@pytest.mark.parametrize(
    ("rows", "gone", "refused"),
    [(10, 10, True), (1, 1, True), (3, 2, False), (9, 8, False), (50, 10, False), (49, 10, True), (300, 51, True)],
)
def test_g11_the_guard_refuses_the_file_and_says_how_to_go_on(
    folder: Path, state: State, rows: int, gone: int, refused: bool
) -> None:
    header, lines = "id,label_nl,since,inhabitants\n", [f"mun:a{number},A,,\n" for number in range(rows)]
    describe(folder, CITIES)
    (folder / "steden.csv").write_text(header + "".join(lines), encoding="utf-8")
    sync(folder, state)
    (folder / "steden.csv").write_text(header + "".join(lines[gone:]), encoding="utf-8")
    report = sync(folder, state)

    assert (bool(report.refused), report.exit_code, report.published) == (refused, int(refused), True)
    if refused:
        (issue,) = [each for each in report.issues if each.code == "mass-delete"]
        assert (f"{gone} of the {rows}" in issue.reason, "--allow-mass-delete" in issue.accepted) == (True, True)
        assert report.total("stale") == rows


def test_rows_may_refer_to_those_of_a_file_that_the_guard_refuses_for_they_stay(
    run: RunSync, folder: Path, state: State
) -> None:
    run()
    (folder / "steden.csv").write_text("id,label_nl,since,inhabitants\n", encoding="utf-8")
    with (folder / "projecten.csv").open("a", encoding="utf-8") as file:
        file.write("prj:nieuw,Nieuw,mun:gent,\n")
    report = run()

    assert [each.code for each in report.issues] == ["no-rows", "mass-delete"]
    assert (report.files[0].stale, report.files[1].loaded, report.files[1].unchanged) == (2, 1, 3)
    assert said(state, "id/prj/nieuw", "sitedIn") == {f"{state.base}id/mun/gent"}

    report = run(allow_mass_delete=True)
    assert Counter(each.code for each in report.issues) == {"no-rows": 1, "dangling-ref": 3}


def fresh(folder: Path, place: Path) -> set[Triple]:
    """Return the graphs of a state that was synced only with the files as they are now."""
    state = State(place)
    sync(folder, state)
    return facts(state, "asserted") | facts(state, "inferred") | facts(state, "reference")


def test_g6_after_any_edits_the_graphs_are_those_of_a_fresh_load(folder: Path, state: State, tmp_path: Path) -> None:
    """Runs without stale rows: cells, new, copied, moved, renamed and deleted rows, bad rows and corrected ones."""
    chance = random.Random(ROUNDS)
    options = SyncOptions(allow_mass_delete=True, allow_column_loss=True, drop_stale=True)
    sync(folder, state)
    for _ in range(SEQUENCES):
        for _ in range(chance.randrange(1, 4)):
            edit(folder, chance)
        sync(folder, state, options)
        held = facts(state, "asserted") | facts(state, "inferred") | facts(state, "reference")
        assert held == fresh(folder, tmp_path / "fresh")
        shutil.rmtree(tmp_path / "fresh")


CRASHING = """
import os, signal, sys, threading
from pathlib import Path
from graph_store import State
from loaders import SyncOptions, sync
threading.Timer(float(sys.argv[3]), os.kill, (os.getpid(), signal.SIGKILL)).start()
sync(Path(sys.argv[1]), State(Path(sys.argv[2])), SyncOptions(allow_mass_delete=True))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_g12_a_run_that_is_killed_leaves_the_old_or_the_new_state_and_the_next_one_completes(
    run: RunSync, folder: Path, state: State
) -> None:
    """Kill at a few moments; `scripts/kill9` has fifty."""
    run()
    chance = random.Random(12)
    for number in range(3):
        before = state.current()
        replace(folder / "steden.csv", "mun:gent,", f"mun:nieuw-{number},Nieuw,,\nmun:gent,")
        words = [sys.executable, "-c", CRASHING, str(folder), str(state.root), str(chance.uniform(0.2, 2.5))]
        killed = subprocess.run(words, check=False, capture_output=True)
        assert killed.returncode == -signal.SIGKILL

        after = State(state.root)
        assert before is not None
        assert after.current() in (before, before + 1)
        after.verify(after.current() or 0)
        sync(folder, after)
        assert said(after, f"id/mun/nieuw-{number}", RDFS_LABEL) == {"Nieuw"}
        assert not sync(folder, after).published


def test_g21_a_second_sync_waits_and_then_says_who_is_at_work_since_when(
    run: RunSync, folder: Path, state: State
) -> None:
    run()
    replace(folder / "steden.csv", "Gent", "Ghent")
    with state.writer("sync elders", 1), pytest.raises(WriterBusy) as busy:
        run(wait_s=0.05)
    assert "sync elders" in busy.value.detail


def test_g21_two_syncs_at_once_both_complete_and_make_one_version(folder: Path, state: State) -> None:
    done: list[SyncReport] = []
    threads = [threading.Thread(target=lambda: done.append(sync(folder, State(state.root)))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert sorted(report.published for report in done) == [False, True]
    assert State(state.root).versions() == [1]
    assert inventory_csv(State(state.root).newest(), "steden") == (folder / "steden.csv").read_bytes()


SPOKEN_OF = f"""
    PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX kg: <{KG}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX graph: <https://kennisgraaf.example/graph/>
    SELECT ?row ?city ?p ?o WHERE {{
      GRAPH ?source {{ kg:CentreCity rdfs:subClassOf ?row . ?row owl:onProperty ?p ; owl:hasValue ?o }}
      FILTER(?source != graph:ontology)
      GRAPH graph:inferred {{ ?city ?p ?o }}
      ?city a kg:CentreCity
    }}"""


def test_g22_a_row_about_a_class_speaks_of_its_thirteen_members_and_its_removal_of_none(
    shipped: Path, synced: State, tmp_path: Path
) -> None:
    spoken = synced.newest().select(SPOKEN_OF)
    members = Counter(str(row["row"]) for row in spoken)
    inferred = facts(synced, "inferred")
    assert len(members) >= 6
    assert set(members.values()) == {13}

    for file in shipped.glob("*.csv"):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in lines if ",class:CentreCity," not in line), encoding="utf-8")
    sync(shipped, synced, SyncOptions(allow_mass_delete=True))
    assert synced.newest().select(SPOKEN_OF) == []
    assert facts(synced, "inferred") < inferred
    held = facts(synced, "asserted") | facts(synced, "inferred") | facts(synced, "reference")
    assert held == fresh(shipped, tmp_path / "fresh")
