"""The files of one sync: their bytes, their hashes, the metadata and the source texts."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from graph_store.errors import NoData, RejectedFile, RejectedMetadata
from loaders.corrections import SourceText, read_corrections
from loaders.metadata import TableGroup, read_metadata
from loaders.options import SyncOptions

METADATA = "csv-metadata.json"


@dataclass(slots=True)
class Folder:
    """A folder with inventories, read once."""

    path: Path
    content: dict[str, bytes]
    hashes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hashes = {name: hashlib.sha256(content).hexdigest() for name, content in self.content.items()}

    def metadata(self, base: str) -> TableGroup:
        """The tables that the metadata describes. Raises: RejectedMetadata (422)."""
        return read_metadata(_text(self.content[METADATA], METADATA), base)

    def texts(self, group: TableGroup) -> dict[str, SourceText]:
        """The source texts that passages are cut from, corrected. Raises: RejectedFile (422)."""
        corrections = {
            lines.text: lines.corrections for table in group.tables for each in table.columns if (lines := each.lines)
        }
        return {name: self._source_text(name, corrections.get(name)) for name in sorted(corrections)}

    def _source_text(self, name: str, corrections: str | None) -> SourceText:
        rows = read_corrections(self._named(corrections), corrections) if corrections else ()
        return SourceText(self._named(name), rows)

    def _named(self, name: str) -> str:
        if name not in self.content:
            raise RejectedFile(f"{METADATA} names {name}, and {self.path} does not hold it")
        return _text(self.content[name], name)

    def fingerprint(self, base: str, options: SyncOptions) -> str:
        """One hash over all that a sync depends on: files, options, base, ontology and our own code."""
        parts = [*(f"{name} {value}" for name, value in sorted(self.hashes.items())), base, str(options.lifted)]
        return hashlib.sha256("\n".join([*parts, _code_hash()]).encode()).hexdigest()


def read_folder(path: Path) -> Folder:
    """Read the inventories, the metadata and the texts of a folder.

    Raises: NoData (422) when there is no such folder or no CSV in it; RejectedMetadata (422) without metadata.
    """
    if not path.is_dir():
        raise NoData(f"{path} is not a folder; name one that holds CSV inventories and {METADATA}")
    files = [file for file in sorted(path.iterdir()) if file.suffix in (".csv", ".txt") or file.name == METADATA]
    if not any(file.suffix == ".csv" for file in files):
        raise NoData(f"{path} holds no CSV inventory")
    if not (path / METADATA).is_file():
        raise RejectedMetadata(f"{path} holds no {METADATA}, which says what the columns mean")
    return Folder(path, {file.name: file.read_bytes() for file in files})


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise RejectedFile(f"{name} is not UTF-8: {fault}") from fault


def _code_hash() -> str:
    """A hash over the ontology and the code that makes triples: another release reads everything anew."""
    found = hashlib.sha256()
    for room in ("loaders", "ontology"):
        for name, content in sorted(_files(resources.files(room), room).items()):
            found.update(name.encode() + content)
    return found.hexdigest()


def _files(folder: Traversable, path: str) -> Mapping[str, bytes]:
    files: dict[str, bytes] = {}
    for each in folder.iterdir():
        if each.name.endswith((".py", "kennisgraaf.ttl")):
            files[f"{path}/{each.name}"] = each.read_bytes()
        elif each.is_dir() and not each.name.startswith("__"):
            files |= _files(each, f"{path}/{each.name}")
    return files


def undescribed(folder: Folder, group: TableGroup) -> Iterable[str]:
    """The CSVs that no table describes."""
    known = {table.file for table in group.tables} | group.texts
    return (name for name in folder.content if name.endswith(".csv") and name not in known)
