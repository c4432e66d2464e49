"""The work of an upload, run in the process of the test."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from graph_api.uploads.process import upload
from graph_api.uploads.task import UploadTask
from graph_store.errors import BadRequest, NotFound
from tests.writable import Writable, copied

pytestmark = pytest.mark.slow
FORM = "multipart/form-data; boundary=b"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writable]:
    with copied(tmp_path_factory.mktemp("process")) as found:
        yield found


def task(folder: Writable, body: str, content_type: str = "text/csv", **fields: Any) -> UploadTask:
    file = folder.folder.parent / "body"
    file.write_text(body, newline="")
    made = UploadTask(
        str(folder.state.root), folder.state.base, 5, 1, 10**6, str(file), content_type, "t", "en", ["en"]
    )
    return replace(made, **fields)


def done(asked: UploadTask) -> Any:
    return json.loads(upload(asdict(asked))[1])


def part(name: str, content: str, file: str = "") -> str:
    named = f'; filename="{file}"' if file else ""
    return f'--b\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n{content}\r\n'


def test_a_body_and_a_form_with_the_same_file_give_the_same_report(folder: Writable) -> None:
    text = folder.text("licences.csv") + "licence:own,Own\n"
    report = done(task(folder, text, inventory="licences"))
    form = part("token", "x") + part("file", text, "mine.csv") + part("inventory", "licences") + "--b--\r\n"
    assert done(task(folder, form, FORM)) == report
    by_name = part("file", text, "licences.csv") + "--b--\r\n"
    assert done(task(folder, by_name, FORM)) == report
    assert report["added"] == 1


def test_the_content_is_kept_for_a_later_decision(folder: Writable, tmp_path: Path) -> None:
    text = folder.text("licences.csv")
    report = done(task(folder, text, inventory="licences", keep_in=str(tmp_path / "content")))
    assert (tmp_path / "content").read_text() == text
    assert (report["same"], report["publishable"]) == (True, False)
    assert done(task(folder, text, "", inventory="licences"))["digest"] == report["digest"]


def test_a_form_without_a_file_and_an_unknown_list_are_refused(folder: Writable) -> None:
    with pytest.raises(BadRequest, match="no file"):
        done(task(folder, part("inventory", "licences") + "--b--\r\n", FORM))
    with pytest.raises(NotFound):
        done(task(folder, part("file", "id\n", "other.csv") + "--b--\r\n", FORM))
