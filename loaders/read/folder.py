"""The files of one sync: their bytes, their hashes, the metadata and the source texts."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from graph_store.errors import NoData, RejectedFile, RejectedMetadata
from loaders.csvw.joining import join_metadata
from loaders.csvw.keys import file_stem, is_workbook
from loaders.csvw.metadata import METADATA, TableGroup
from loaders.csvw.tables import read_tables
from loaders.read.corrections import Correction, SourceText, read_corrections
from loaders.read.sheet_text import plain_text
from loaders.read.workbook import BadWorkbook, read_sheet
from loaders.reports.options import SyncOptions
from ontology.graph_folder import cached_per_folder, graph_folder

INVENTORIES = (".csv", ".xlsx")
"""The last letters of the names of files that may be inventories."""


@dataclass(slots=True)
class Folder:
    """A folder with inventories, read once; `clashes` are files of one name that two folders have, with these folders.

    Several folders that are read together count as one, called by the names of all.
    """

    name: str
    content: dict[str, bytes]
    clashes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hashes = {name: hashlib.sha256(content).hexdigest() for name, content in self.content.items()}

    def metadata(self, base: str) -> TableGroup:
        """Return the tables that the metadata describes. Raises: RejectedMetadata (422)."""
        group = read_tables(self.described, base)
        self.refuse_clashes(group)
        for table in group.tables:
            if table.sheet and table.source in self.content:
                self.content[table.file], self.hashes[table.file] = (
                    self.content[table.source],
                    self.hashes[table.source],
                )
        for name in undescribed(self, group):
            if is_workbook(name):
                self.content[name] = _as_csv(self.content[name])
        return group

    def refuse_clashes(self, group: TableGroup) -> None:
        """Refuse inventories and texts of one name and other content. Raises: RejectedMetadata (422)."""
        for file, (one, other) in self.clashes.items():
            if file.endswith(INVENTORIES) or file in group.texts:
                raise RejectedMetadata(
                    "{file} is in {one} and, with other content, in {other}; rename one of them",
                    file=file,
                    one=one,
                    other=other,
                )

    @property
    def described(self) -> str:
        """The text of the metadata file in the folder. Raises: RejectedFile (422)."""
        return read_text(self.content[METADATA], METADATA)

    def support(self, group: TableGroup) -> Iterator[tuple[str, str]]:
        """Yield the files besides the inventories: the metadata and the texts it uses. Raises: RejectedFile (422)."""
        for name in sorted({METADATA, *group.texts} & self.content.keys()):
            yield name, read_text(self.content[name], name)

    def meaning(self, group: TableGroup) -> str:
        """Return a hash over what decides the facts of a row besides its cells: metadata, texts, base and our code."""
        parts = [f"{name} {self.hashes.get(name)}" for name in sorted({METADATA, *group.texts})]
        return hashlib.sha256("\n".join([*parts, group.base, release()]).encode()).hexdigest()

    def texts(self, group: TableGroup) -> dict[str, SourceText]:
        """Return the corrected source texts that exist, from which passages are cut. Raises: RejectedFile (422)."""
        return source_texts(group, self.content.get)

    def absent(self, group: TableGroup) -> list[str]:
        """Return the texts that the metadata names but the folder lacks."""
        return sorted(group.texts - self.content.keys())

    def fingerprint(self, base: str, options: SyncOptions) -> str:
        """Return a hash over all that a sync depends on: files, options, base, ontology and our code."""
        parts = [*(f"{name} {value}" for name, value in sorted(self.hashes.items())), base, str(options.lifted)]
        return hashlib.sha256("\n".join([*parts, release()]).encode()).hexdigest()


def read_folder(path: Path, limit: int = 200 * 2**20, instead: Mapping[str, bytes] = MappingProxyType({})) -> Folder:
    """Read the inventories, the metadata and the texts of a folder; a file that is too large only in part.

    `instead` has the content of files that are not read, by their names.

    Raises: NoData (422) if there is no such folder or no inventory in it; RejectedMetadata (422) without metadata;
    RejectedFile (422) for a file that cannot be read.
    """
    if not path.is_dir():
        raise NoData(
            "{path} is not a folder; name one that holds CSV inventories and {metadata}", path=path, metadata=METADATA
        )
    kinds = (*INVENTORIES, ".txt")
    files = [file for file in sorted(path.iterdir()) if file.name.endswith(kinds) or file.name == METADATA]
    found = {file.name: _content(file, limit) for file in files if file.name not in instead}
    return checked(Folder(str(path), dict(sorted({**found, **instead}.items()))))


def together(folders: Sequence[Folder], base: str) -> Folder:
    """Return several folders as one; the metadata documents of all are joined. Raises: RejectedMetadata (422)."""
    if len(folders) == 1:
        return folders[0]
    content, places, clashes = dict[str, bytes](), dict[str, str](), dict[str, tuple[str, str]]()
    for folder in folders:
        for name, held in folder.content.items():
            if content.setdefault(name, held) != held:
                clashes[name] = places[name], _shown(folder.name)
            places.setdefault(name, _shown(folder.name))
    texts = {f"{_shown(each.name)}/{METADATA}": each.described for each in folders if METADATA in each.content}
    if texts:
        content[METADATA] = join_metadata(texts, base).encode()
    return Folder(", ".join(each.name for each in folders), content, clashes)


def _shown(folder: str) -> str:
    """Return the name of a folder as messages show it: relative to the graph folder."""
    return folder.removeprefix(f"{graph_folder().path}/")


def _as_csv(content: bytes) -> bytes:
    """Return the first sheet of a workbook that no table describes as CSV; it may hold corrected rows."""
    try:
        return plain_text(read_sheet(content, None, len(content) * 100)).encode()
    except BadWorkbook:
        return content


def _content(file: Path, limit: int) -> bytes:
    if not file.is_file():
        raise RejectedFile("{file} cannot be read as a file; replace it by a file, or by a link to one", file=file)
    try:
        with file.open("rb") as content:
            return content.read(limit + 1)
    except OSError as fault:
        raise RejectedFile("{file} cannot be read: {strerror}", file=file, strerror=fault.strerror) from fault


def checked(folder: Folder) -> Folder:
    """Return the folder if it has an inventory and metadata. Raises: NoData, RejectedMetadata (422)."""
    if not any(name.endswith(INVENTORIES) for name in folder.content):
        raise NoData("{name} holds no CSV or Excel file; add at least one inventory", name=folder.name)
    if METADATA not in folder.content:
        raise RejectedMetadata(
            "{name} holds no {metadata}, which says what the columns mean; "
            "kennisgraaf describe {name} --write makes one",
            name=folder.name,
            metadata=METADATA,
        )
    return folder


def source_texts(group: TableGroup, content: Callable[[str], bytes | None]) -> dict[str, SourceText]:
    """Return the corrected source texts of the tables and of the documents, except those without content.

    Raises: RejectedFile (422).
    """
    passages = (each.lines for table in group.tables for each in table.columns if each.lines)
    corrected = {lines.text: lines.corrections for lines in passages if lines.text and lines.corrections}
    corrected |= {each.file: each.corrections for each in group.document_texts.values() if each.corrections}
    found = ((name, content(name)) for name in sorted(group.texts - set(corrected.values())))
    return {
        name: SourceText(read_text(text, name), _corrections(corrected.get(name), content))
        for name, text in found
        if text is not None
    }


def _corrections(name: str | None, content: Callable[[str], bytes | None]) -> Iterable[Correction]:
    text = content(name) if name else None
    return read_corrections(read_text(text, name), name) if name and text is not None else ()


def read_text(content: bytes, name: str) -> str:
    """Return the text of a UTF-8 file. Raises: RejectedFile (422)."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise RejectedFile("{name} is not UTF-8: {fault}", name=name, fault=fault) from fault


@cached_per_folder
def release() -> str:
    """Return a hash over the ontology and our code: with another one of them, everything is computed again."""
    found = hashlib.sha256()
    for file in graph_folder().ontology:
        found.update(file.read_bytes())
    for room in ("loaders", "ontology"):
        for name, content in sorted(_files(resources.files(room), room).items()):
            found.update(name.encode() + content)
    return found.hexdigest()


def _files(folder: Traversable, path: str) -> Mapping[str, bytes]:
    files: dict[str, bytes] = {}
    for each in folder.iterdir():
        if each.name.endswith((".py", ".ttl")):
            files[f"{path}/{each.name}"] = each.read_bytes()
        elif each.is_dir() and not each.name.startswith("__"):
            files |= _files(each, f"{path}/{each.name}")
    return files


def undescribed(folder: Folder, group: TableGroup) -> Iterable[str]:
    """Return the CSV files and workbooks that no table describes."""
    known = {table.source for table in group.tables} | {table.file for table in group.tables} | group.texts
    return (name for name in folder.content if name.endswith(INVENTORIES) and name not in known)


def source_names(folder: Folder, group: TableGroup) -> Mapping[str, str]:
    """Return the name of the source of each file: that of its table, else the file name without suffix.

    A file that nothing describes has none if a table has that name.
    """
    tables = {table.file: table.stem for table in group.tables}
    free = {name for name in folder.hashes if file_stem(name) not in {*tables.values()}} | {METADATA, *group.texts}
    return {name: tables.get(name) or file_stem(name) for name in folder.hashes if name in tables or name in free}
