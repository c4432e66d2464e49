"""Where inventories come from: a folder, a zip, or a text file with one URL a line."""

import hashlib
import json
import urllib.request
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit

from graph_store.errors import NoData, RejectedFile, RemoteForbidden
from loaders.options import SyncOptions
from loaders.reading.folder import Folder, checked, read_folder

_RATIO, _MEMBERS, _TIMEOUT_S = 100, 1_000, 60
_KINDS = (".csv", ".txt", ".json")


def read_source(path: Path, options: SyncOptions, cache: Path) -> Folder:
    """The inventories of a folder, a zip or a file of URLs; `cache` keeps what was fetched, with its ETag.

    Raises: NoData, RejectedMetadata, RejectedFile (422), RemoteForbidden (403).
    """
    if path.is_file() and zipfile.is_zipfile(path):
        return checked(Folder(path, _unzipped(path, options.limit)))
    if path.is_file():
        return checked(Folder(path, dict(_fetched(path, options, cache))))
    return read_folder(path, options.limit)


def _unzipped(path: Path, limit: int) -> dict[str, bytes]:
    """The files of a zip by name, folders left out. Raises: RejectedFile (422) for one that blows up or is damaged."""
    try:
        return _members(path, limit)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as fault:
        raise RejectedFile(f"{path.name} cannot be unpacked: {fault}") from fault


def _members(path: Path, limit: int) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        members = [each for each in archive.infolist() if not each.is_dir() and each.filename.endswith(_KINDS)]
        size = sum(each.file_size for each in members)
        packed = sum(each.compress_size for each in members)
        if size > limit or size > _RATIO * max(packed, 1) or len(members) > _MEMBERS:
            raise RejectedFile(f"zip-bomb: {path.name} unpacks to {size // 2**20} MB in {len(members)} files")
        return {each.filename.rsplit("/", 1)[-1]: archive.read(each)[:limit] for each in members}


def _fetched(path: Path, options: SyncOptions, cache: Path) -> Iterator[tuple[str, bytes]]:
    """Each address of a list with what stands there, under the last part of its path."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        raise NoData(f"{path} is no folder, no zip and no list of URLs") from fault
    for number, line in enumerate(map(str.strip, lines), start=1):
        if line and not line.startswith("#"):
            parts = urlsplit(line)
            if not parts.scheme or not parts.netloc:
                raise NoData(f"{path} is no folder, no zip and no list of URLs: line {number} is none")
            yield unquote(parts.path.rsplit("/", 1)[-1]), _fetch(line, options, cache)


def _fetch(url: str, options: SyncOptions, cache: Path) -> bytes:
    """What stands at an address; nothing is sent again that the cache has under the same ETag."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        raise RemoteForbidden(f"{url} is not fetched: a list names http and https addresses")
    if options.hosts and parts.hostname not in options.hosts:
        raise RemoteForbidden(f"{url} is not fetched: --allow-host does not name {parts.hostname}")
    kept = cache / hashlib.sha256(url.encode()).hexdigest()
    request = urllib.request.Request(url, headers=_known(kept))  # noqa: S310 - the scheme was checked
    try:
        with _OPENER.open(request, timeout=_TIMEOUT_S) as answer:
            content = answer.read(options.limit + 1)
            if len(content) > options.limit:
                raise RejectedFile(f"{url} is larger than {options.limit // 2**20} MB")
            if not options.dry_run:
                _keep(kept, content, answer.headers.get("ETag"))
            return bytes(content)
    except HTTPError as fault:
        if fault.code == 304:
            return kept.with_suffix(".data").read_bytes()
        raise NoData(f"{url} answers {fault.code}") from fault
    except (URLError, TimeoutError) as fault:
        raise NoData(f"{url} cannot be reached: {fault}") from fault


def _known(kept: Path) -> dict[str, str]:
    note = kept.with_suffix(".json")
    return {"If-None-Match": json.loads(note.read_text())["etag"]} if note.is_file() else {}


def _keep(kept: Path, content: bytes, etag: str | None) -> None:
    if etag:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.with_suffix(".data").write_bytes(content)
        kept.with_suffix(".json").write_text(json.dumps({"etag": etag}))


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Another address is another decision: it must stand in the list itself."""

    def redirect_request(self, *_: Any) -> None:
        """Follow nothing."""


_OPENER = urllib.request.build_opener(_NoRedirects)
