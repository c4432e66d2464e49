"""`POST /inventories/{name}`: reports, publishes exactly what was seen, and refuses everything else."""

import shlex
import shutil
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from graph_api.auth import Tokens
from loaders import SyncReport
from tests.curl import curl
from tests.documents import taken
from tests.loaders.workbooks import workbook
from tests.prepared import Plan
from tests.service import DATA
from tests.writable import ROW, Writable, copied

pytestmark = pytest.mark.slow

REQUESTS = taken("loaders.md", "", start="curl")


def codes(answer: Any) -> set[tuple[str, str]]:
    return {(each["code"], each["weight"]) for each in answer.json()["issues"] if each["file"] == "libraries.csv"}


def test_a_dry_run_says_what_would_change_and_writes_nothing(looked: Writable) -> None:
    before = looked.text("libraries.csv")
    answer = looked.post("libraries", before + ROW)
    told = answer.json()
    assert (answer.status_code, told["dry_run"], told["published"], told["publishable"]) == (200, True, False, True)
    assert (told["file"], told["version"], told["added"], told["changed"], told["removed"]) == (
        "libraries.csv",
        1,
        1,
        0,
        0,
    )
    assert told["rows"] == told["added"] + told["unchanged"]
    assert told["sentences"]["new"] == ["Nieuw: ‘zebra’ is een library."]
    assert any(each.startswith("‘zebra’ ") and each.endswith(" ‘anyio’.") for each in told["sentences"]["added"])
    assert told["facts_added"] > 0 == told["facts_removed"]
    (change,) = told["changes"]
    assert (change["key"], change["kind"], change["line"]) == ("library:zebra", "added", before.count("\n") + 1)
    assert answer.headers["etag"].startswith(f'"{told["digest"]}')
    assert looked.text("libraries.csv") == before
    assert not (looked.folder / "replaced").exists()


def test_a_bad_row_is_told_with_its_place_its_value_and_what_is_accepted(looked: Writable) -> None:
    told = looked.post(
        "libraries.csv", looked.text("libraries.csv") + ROW.replace("library:anyio", "library:anyoi")
    ).json()
    (issue,) = [each for each in told["issues"] if each["weight"] == "quarantined"]
    assert told["quarantined"] == 1
    assert (issue["line"], issue["column"], issue["value"]) == (told["rows"] + 1, "requires", "library:anyoi")
    assert "library:anyio" in issue["suggestion"]
    assert issue["reason"]
    assert issue["accepted"]


def test_what_was_seen_is_published_and_the_old_file_is_kept(writable: Writable) -> None:
    before = writable.text("libraries.csv")
    answer = writable.publish("libraries", before + ROW)
    told = answer.json()
    assert (answer.status_code, told["published"], told["version"]) == (201, True, 2)
    assert answer.headers["x-dataset-version"] == "2"
    assert writable.text("libraries.csv") == before + ROW
    assert [each.read_text("utf-8") for each in (writable.folder / "replaced").iterdir()] == [before]
    assert told["kept"].startswith("data/replaced/libraries.csv.")
    assert writable.client.get("/doc/library/zebra", headers={"Accept": "text/turtle"}).status_code == 200

    assert writable.state.newest().manifest.note["upload"].startswith("upload of libraries.csv by token ")
    after = writable.sync()
    assert (after.published, after.version, after.total("removed")) == (False, 2, 0)
    why = writable.client.get(
        "/explain", headers={"Accept": "application/json"},
        params={"s": "library:zebra", "p": "http://usefulinc.com/ns/doap#revision", "o": '"1.0.0"'},
    )  # fmt: skip
    assert "libraries.csv" in why.text
    assert f'"line":{before.count(chr(10)) + 1}' in why.text.replace(" ", "")


def test_nothing_is_published_unseen(writable: Writable) -> None:
    first, second = (
        writable.text("libraries.csv") + ROW,
        writable.text("libraries.csv") + ROW.replace("1.0.0", "2.0.0"),
    )
    headers = {**writable.bearer, "Content-Type": "text/csv"}
    unseen = writable.client.post("/inventories/libraries", content=first, headers=headers)
    assert (unseen.status_code, unseen.json()["code"]) == (428, "PRECONDITION_REQUIRED")
    seen = writable.post("libraries", first).headers["etag"]
    assert writable.post("libraries", second, seen=seen).json()["code"] == "PRECONDITION_FAILED"
    assert writable.post("libraries", first, seen='"x", "y"').json()["code"] == "BAD_REQUEST"
    assert writable.post("libraries", first, seen=seen, allow="mass-delete").status_code == 412

    (writable.folder / "licences.csv").write_text(writable.text("licences.csv") + "licence:new,New\n", "utf-8")
    assert writable.post("libraries", first, seen=seen).status_code == 412
    assert writable.post("libraries", first).json()["moved"] == ["licences.csv"]
    assert writable.publish("libraries", second).status_code == 201
    again = writable.post("libraries", second).json()
    assert (again["same"], again["publishable"]) == (True, False)
    assert writable.state.versions() == [1, 2]


def test_a_file_changed_by_hand_since_it_was_seen_is_not_overwritten(writable: Writable) -> None:
    new = writable.text("libraries.csv") + ROW
    seen = writable.post("libraries", new).headers["etag"]
    (writable.folder / "libraries.csv").write_text(
        writable.text("libraries.csv") + ROW.replace("zebra", "okapi"), "utf-8"
    )
    assert writable.post("libraries", new, seen=seen).status_code == 412
    assert "okapi" in writable.text("libraries.csv")


def test_who_may_not_write_is_refused_before_the_file_is_read(looked: Writable) -> None:
    reader, _ = Tokens(looked.state.root).new(["update"])
    for headers, status in (
        ({}, 401),
        ({"Authorization": "Bearer x"}, 401),
        ({"Authorization": f"Bearer {reader}"}, 403),
    ):
        answer = looked.client.post("/inventories/libraries?dry_run=true", content=b"id\n", headers=headers)
        assert answer.status_code == status
    assert looked.client.get("/inventories/libraries").status_code == 405


def test_an_unknown_name_or_parameter_names_what_there_is(looked: Writable) -> None:
    unknown = looked.post("librarys", "id\n")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "NOT_FOUND")
    assert "Did you mean libraries?" in unknown.json()["detail"]
    wrong = looked.post("libraries", "id\n", allow="everything")
    assert (wrong.status_code, "mass-delete" in wrong.json()["detail"]) == (400, True)
    assert looked.post("libraries", "id\n", dry_run="perhaps").status_code == 400
    headers = {**looked.bearer, "Content-Type": "text/turtle"}
    assert looked.client.post("/inventories/libraries", content="x", headers=headers).status_code == 415


BAD = {
    "empty": (b"", "empty-file"),
    "another list": (b"id,spdx\nlicence:mit,MIT\n", "missing-required"),
    "no header": (b"1,2,3\n4,5,6\n", "no-header"),
    "binary": (b"\x89PNG\r\n\x1a\n" + bytes(500), "not-csv"),
    "few rows": (b"id,name,version\nlibrary:anyio,anyio,1\n", "mass-delete"),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_file_is_told_and_cannot_be_published(looked: Writable, bad: str) -> None:
    content, code = BAD[bad]
    seen = looked.post("libraries", content)
    assert (seen.status_code, seen.json()["publishable"], seen.json()["refused"]) == (200, False, True)
    assert (code, "refused") in codes(seen)
    refused = looked.post("libraries", content, seen=seen.headers["etag"])
    assert (refused.status_code, refused.json()["code"]) == (422, "REJECTED_FILE")
    assert code in refused.json()["detail"]


def test_windows_1252_is_read_and_an_archive_is_not(looked: Writable) -> None:
    text = looked.text("libraries.csv") + ROW.replace("Stripes", "Zèbre rayé")
    assert "Zèbre rayé" in looked.post("libraries", text.encode("cp1252"), lang="en").text
    archive = looked.post("libraries", b"PK\x03\x04" + bytes(500))
    assert (archive.status_code, archive.json()["code"]) == (422, "REJECTED_FILE")
    assert looked.post("libraries", b"x" * 300_000_000).status_code == 413


def test_a_workbook_becomes_the_csv_of_its_inventory(writable: Writable) -> None:
    rows = [line.split(",") for line in writable.text("licences.csv").splitlines()]
    body = workbook({"Blad1": [*rows, ["licence:own", "Own"]]})
    form = {"file": ("licences.xlsx", body)}
    seen = writable.client.post("/inventories/licences?dry_run=true", files=form, headers=writable.bearer)
    assert seen.json()["sentences"]["new"] == ["Nieuw: Own is een licence."]
    headers = {**writable.bearer, "If-Match": seen.headers["etag"]}
    assert writable.client.post("/inventories/licences", files=form, headers=headers).status_code == 201
    assert writable.text("licences.csv").splitlines()[-1] == "licence:own,Own"


def test_a_guard_is_lifted_on_request_and_the_next_sync_agrees(writable: Writable) -> None:
    few = "".join(writable.text("libraries.csv").splitlines(keepends=True)[:60]).rstrip()
    seen = writable.post("libraries", few)
    assert {(each["allow"], each["needed"]) for each in seen.json()["confirm"]} == {("truncated", True)}
    seen = writable.post("libraries", few, allow="truncated")
    assert {(each["allow"], each["needed"]) for each in seen.json()["confirm"]} == {("mass-delete", True)}
    allowed = ["truncated", "mass-delete"]
    assert writable.post("libraries", few, allow=allowed).json()["publishable"]
    assert writable.publish("libraries", few, allow=allowed).json()["removed"] > 10
    assert (writable.sync().published, writable.state.versions()) == (False, [1, 2])


def test_facts_that_a_rollback_undid_come_back_only_on_request(writable: Writable) -> None:
    from loaders import rollback

    new = writable.text("libraries.csv") + ROW
    writable.publish("libraries", new)
    rollback(writable.state, 1)
    seen = writable.post("libraries", new)
    assert [(each["allow"], each["needed"]) for each in seen.json()["confirm"]] == [("rolled-back", True)]
    refused = writable.post("libraries", new, seen=seen.headers["etag"])
    assert refused.status_code in (412, 422)
    assert writable.publish("libraries", new, allow="rolled-back").status_code == 201


def test_a_folder_that_cannot_be_written_refuses(writable: Writable, monkeypatch: pytest.MonkeyPatch) -> None:
    packaged = writable.folder.parent / "site-packages" / "data"
    shutil.copytree(writable.folder, packaged)
    toml = writable.folder.parent / "kennisgraaf.toml"
    toml.write_text(toml.read_text("utf-8").replace('["data"]', '["site-packages/data"]'), "utf-8")
    refused = writable.post("libraries", "id\n")
    assert (refused.status_code, refused.json()["code"]) == (409, "READ_ONLY_FOLDER")
    toml.write_text(toml.read_text("utf-8").replace('["site-packages/data"]', "[]"), "utf-8")
    elsewhere = writable.post("libraries", "id\n")
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (409, "READ_ONLY_FOLDER")


def test_two_uploads_at_once_leave_one_version_and_one_file(writable: Writable) -> None:
    texts = [writable.text("libraries.csv") + ROW.replace("1.0.0", f"{number}.0.0") for number in (1, 2)]
    tags = [writable.post("libraries", text).headers["etag"] for text in texts]
    answers: list[Any] = []
    threads = [
        Thread(target=lambda text=text, tag=tag: answers.append((text, writable.post("libraries", text, seen=tag))))
        for text, tag in zip(texts, tags, strict=True)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(answer.status_code for _, answer in answers) == [201, 412]
    assert [writable.text("libraries.csv")] == [text for text, answer in answers if answer.status_code == 201]
    assert writable.state.versions() == [1, 2]


def test_a_writer_that_keeps_the_lock_is_named(tmp_path: Path) -> None:
    with copied(tmp_path, lock_wait_s=1) as found:
        new = found.text("libraries.csv") + ROW
        seen = found.post("libraries", new).headers["etag"]
        with found.state.writer("a test", 1):
            busy = found.post("libraries", new, seen=seen)
        assert (busy.status_code, busy.json()["code"]) == (503, "WRITER_BUSY")
        assert "a test" in busy.json()["detail"]
        assert "zebra" not in found.text("libraries.csv")


def test_a_new_fact_is_told_in_dutch_and_explained_by_its_new_row(plan: Plan, tmp_path: Path) -> None:
    with copied(tmp_path, plan) as found:
        text = found.text("projects.csv")
        new = text + "prj:nieuw-park,Nieuw park,mun:gent,,prog:sc-3,,,stated,706-708\n"
        told = found.post("projects", new, lang="nl").json()["sentences"]
        assert told["new"] == ["Nieuw: Nieuw park is een project."]
        assert "Nieuw park is gevestigd in Gent." in told["added"]
        assert "Nieuw park heeft als deelnemer Gent." in told["following"]
        assert found.publish("projects", new).status_code == 201
        asked = {"s": "mun:gent", "p": "kg:takesPartIn", "o": "prj:nieuw-park", "lang": "nl"}
        why = found.client.get("/explain", params=asked, headers={"Accept": "application/json"})
        assert "projects.csv" in why.text
        assert str(text.count("\n") + 1) in why.text
        after: SyncReport = found.sync()
        assert not after.published
    assert "nieuw-park" not in (DATA / "projects.csv").read_text("utf-8")


def test_the_requests_of_the_page_do_what_it_says(plan: Plan, tmp_path: Path) -> None:
    look, publish = (block.text for block in REQUESTS)
    with copied(tmp_path, plan) as found:
        (tmp_path / "projects.csv").write_text(found.text("projects.csv").replace("BE-REEL!", "BE REEL"), "utf-8")
        seen = curl(shlex.split(look.replace("$TOKEN", found.token)), found.client, tmp_path)
        assert (seen.status_code, seen.json()["changed"]) == (200, 1)
        words = shlex.split(publish.replace("$TOKEN", found.token))
        tagged = [word.replace("$ETAG", seen.headers["etag"]) for word in words]
        assert curl(tagged, found.client, tmp_path).status_code == 201
        assert "BE REEL" in found.text("projects.csv")
