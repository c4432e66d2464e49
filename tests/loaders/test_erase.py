"""An erased person is in no byte of the state folder, in no version, and does not come back."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph_store import State
from graph_store.errors import BadRequest, Erased
from graph_store.fact_digest import parted
from graph_store.graphs import Graphs, Include, Scope
from graph_store.inventories import FOLDER, names_in, read, write
from graph_store.manifest import REDACTED
from graph_store.view_stores import build, place_of
from loaders import Change, Gathered, commit, erase, inventory_csv, plan_erasure, prove, synced
from ontology.namespaces import RDFS_LABEL
from tests.loaders.conftest import BASE, CITIES, KG, RunSync, column, describe, inventories, key, replace, table, thing
from tests.loaders.plans import DOCUMENTS, PLAN, PLANS

PERSONS = table(
    "personen.csv",
    key("per"),
    column("label", required=True, propertyUrl=RDFS_LABEL.value),
    column("born_in", property="sitedIn", valueUrl=thing("born_in"), load_references=["steden.csv"]),
    column("remark", propertyUrl=f"{KG}remark", aboutUrl=f"{BASE}id/file/{{+id}}"),
    column("type", virtual=True, propertyUrl="rdf:type", valueUrl=f"{KG}Person"),
)
ROLES = table(
    "rollen.csv",
    key("role"),
    column("person", required=True, property="rolePerson", valueUrl=thing("person"), load_references=["personen.csv"]),
    column("role", required=True, property="role"),
    column("city", property="roleAt", valueUrl=thing("city"), load_references=["steden.csv"]),
)
PROJECTS = table(
    "projecten.csv",
    key("prj"),
    column("label_nl", required=True, lang="nl", propertyUrl=RDFS_LABEL.value),
    column("lead", property="lead", valueUrl=thing("lead"), separator=";", load_references=["personen.csv"]),
    column("about", property="description"),
    column("type", virtual=True, propertyUrl="rdf:type", valueUrl=f"{KG}Project"),
)
FILES = {
    "personen.csv": (
        "id,label,born_in,remark\nper:zoe-vandam,Zoë Vandam,mun:aalst,speaks Latin\nper:piet-claes,Piet Claes,,\n"
    ),
    "rollen.csv": (
        "id,person,role,city\nrole:1,per:zoe-vandam,beekeeper,mun:gent\nrole:2,per:piet-claes,clerk,mun:gent\n"
    ),
    "projecten.csv": (
        "id,label_nl,lead,about\nprj:kaaien,Kaaien,per:piet-claes;per:zoe-vandam,Run by Zoë  Vandam since 2019\n"
        "prj:open,Open data,per:zoe-vandam,\nprj:dicht,Dicht,,Not hers\n"
    ),
    "steden.csv": "id,label_nl,since,inhabitants\nmun:gent,Gent,2007,265086\nmun:aalst,Aalst,,\n",
}
KEY, SLUG, NAME = "per:zoe-vandam", "zoe-vandam", "Zoë Vandam"
ZOE = NamedNode(f"{BASE}id/per/zoe-vandam")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write inventories with a person, who has a role, leads projects and is mentioned in a text."""
    monkeypatch.setattr("ontology.incremental_validation.findings", lambda triples, shapes, base: [])
    return inventories(tmp_path / "data", FILES, PERSONS, ROLES, PROJECTS, CITIES)


@pytest.fixture
def told(run: RunSync, folder: Path, state: State) -> State:
    """Four versions: with the person, with a changed row, without the person, and with the person again."""
    run()
    replace(folder / "steden.csv", "265086", "265087")
    run()
    whole = {name: (folder / name).read_text(encoding="utf-8") for name in FILES}
    for name, text in whole.items():
        (folder / name).write_text(_without_her(text), encoding="utf-8")
    run(allow_mass_delete=True)
    for name, text in whole.items():
        (folder / name).write_text(text, encoding="utf-8")
    replace(folder / "steden.csv", "mun:aalst,Aalst,,", "mun:aalst,Aalst,Zoë Vandam,")  # a row in quarantine
    run()
    assert state.current() == 4
    return state


def _without_her(text: str) -> str:
    kept = [line for line in text.splitlines(keepends=True) if not line.startswith((KEY, "role:1", "prj:kaaien"))]
    return "".join(kept).replace(KEY, "")


def found_in(root: Path, *words: str) -> list[str]:
    """Return the files of a folder with one of these words in their bytes or in their name."""
    told = [word.encode() for word in words]
    files = [file for file in root.rglob("*") if file.is_file()]
    return [
        str(file) for file in files if any(word in file.read_bytes() or word.decode() in str(file) for word in told)
    ]


def quads(state: State, version: int) -> set[Quad]:
    return set(state.open(version).disk)


def test_no_byte_of_the_state_names_the_person(told: State) -> None:
    (told.root / "fetched").mkdir()
    (told.root / "fetched" / "copy.data").write_text(FILES["personen.csv"], encoding="utf-8")
    view = place_of(told.newest(), Scope(Include.ASSERTED))
    build(told.newest(), Scope(Include.ASSERTED), view, 10**9)
    assert found_in(view, KEY)
    assert len(found_in(told.root, KEY)) > 4
    done = erase(told, KEY, readers_s=0)
    assert (done.done, [each.version for each in done.held], done.versions) == (True, [1, 2, 4], [1, 2, 3, 4])
    assert found_in(told.root, KEY, SLUG, NAME, "Zoë  Vandam", "speaks Latin") == []
    assert State(told.root).versions() == [1, 2, 3, 4]
    assert {path.name for path in told.root.iterdir()} <= {"CURRENT", "FORMAT", "lock", "versions", "gone", "erased"}


def test_each_version_keeps_all_else_and_its_number(told: State, folder: Path) -> None:
    before = {version: quads(told, version) for version in told.versions()}
    rows = {version: dict(told.open(version).rows.each()) for version in told.versions()}
    manifests = {each.version: each for each in told.manifests()}
    erase(told, KEY, readers_s=0)
    after = State(told.root)
    for version, manifest in manifests.items():
        after.verify(version)
        assert prove(after, version).holds
        assert after.open(version).manifest.created == manifest.created
        lost, won = before[version] - quads(after, version), quads(after, version) - before[version]
        is_held = version != 3
        stating = {row: parted(facts) for row, facts in after.open(version).rows.each()}
        gone = {f"{BASE}row/personen/{KEY}", f"{BASE}row/rollen/role:1"} if is_held else set()
        assert rows[version].keys() - stating.keys() == gone
        assert all(facts <= parted(rows[version][row]) for row, facts in stating.items())
        assert {row for row, facts in stating.items() if facts < parted(rows[version][row])} == (
            {f"{BASE}row/projecten/prj:kaaien", f"{BASE}row/projecten/prj:open"} if is_held else set()
        )
        assert bool(lost) == is_held == (REDACTED in after.open(version).manifest.note)
        assert {quad.predicate.value for quad in won} <= {f"{KG}rowHash"}, won
        assert (after.open(version).manifest.digest == manifest.digest) == (not is_held)
    stays = {getattr(quad.object, "value", "") for quad in quads(after, 1)}
    assert {"Kaaien", "Dicht", "Not hers", "Piet Claes", "clerk"} <= stays
    assert [str(quad) for quad in quads(after, 1) if "beekeeper" in str(quad)] == []
    persons = inventory_csv(after.newest(), "personen").decode()
    assert persons == "id,label,remark\nper:piet-claes,Piet Claes,\n"


def test_a_sync_afterwards_refuses_the_row_and_what_refers_to_it(told: State, run: RunSync, folder: Path) -> None:
    erase(told, KEY, readers_s=0)
    report = run()
    refused = [(each.file, each.line, each.column, each.value) for each in report.issues if each.code == "erased"]
    assert refused == [
        ("personen.csv", 2, "id", None),
        ("rollen.csv", 2, "person", None),
        ("projecten.csv", 2, "lead", None),
        ("projecten.csv", 3, "lead", None),
    ]


def test_its_references_are_stale_until_they_are_corrected_and_nothing_comes_back(
    told: State, run: RunSync, folder: Path
) -> None:
    erase(told, KEY, readers_s=0)
    replace(folder / "projecten.csv", "Run by Zoë  Vandam since 2019", "")
    replace(folder / "steden.csv", NAME, "")
    run()
    assert found_in(told.root, KEY, SLUG, NAME) == []
    stale = {str(quad.subject) for quad in quads(told, 5) if quad.predicate.value == f"{KG}staleReason"}
    assert stale == {f"<{BASE}row/projecten/prj:kaaien>", f"<{BASE}row/projecten/prj:open>"}
    for name in FILES:
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace(f";{KEY}", "").replace(f",{KEY}", ","), encoding="utf-8")
    run()
    stale = {str(quad.subject) for quad in quads(told, 6) if quad.predicate.value == f"{KG}staleReason"}
    assert (stale, found_in(told.root, SLUG)) == (set(), [])


def test_a_plan_lists_what_is_held_and_where_it_is_still_stated(told: State, folder: Path) -> None:
    before = found_in(told.root, KEY)
    plan = plan_erasure(told, KEY, [folder])
    assert (plan.done, [(each.version, each.rows) for each in plan.held]) == (False, [(1, 2), (2, 2), (4, 2)])
    assert {(Path(each.file).name, each.line, each.by_key) for each in plan.places} == {
        ("personen.csv", 2, True),
        ("rollen.csv", 2, True),
        ("projecten.csv", 2, True),
        ("projecten.csv", 3, True),
        ("steden.csv", 3, False),
    }
    assert found_in(told.root, KEY) == before
    assert not told.erasures


def test_a_write_about_it_is_refused(told: State) -> None:
    erase(told, KEY, readers_s=0)
    found = Gathered()
    found.add(Graphs().edits, Triple(ZOE, RDFS_LABEL, Literal("Z")))
    with pytest.raises(Erased):
        commit(told, lambda current: Change(found.diff(), note=synced(current)), owner="a test")
    assert told.current() == 4


def test_texts_of_other_things_stay_if_asked(told: State) -> None:
    erase(told, KEY, keep_mentions=True, readers_s=0)
    assert found_in(told.root, KEY, SLUG) == []
    assert "Run by Zoë  Vandam since 2019" in {str(getattr(quad.object, "value", "")) for quad in quads(told, 1)}


def test_a_second_erasure_finds_nothing_and_a_key_that_was_never_here_is_refused_later(told: State) -> None:
    erase(told, KEY, readers_s=0)
    again = erase(told, KEY, readers_s=0)
    assert (again.held, again.versions) == ([], [])
    never = erase(told, "per:nobody", readers_s=0)
    assert (never.held, never.versions, told.erasures.holds("per:nobody")) == ([], [], True)


def test_versions_before_the_thing_came_are_not_touched(run: RunSync, folder: Path, state: State) -> None:
    whole = {name: (folder / name).read_text(encoding="utf-8") for name in FILES}
    for name, text in whole.items():
        (folder / name).write_text(_without_her(text), encoding="utf-8")
    run()
    for name, text in whole.items():
        (folder / name).write_text(text, encoding="utf-8")
    run()
    assert erase(state, KEY, readers_s=0).versions == [2]
    assert sorted(path.name for path in (state.root / "versions").iterdir()) == ["000001", "000002r1"]


def test_a_withdrawn_version_is_deleted(told: State) -> None:
    told.withdraw(2, f"its inferences are wrong ({ZOE})")
    assert erase(told, KEY, readers_s=0).deleted == [2]
    assert State(told.root).versions() == [1, 3, 4]
    assert found_in(told.root, KEY, SLUG) == []
    assert State(told.root).step(3) is None


def test_a_plain_dataset_is_refused(state: State) -> None:
    with state.writer("a test", 1) as writer:
        writer.begin()
    with pytest.raises(BadRequest, match="update"):
        plan_erasure(state, KEY)


@pytest.fixture
def kept(folder: Path, run: RunSync, state: State) -> State:
    """Three versions that keep their inventories: with the person, with another city, without the person."""
    (folder / "documents.csv").write_text(PLANS, encoding="utf-8")
    describe(folder, DOCUMENTS, PERSONS, ROLES, PROJECTS, CITIES, **{PLAN: "plan:2020"})
    run()
    replace(folder / "steden.csv", "265086", "265087")
    run()
    for name in FILES:
        (folder / name).write_text(_without_her((folder / name).read_text(encoding="utf-8")), encoding="utf-8")
    run(allow_mass_delete=True)
    return state


def texts(state: State, version: int) -> dict[str, str]:
    folder = state.folder(version) / FOLDER
    return {name: (read(folder, name) or b"").decode() for name in names_in(folder)}


def test_no_kept_inventory_names_the_person(kept: State) -> None:
    before = texts(kept, 2)
    assert sum(KEY in text for text in before.values()) == 3
    erase(kept, KEY, readers_s=0)
    state = State(kept.root)
    for version in state.versions():
        found = texts(state, version)
        assert [word for word in (KEY, SLUG, NAME, "Latin") if word in "".join(found.values())] == []
        assert {name: text.count("\n") for name, text in found.items()} == {
            name: text.count("\n") for name, text in texts(kept, version).items()
        }
        state.verify(version)
    after = texts(state, 2)
    assert after["steden.csv"] == before["steden.csv"]
    assert after["personen.csv"].replace("\r", "").splitlines() == [
        "id,label,born_in,remark",
        "",
        "per:piet-claes,Piet Claes,,",
    ]
    assert list(after) == list(before)


def keep(state: State, **files: str) -> None:
    """Publish a version that keeps these inventories, by their stems, and has another fact."""
    other = Quad(NamedNode(f"{BASE}id/mun/gent"), RDFS_LABEL, Literal("Gand"), Graphs(BASE).edits)
    with state.writer("test", 1) as writer:
        place = writer.new_place()
        place.mkdir()
        for stem, text in files.items():
            write(place, f"{stem}.csv", text.encode())
        writer.publish([], [other], sources={}, note=state.newest().manifest.note, kept=place)


def test_a_person_that_only_a_kept_inventory_names_is_erased(kept: State) -> None:
    """As when a newer document has replaced all that named her."""
    story = f"quarantine_file,id,about\nprojecten.csv,prj:x,Met {NAME}\n"
    keep(kept, personen=FILES["personen.csv"], verhaal=story)
    done = erase(kept, KEY, readers_s=0)
    assert done.held[-1].version == 4
    found = texts(State(kept.root), 4)
    assert list(found) == ["personen.csv", "verhaal.csv"]
    assert [word for word in (SLUG, NAME) if word in "".join(found.values())] == []


def test_texts_that_only_mention_her_by_name_may_be_kept(kept: State) -> None:
    keep(kept, projecten=f"id,label_nl,about\nprj:x,X,Met {NAME}\n")
    erase(kept, KEY, keep_mentions=True, readers_s=0)
    assert NAME in texts(State(kept.root), 4)["projecten.csv"]


def test_a_later_sync_keeps_no_row_that_names_her(kept: State, folder: Path, run: RunSync) -> None:
    erase(kept, KEY, readers_s=0)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert run().exit_code == 1
    assert [word for word in (KEY, "Latin") if word in "".join(texts(kept, 4).values())] == []
