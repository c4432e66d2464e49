"""Tests of inventories in a zip file, and at URLs."""

import errno
import os
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from graph_store import State
from graph_store.errors import NoData, RejectedFile, RemoteForbidden
from loaders import SyncOptions, sync
from tests.loaders.conftest import RDFS_LABEL, replace, said


def zipped(folder: Path, file: Path) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in folder.iterdir():
            archive.write(each, f"export van maandag/{each.name}")
    return file


def test_a_zip_is_a_folder(folder: Path, state: State, tmp_path: Path) -> None:
    assert sync(zipped(folder, tmp_path / "export.zip"), state).total("loaded") == 5
    assert said(state, "id/mun/gent", RDFS_LABEL) == {"Gent"}


def test_a_zip_that_blows_up_is_refused(folder: Path, state: State, tmp_path: Path) -> None:
    (folder / "groot.csv").write_bytes(b"0" * 3_000_000)
    with pytest.raises(RejectedFile, match="zip-bomb"):
        sync(zipped(folder, tmp_path / "export.zip"), state)


class Site:
    """A small site with the files of a folder; it records what it sent."""

    def __init__(self, folder: Path) -> None:
        sent: list[tuple[str, int]] = []
        self.sent = sent

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                file = folder / self.path.rsplit("/", 1)[-1]
                if not file.is_file():
                    self.send_error(404)
                    return
                etag = f'"{file.stat().st_mtime_ns}"'
                same = self.headers.get("If-None-Match") == etag
                sent.append((file.name, 304 if same else 200))
                self.send_response(304 if same else 200)
                self.send_header("ETag", etag)
                self.end_headers()
                if not same:
                    self.wfile.write(file.read_bytes())

            def log_message(self, *_: object) -> None:
                """Log nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_port}/data/"


@pytest.fixture
def site(folder: Path) -> Iterator[Site]:
    found = Site(folder)
    thread = threading.Thread(target=found.server.serve_forever, daemon=True)
    thread.start()
    yield found
    found.server.shutdown()
    found.server.server_close()
    thread.join()


def listed(site: Site, place: Path, *names: str) -> Path:
    file = place / "adressen.txt"
    lines = [f"{site.base}{name}" for name in names]
    file.write_text("\n".join(["# elke maandag", *lines, ""]), encoding="utf-8")
    return file


NAMES = ("steden.csv", "projecten.csv", "csv-metadata.json")
ALLOWED = SyncOptions(hosts=frozenset({"127.0.0.1"}))


def test_a_list_of_addresses_is_fetched_and_not_again_while_unchanged(site: Site, state: State, tmp_path: Path) -> None:
    addresses = listed(site, tmp_path, *NAMES)
    assert sync(addresses, state).total("loaded") == 5
    assert not sync(addresses, state, ALLOWED).published
    assert [status for _, status in site.sent] == [200, 200, 200, 304, 304, 304]


def test_fetched_content_that_could_not_be_kept_is_fetched_again(
    site: Site, state: State, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses, file = listed(site, tmp_path, *NAMES), folder / "steden.csv"
    sync(addresses, state)
    before, moment = file.read_bytes(), file.stat().st_mtime_ns
    replace(file, "Gent", "Ghendt")

    def cut(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[:9])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", cut)
        with pytest.raises(OSError, match="No space"):
            sync(addresses, state)
    file.write_bytes(before)
    os.utime(file, ns=(moment, moment))  # the tag is the same again
    assert not sync(addresses, state).published
    assert site.sent[-3:] == [("steden.csv", 200), ("projecten.csv", 304), ("csv-metadata.json", 304)]


def test_who_names_hosts_has_no_other_asked(site: Site, state: State, tmp_path: Path) -> None:
    with pytest.raises(RemoteForbidden, match="--allow-host"):
        sync(listed(site, tmp_path, *NAMES), state, SyncOptions(hosts=frozenset({"elsewhere.example"})))
    (tmp_path / "adressen.txt").write_text("file://localhost/etc/passwd\n", encoding="utf-8")
    with pytest.raises(RemoteForbidden, match="http and https"):
        sync(tmp_path / "adressen.txt", state)
    assert site.sent == []


def test_a_file_that_lists_no_addresses_is_called_what_it_is_not(state: State, folder: Path) -> None:
    with pytest.raises(NoData, match="not a folder, a zip file or a list of URLs: line 1"):
        sync(folder / "steden.csv", state)


def test_an_address_with_nothing_there_is_told(site: Site, state: State, tmp_path: Path) -> None:
    with pytest.raises(NoData, match="404"):
        sync(listed(site, tmp_path, "geen.csv"), state, ALLOWED)


def test_a_name_in_a_zip_reaches_no_other_folder(folder: Path, state: State, tmp_path: Path) -> None:
    file = zipped(folder, tmp_path / "export.zip")
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("../../outside.csv", "id\nx\n")
        archive.writestr("/absolute.csv", "id\nx\n")
    assert sync(file, state).total("loaded") == 5
    assert not list(tmp_path.parent.glob("outside.csv"))


@pytest.mark.parametrize("what", ["encrypted", "damaged", "an unknown method"])
def test_a_zip_that_cannot_be_unpacked_is_refused(folder: Path, state: State, tmp_path: Path, what: str) -> None:
    file = zipped(folder, tmp_path / "export.zip")
    content = bytearray(file.read_bytes())
    if what == "damaged":
        content[60] ^= 255
    else:  # in the last entry of the table of contents: its flags, or its method
        at = content.rindex(b"PK\1\2")
        content[at + (8 if what == "encrypted" else 10)] = 1 if what == "encrypted" else 77
    file.write_bytes(content)
    with pytest.raises(RejectedFile, match=r"export\.zip cannot be unpacked"):
        sync(file, state)
