"""A folder of inventories becomes one version, or none."""

from pathlib import Path

import pytest
import rdflib
from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, Triple

from graph_store import State
from graph_store.errors import Damaged, NoData, NoVersion, RejectedMetadata, WriterBusy
from graph_store.fact_digest import fact_digest, parted
from graph_store.graphs import Graphs
from loaders import SyncOptions, Weight, sync
from ontology.namespaces import RDF_TYPE, kg
from tests.loaders.conftest import (
    CITIES,
    KG,
    PROJECTS,
    RDFS_LABEL,
    RunSync,
    column,
    describe,
    facts,
    iri,
    key,
    replace,
    said,
    table,
    thing,
)
from tests.shipped import FILES, ROWS

pytestmark = pytest.mark.slow


def test_x_01_all_inventories_load_with_counts_per_file(shipped: Path, state: State) -> None:
    report = sync(shipped, state)

    assert (len(report.files), report.total("rows"), report.total("loaded")) == (FILES, ROWS, ROWS)
    assert (report.total("quarantined"), report.exit_code, report.published) == (0, 0, True)
    assert [each.file for each in report.files if not each.rows] == ["replacements.csv"]


def test_x_02_g4_a_second_run_changes_nothing(shipped: Path, state: State) -> None:
    first = sync(shipped, state)
    second = sync(shipped, state)

    assert (second.triples_added, second.triples_removed, second.inferred_added, second.inferred_removed) == (0,) * 4
    assert (second.published, second.version, state.current()) == (False, first.version, first.version)
    assert (second.total("unchanged"), second.total("loaded")) == (ROWS, 0)


def test_a_second_run_that_reads_everything_anew_changes_nothing_either(shipped: Path, state: State) -> None:
    first = sync(shipped, state)
    again = sync(shipped, state, SyncOptions(allow_mass_delete=True))

    assert (again.published, again.version) == (False, first.version)
    assert (again.total("unchanged"), again.total("loaded")) == (ROWS, 0)


def test_two_machines_make_the_same_version(shipped: Path, synced: State, tmp_path: Path) -> None:
    other = State(tmp_path / "other")
    sync(shipped, other)

    assert synced.newest().manifest.digest == other.newest().manifest.digest


def test_x_03_editing_one_cell_changes_exactly_the_triples_of_that_row(shipped: Path, synced: State) -> None:
    replace(shipped / "projects.csv", "Bakkersite,mun:gent", "Bakkerij,mun:gent")
    report = sync(shipped, synced)

    source = Graphs(synced.base).source("projects")
    removed, added = synced.diff(1, 2)
    old, new = (Triple(iri("id/prj/v1-gent-bakkersite"), NamedNode(RDFS_LABEL), Literal(text, language="nl"))
                for text in ("Bakkersite", "Bakkerij"))  # fmt: skip
    assert {quad.triple for quad in removed if quad.graph_name == source} == {old}
    assert {quad.triple for quad in added if quad.graph_name == source} == {new}
    assert (report.triples_added, report.triples_removed, report.total("changed"), report.total("unchanged")) == (
        1,
        1,
        1,
        ROWS - 1,
    )
    assert report.inferred_added == report.inferred_removed


def test_x_04_a_removed_row_takes_its_triples_and_what_rested_on_it_alone(
    run: RunSync, folder: Path, state: State
) -> None:
    run()
    project = iri("id/prj/bakkersite")
    host = Triple(iri("id/mun/gent"), RDF_TYPE, kg("HostMunicipality"))
    assert host in facts(state, "inferred")

    replace(folder / "projecten.csv", "prj:bakkersite,Bakkersite,mun:gent,964;966\n", "")
    report = run()

    assert report.files[1].removed == 1
    everything = facts(state) | facts(state, "inferred")
    assert not any(project in (fact.subject, fact.object) for fact in everything)
    assert host not in everything
    assert Triple(iri("id/mun/aalst"), RDF_TYPE, kg("HostMunicipality")) in everything
    assert report.triples_removed > 0 == report.triples_added
    assert report.inferred_removed > 0 == report.inferred_added


def test_x_05_bad_rows_are_reported_and_the_others_load(run: RunSync, folder: Path, state: State) -> None:
    replace(folder / "steden.csv", "mun:aalst,Aalst,,", "mun:aalst,Aalst,31/02/2016,")
    replace(folder / "projecten.csv", "prj:open,Open data,,", "prj:open,,,")
    replace(folder / "projecten.csv", "mun:gent", "mun:gnt")
    report = run()

    found = {(each.code, each.file, each.line, each.column, each.value) for each in report.issues}
    assert found == {
        ("bad-date", "steden.csv", 3, "since", "31/02/2016"),
        ("dangling-ref", "projecten.csv", 2, "sited_in", "mun:aalst"),
        ("dangling-ref", "projecten.csv", 3, "sited_in", "mun:gnt"),
        ("required", "projecten.csv", 4, "label_nl", ""),
    }
    assert all(each.reason and each.accepted and each.weight is Weight.QUARANTINED for each in report.issues)
    assert (report.exit_code, report.total("loaded"), report.total("quarantined")) == (1, 1, 4)
    assert said(state, "id/mun/gent", RDFS_LABEL) == {"Gent"}


def test_x_06_a_dry_run_tells_the_same_and_writes_nothing(run: RunSync, folder: Path, state: State) -> None:
    dry = run(dry_run=True)
    assert (state.current(), state.root.exists()) == (None, False)

    real = run()
    assert (dry.published, real.published) == (False, True)
    assert [dry.as_json()[name] for name in ("triples_added", "inferred_added", "loaded", "files")] == [
        real.as_json()[name] for name in ("triples_added", "inferred_added", "loaded", "files")
    ]

    replace(folder / "steden.csv", "Gent", "Ghent")
    assert run(dry_run=True).triples_added == 1
    assert state.current() == 1


def test_x_08_an_empty_cell_makes_no_triple(run: RunSync, state: State) -> None:
    run()
    assert {fact.predicate.value for fact in facts(state) if fact.subject == iri("id/mun/aalst")} == {
        RDFS_LABEL,
        "http://purl.org/dc/terms/identifier",
        RDF_TYPE.value,
    }
    assert not said(state, "id/prj/open", "sitedIn")


def test_x_09_g14_every_asserted_triple_gives_its_file_row_and_source_lines(synced: State) -> None:
    stated = frozenset[bytes]().union(*(parted(digests) for _, digests in synced.newest().rows.each()))
    assert {fact_digest(fact) for fact in facts(synced) | facts(synced, "reference")} == stated

    row = "row/projects/prj:v1-gent-bakkersite"
    assert said(synced, row, "http://www.w3.org/ns/prov#wasDerivedFrom", "provenance") == {
        f"{synced.base}source/projects"
    }
    assert said(synced, "source/projects", "fileName", "provenance") == {"projects.csv"}
    assert said(synced, row, "line", "provenance") == {"3"}
    assert said(synced, row, "http://www.w3.org/ns/prov#wasGeneratedBy", "provenance") == {f"{synced.base}versions/1"}
    assert said(synced, row, "sourceLines") == {"964", "966"}


def test_stated_and_inferred_facts_are_the_default_graph_by_the_sets_of_rdflib(synced: State) -> None:
    snapshot = synced.newest()

    def held(graph: NamedNode | DefaultGraph) -> set[object]:
        text = snapshot.disk.dump(format=RdfFormat.N_TRIPLES, from_graph=graph)
        assert text is not None
        return set(rdflib.Graph().parse(data=text, format="nt"))

    names = {name: NamedNode(f"{synced.base}graph/{name}") for name in ("reference", "ontology", "inferred")}
    graphs = {name: held(graph) for name, graph in names.items()}
    merged = held(DefaultGraph())
    stating = [NamedNode(name) for name in snapshot.manifest.graphs if "/source/" in name]
    sources = set[object]().union(*map(held, stating))
    stated, inferred = sources | graphs["reference"] | graphs["ontology"], graphs["inferred"]

    assert snapshot.graphs.asserted.value not in snapshot.manifest.graphs
    assert merged == stated | inferred
    assert merged - inferred == stated
    assert len(merged) == len(sources) + len(graphs["reference"]) + len(graphs["ontology"]) + len(inferred)


def test_x_18_no_city_person_date_or_number_is_there_that_no_csv_has(shipped: Path, synced: State) -> None:
    written = "\n".join(file.read_text(encoding="utf-8") for file in shipped.iterdir())
    numbers = {
        fact.object.value
        for fact in facts(synced)
        if isinstance(fact.object, Literal)
        and fact.object.datatype.value.rpartition("#")[2] in ("integer", "date", "decimal")
    }
    keys = {
        fact.object.value
        for fact in facts(synced)
        if fact.predicate.value == "http://purl.org/dc/terms/identifier" and isinstance(fact.object, Literal)
    }
    assert [value for value in numbers | keys if value not in written] == []


def test_a_row_that_is_bad_now_keeps_its_last_good_facts_as_stale(run: RunSync, folder: Path, state: State) -> None:
    run()
    replace(folder / "projecten.csv", "prj:bakkersite,Bakkersite,mun:gent", "prj:bakkersite,Bakkerij,mun:nergens")
    report = run()

    assert (report.total("stale"), report.total("quarantined"), report.triples_removed) == (1, 1, 0)
    assert said(state, "id/prj/bakkersite", RDFS_LABEL) == {"Bakkersite"}
    row = "row/projecten/prj:bakkersite"
    assert said(state, row, "staleSince", "provenance") == {"2"}
    assert said(state, row, "staleReason", "provenance") == {"dangling-ref"}

    replace(folder / "projecten.csv", "mun:nergens", "mun:gent")
    assert (run().total("stale"), said(state, "id/prj/bakkersite", RDFS_LABEL)) == (0, {"Bakkerij"})
    assert not said(state, row, "staleSince", "provenance")


def test_stale_facts_go_when_asked(run: RunSync, folder: Path, state: State) -> None:
    run()
    replace(folder / "projecten.csv", "Bakkersite,mun:gent", "Bakkersite,mun:nergens")
    report = run(drop_stale=True)

    assert (report.total("stale"), report.files[1].removed) == (0, 1)
    assert not said(state, "id/prj/bakkersite", RDFS_LABEL)


def test_a_missing_file_is_refused_and_its_last_good_state_stays(run: RunSync, folder: Path, state: State) -> None:
    run()
    (folder / "steden.csv").unlink()
    report = run()

    assert [(each.code, each.file) for each in report.issues] == [("missing-file", "steden.csv")]
    assert (report.refused, report.exit_code, report.total("stale")) == (["steden.csv"], 1, 2)
    assert said(state, "id/mun/gent", RDFS_LABEL) == {"Gent"}
    assert report.files[1].unchanged == 3


def test_a_missing_required_column_refuses_the_file_and_names_the_nearest(
    run: RunSync, folder: Path, state: State
) -> None:
    replace(folder / "projecten.csv", "id,label_nl,", "id,label_n,")
    report = run()

    refused = next(each for each in report.issues if each.weight is Weight.REFUSED)
    assert (refused.code, refused.file, refused.line, refused.column) == (
        "missing-required",
        "projecten.csv",
        1,
        "label_nl",
    )
    assert "Did you mean label_n?" in refused.reason
    assert said(state, "id/mun/gent", RDFS_LABEL) == {"Gent"}


def test_rows_that_refer_to_a_missing_file_are_dangling_on_a_first_run(run: RunSync, folder: Path) -> None:
    (folder / "steden.csv").unlink()
    report = run()

    assert sorted(each.code for each in report.issues) == ["dangling-ref", "dangling-ref", "missing-file"]
    assert report.files[1].loaded == 1


def test_an_optional_column_that_is_gone_leaves_what_it_said(run: RunSync, folder: Path, state: State) -> None:
    run()
    (folder / "steden.csv").write_text("id,label_nl,since\nmun:gent,Gent,2007\nmun:aalst,Aalst,\n", encoding="utf-8")
    report = run()
    assert [(each.code, each.column) for each in report.issues] == [("missing-column", "inhabitants")]
    assert (report.exit_code, said(state, "id/mun/gent", "count")) == (0, {"265086"})

    run(allow_column_loss=True)
    assert said(state, "id/mun/gent", "count") == set()


def test_all_rows_of_a_file_do_not_disappear_unasked(run: RunSync, folder: Path, state: State) -> None:
    run()
    (folder / "projecten.csv").write_text("id,label_nl,sited_in,lines\n", encoding="utf-8")
    report = run()
    assert ("mass-delete", 3) in {(each.code, each.details.get("removed")) for each in report.issues}
    assert (report.refused, said(state, "id/prj/open", RDFS_LABEL)) == (["projecten.csv"], {"Open data"})

    assert run(allow_mass_delete=True).files[1].removed == 3
    assert not said(state, "id/prj/open", RDFS_LABEL)


@pytest.mark.parametrize(
    ("rows", "gone", "refused"), [(60, 12, False), (59, 12, True), (40, 9, False), (400, 51, True), (400, 50, False)]
)
def test_the_guard_knows_its_bounds(folder: Path, state: State, rows: int, gone: int, refused: bool) -> None:
    lines = [f"mun:a{number},A{number},,\n" for number in range(rows)]
    header = "id,label_nl,since,inhabitants\n"
    describe(folder, CITIES)
    (folder / "steden.csv").write_text(header + "".join(lines), encoding="utf-8")
    sync(folder, state)
    (folder / "steden.csv").write_text(header + "".join(lines[gone:]), encoding="utf-8")

    assert bool(sync(folder, state).refused) is refused


def test_rows_gone_from_their_file_stay_when_asked_and_are_stale(run: RunSync, folder: Path, state: State) -> None:
    run()
    replace(folder / "projecten.csv", "prj:open,Open data,,\n", "")
    report = run(keep_missing=True)
    assert (report.files[1].stale, report.files[1].removed) == (1, 0)
    assert said(state, "id/prj/open", RDFS_LABEL) == {"Open data"}

    assert run().files[1].removed == 1


@pytest.mark.parametrize("spoilt", ["prj:Bakkersite", '"prj:bakkersite', ""])
def test_a_row_whose_key_is_spoilt_takes_nothing_away(run: RunSync, folder: Path, state: State, spoilt: str) -> None:
    run()
    replace(folder / "projecten.csv", "prj:bakkersite", spoilt)
    report = run()

    assert (report.exit_code, report.triples_removed, report.total("removed")) == (1, 0, 0)
    assert said(state, "id/prj/bakkersite", RDFS_LABEL) == {"Bakkersite"}
    assert said(state, "row/projecten/prj:bakkersite", "staleReason", "provenance") == {"unreadable-key"}


def test_a_strict_run_publishes_nothing_when_a_row_is_bad(run: RunSync, folder: Path, state: State) -> None:
    replace(folder / "steden.csv", "265086", "veel")
    report = run(strict=True)

    assert (report.published, report.exit_code, state.current()) == (False, 1, None)


def test_a_moved_row_keeps_its_version_and_changes_no_fact(run: RunSync, folder: Path, state: State) -> None:
    run()
    (folder / "steden.csv").write_text(
        "id,label_nl,since,inhabitants\nmun:aalst,Aalst,,\nmun:gent,Gent,2007,265086\n", encoding="utf-8"
    )
    report = run()
    assert (report.triples_added, report.triples_removed, report.total("changed")) == (0, 0, 0)
    assert said(state, "row/steden/mun:gent", "line", "provenance") == {"3"}
    assert said(state, "row/steden/mun:gent", "http://www.w3.org/ns/prov#wasGeneratedBy", "provenance") == {
        f"{state.base}versions/1"
    }


def test_a_synthetic_inventory_stays_apart(folder: Path, state: State) -> None:
    describe(folder, CITIES, PROJECTS | {"https://kennisgraaf.example/load#graph": "synthetic"})
    sync(folder, state)

    project = iri("id/prj/kaaien")
    assert not any(fact.subject == project for fact in facts(state) | facts(state, "inferred"))
    assert said(state, "id/prj/kaaien", RDFS_LABEL, "synthetic") == {"Bedrijvige Kaaien"}
    host = Triple(iri("id/mun/aalst"), RDF_TYPE, kg("HostMunicipality"))
    assert host in facts(state, "inferred-synthetic")
    assert host not in facts(state, "inferred")


def test_an_inventory_that_the_metadata_no_longer_has_loses_its_graph(folder: Path, state: State) -> None:
    sync(folder, state)
    describe(folder, CITIES)
    report = sync(folder, state, SyncOptions(allow_fact_loss=True))

    assert [each.code for each in report.issues] == ["unknown-file"]
    assert not said(state, "id/prj/open", RDFS_LABEL)
    assert not facts(state, "source/projecten")


def test_a_class_row_speaks_of_every_member(folder: Path, state: State) -> None:
    usage = table(
        "gebruik.csv",
        column("tool", required=True),
        column("user", required=True, property="usedBy", valueUrl=thing("user"), load_references=["steden.csv"],
               load_classes=[{"load:value": "class:CentreCity", "load:class": {"@id": f"{KG}CentreCity"}}]),
        column("direct", virtual=True, aboutUrl=thing("user"), property="usesTool", valueUrl=thing("tool")),
        primary=["tool", "user"],
        about=None,
    )  # fmt: skip
    describe(folder, CITIES, PROJECTS, usage)
    (folder / "gebruik.csv").write_text("tool,user\ntool:orba,class:CentreCity\n", encoding="utf-8")
    sync(folder, state)
    for city in ("gent", "aalst"):
        assert said(state, f"id/mun/{city}", "usesTool", "inferred") == {f"{state.base}id/tool/orba"}
    assert said(state, "row/gebruik/tool:orba/class:CentreCity", "appliesToClass") == {"CentreCity"}

    (folder / "gebruik.csv").write_text("tool,user\ntool:orba,mun:gent\n", encoding="utf-8")
    sync(folder, state, SyncOptions(allow_mass_delete=True))
    assert said(state, "id/mun/gent", "usesTool") == {f"{state.base}id/tool/orba"}
    assert not said(state, "id/mun/aalst", "usesTool", "inferred")


def test_a_folder_that_is_not_there_or_is_empty_is_no_data(state: State, tmp_path: Path) -> None:
    with pytest.raises(NoData, match="is not a folder"):
        sync(tmp_path / "nothing", state)
    with pytest.raises(NoData, match="holds no CSV"):
        sync(tmp_path, state)
    with pytest.raises(NoVersion):
        state.newest()


def test_metadata_is_needed_and_a_text_it_names_is_missed(folder: Path, state: State) -> None:
    describe(folder, CITIES, table("p.csv", key("psg"), column("a", datatype="integer"), column("t", virtual=True,
             property="text", load_lines={"load:from": "a", "load:to": "a", "load:text": "bron.txt"})))  # fmt: skip
    (folder / "p.csv").write_text("id,a\npsg:x,1\n", encoding="utf-8")
    report = sync(folder, state)
    assert [(each.code, each.file) for each in report.issues if each.file.startswith("bron")] == [
        ("missing-text", "bron.txt")
    ]
    assert facts(state, "source/p")
    (folder / "csv-metadata.json").unlink()
    with pytest.raises(RejectedMetadata, match=r"holds no csv-metadata\.json"):
        sync(folder, state)


def test_a_second_writer_that_waits_in_vain_names_the_first(run: RunSync, state: State) -> None:
    with state.writer("sync elders", 1), pytest.raises(WriterBusy, match="sync elders"):
        run(wait_s=0.05)


def test_an_unchanged_run_remembers_what_is_wrong(run: RunSync, folder: Path) -> None:
    replace(folder / "steden.csv", "265086", "veel")
    first, second = run(), run()

    assert second.published is False
    assert [each.as_json() for each in second.issues] == [each.as_json() for each in first.issues]
    assert (second.exit_code, second.total("quarantined")) == (1, first.total("quarantined"))


def test_to_see_that_nothing_changed_no_store_is_opened(
    run: RunSync, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    monkeypatch.setattr(State, "newest", lambda *_: pytest.fail("the version was opened"))
    report = run()
    assert (report.published, report.total("unchanged")) == (False, 5)


def test_a_damaged_version_is_told_also_when_the_files_are_the_same(run: RunSync, state: State) -> None:
    run()
    table = next(file for file in (state.folder(1) / "store").iterdir() if file.suffix == ".sst")
    table.write_bytes(table.read_bytes()[:-1])
    with pytest.raises(Damaged):
        run()


def test_a_format_takes_no_longer_for_being_nested(state: State, tmp_path: Path) -> None:
    """With an engine that tries every way to divide the cell, this test does not end."""
    describe(tmp_path, table("x.csv", column("id", required=True, datatype={"base": "string", "format": "^(a+)+$"})))
    (tmp_path / "x.csv").write_text("id\n" + "a" * 40 + "!\naaa\n")
    report = sync(tmp_path, state)
    assert (report.total("loaded"), report.total("quarantined")) == (1, 1)
