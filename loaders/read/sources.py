"""The sources of inventories: folders, a zip file, or a text file with one URL a line."""

import hashlib
import json
import urllib.request
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit

from graph_store.durable_files import write_durably
from graph_store.errors import NoData, RejectedFile, RemoteForbidden
from graph_store.no_redirects import NoRedirects
from loaders.read.folder import INVENTORIES, Folder, checked, read_folder, together
from loaders.read.replacement import Replacement
from loaders.reports.options import SyncOptions

FETCHED = "fetched"
"""The folder of a state that keeps fetched files."""

_File: TypeAlias = tuple[str, str, bytes]
"""A file: the name of its folder, its own name, its content."""

_RATIO, _MEMBERS, _TIMEOUT_S = 100, 1_000, 60
_KINDS = (*INVENTORIES, ".txt", ".json")


def read_sources(paths: Sequence[Path], base: str, options: SyncOptions, cache: Path,
                 replacement: Replacement | None = None) -> Folder:  # fmt: skip
    """Read the inventories of folders, zip files and lists of URLs as those of one folder.

    `cache` keeps fetched files with their ETag. The file of a `replacement` is read with its new content.

    Raises: NoData, RejectedMetadata, RejectedFile (422), RemoteForbidden (403).
    """
    return together([_read(path, base, options, cache, replacement) for path in paths], base)


def _read(path: Path, base: str, options: SyncOptions, cache: Path, replacement: Replacement | None) -> Folder:
    if path.is_file() and zipfile.is_zipfile(path):
        return checked(_joined(path, _unzipped(path, options.limit), base))
    if path.is_file():
        return checked(_joined(path, _fetched(path, options, cache), base))
    return read_folder(path, options.limit, replacement.inside(path) if replacement else {})


def _joined(path: Path, files: Iterable[_File], base: str) -> Folder:
    """Return the files of a zip or of a list, which may be in several folders, as one folder."""
    found: dict[str, dict[str, bytes]] = {}
    for place, name, content in files:
        found.setdefault(place, {})[name] = content
    folders = [Folder(place, each) for place, each in found.items()] or [Folder(str(path), {})]
    return together(folders, base)


def _unzipped(path: Path, limit: int) -> list[_File]:
    """Unpack a zip. Raises: RejectedFile (422) if it is damaged or far too large unpacked."""
    try:
        return _members(path, limit)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as fault:
        raise RejectedFile("{name} cannot be unpacked: {fault}", name=path.name, fault=fault) from fault


def _members(path: Path, limit: int) -> list[_File]:
    with zipfile.ZipFile(path) as archive:
        members = [each for each in archive.infolist() if not each.is_dir() and each.filename.endswith(_KINDS)]
        size = sum(each.file_size for each in members)
        packed = sum(each.compress_size for each in members)
        if size > limit or size > _RATIO * max(packed, 1) or len(members) > _MEMBERS:
            unpacked = f"{size // 2**20} MB in {len(members)} files"
            raise RejectedFile(
                "zip-bomb: {name} unpacks to {unpacked}, which is too much", name=path.name, unpacked=unpacked
            )
        places = [f"{path}/{each.filename}".rpartition("/") for each in members]
        return [
            (place, name, archive.read(each)[:limit]) for (place, _, name), each in zip(places, members, strict=True)
        ]


def _fetched(path: Path, options: SyncOptions, cache: Path) -> Iterator[_File]:
    """Yield the address of the folder and the last part of the path of each URL in a list, with its content."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        raise NoData("{path} is not a folder, a zip file or a list of URLs", path=path) from fault
    for number, line in enumerate(map(str.strip, lines), start=1):
        if line and not line.startswith("#"):
            parts = urlsplit(line)
            if not parts.scheme or not parts.netloc:
                raise NoData(
                    "{path} is not a folder, a zip file or a list of URLs: line {number} is not a URL",
                    path=path,
                    number=number,
                )
            place, _, name = parts.path.rpartition("/")
            yield f"{parts.scheme}://{parts.netloc}{place}", unquote(name), _fetch(line, options, cache)


def _fetch(url: str, options: SyncOptions, cache: Path) -> bytes:
    """Fetch a URL; content that the cache has under the same ETag is not sent again."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        raise RemoteForbidden("{url} is not fetched: only http and https addresses are allowed", url=url)
    if options.hosts and parts.hostname not in options.hosts:
        raise RemoteForbidden(
            "{url} is not fetched; allow its host with --allow-host {hostname}", url=url, hostname=parts.hostname
        )
    kept = cache / hashlib.sha256(url.encode()).hexdigest()
    request = urllib.request.Request(url, headers=_known(kept))  # noqa: S310 - the scheme was checked
    try:
        with _OPENER.open(request, timeout=_TIMEOUT_S) as answer:
            content = answer.read(options.limit + 1)
            if len(content) > options.limit:
                raise RejectedFile("{url} is larger than {limit} MB", url=url, limit=options.limit // 2**20)
            if not options.dry_run:
                _keep(kept, content, answer.headers.get("ETag"))
            return bytes(content)
    except HTTPError as fault:
        if fault.code == 304:
            return kept.with_suffix(".data").read_bytes()
        raise NoData("{url} answers {code}", url=url, code=fault.code) from fault
    except (URLError, TimeoutError) as fault:
        raise NoData("{url} cannot be reached: {fault}", url=url, fault=fault) from fault


def _known(kept: Path) -> dict[str, str]:
    note = kept.with_suffix(".json")
    return {"If-None-Match": json.loads(note.read_text())["etag"]} if note.is_file() else {}


def _keep(kept: Path, content: bytes, etag: str | None) -> None:
    if etag:
        kept.parent.mkdir(parents=True, exist_ok=True)
        note = kept.with_suffix(".json")
        note.unlink(missing_ok=True)  # content that is cut off must not have a tag
        kept.with_suffix(".data").write_bytes(content)
        write_durably(note, json.dumps({"etag": etag}))


_OPENER = urllib.request.build_opener(NoRedirects)
"""It follows no redirect: another address must be in the list itself."""
