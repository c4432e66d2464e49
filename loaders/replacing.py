"""The inventories of a graph folder whose files can be replaced, and the bytes that replace one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_store.errors import NotFound, RejectedFile
from graph_store.text import Text
from loaders.csvw.alike import tables_of
from loaders.csvw.joining import join_metadata
from loaders.csvw.keys import is_workbook
from loaders.csvw.metadata import METADATA, Table
from loaders.csvw.tables import metadata_document, read_tables
from loaders.read.content import pieces
from loaders.read.folder import read_text
from loaders.read.sheet_text import sheet_text
from loaders.read.workbook import BadWorkbook, read_sheet
from loaders.reports.report import Issue, Weight
from ontology.nearest_keys import nearest_keys, suggesting
from ontology.turtle_files import shown_file

_LINE_END = b"\n"
_WIDE = {b"\xff\xfe": b"\n\x00", b"\xfe\xff": b"\x00\n"}
"""The line end of UTF-16, by the byte order mark."""


@dataclass(frozen=True, slots=True)
class Replaceable:
    """An inventory of the graph folder: its table, and the path of its file, which may be missing."""

    table: Table
    file: Path

    def content(self, sent: bytes, limit: int, *, whole: bool) -> bytes:
        """Return the bytes to put in the file: those that were sent, or the text of the sheet in a workbook.

        With `whole`, a last line without a line end gets one, so that the file no longer looks cut off.
        Raises: RejectedFile (422) for a workbook that cannot be read.
        """
        if is_workbook(self.file.name):
            return sent
        text = self._of_sheet(sent, limit) if sent.startswith(b"PK") else sent
        end = _WIDE.get(text[:2], _LINE_END)
        return text + end if whole and text and not text.endswith((_LINE_END, b"\r", end)) else text

    def _of_sheet(self, sent: bytes, limit: int) -> bytes:
        try:
            return b"".join(pieces(sheet_text(read_sheet(sent, None, limit), self.table).content))
        except BadWorkbook as fault:
            details = {"limit": limit // 2**20, **fault.details}
            issue = Issue(fault.code, Weight.REFUSED, self.file.name, details=details)
            raise RejectedFile(
                "{file}: {code}: {reason}", file=issue.file, code=issue.code, reason=issue.reason
            ) from fault


def replaceable(name: str, folders: Sequence[Path], base: str) -> Replaceable:
    """Return the inventory of the graph folder with this name, or with a file of this name.

    Raises: NotFound (404) with the nearest name; RejectedMetadata (422).
    """
    files = [path for folder in folders if (path := folder / METADATA).is_file()]
    texts = {shown_file(each): read_text(each.read_bytes(), each.name) for each in files}
    found = _inventories({each.parent: text for each, text in zip(files, texts.values(), strict=True)}, texts, base)
    names = {each.table.stem: each for each in found} | {each.file.name: each for each in found}
    if name not in names:
        said = Text("There is no inventory {name!r}.", name=name[:100])
        raise NotFound(suggesting(said, nearest_keys(name, names)))
    return names[name]


def _inventories(folders: Mapping[Path, str], texts: Mapping[str, str], base: str) -> list[Replaceable]:
    if not texts:
        return []
    places = {
        str(table["url"]).rsplit("/", 1)[-1]: folder
        for folder, text in folders.items()
        for table in tables_of(metadata_document(text))
    }
    tables = read_tables(join_metadata(texts, base), base).tables
    return [Replaceable(each, (places[each.file] / each.source).resolve()) for each in tables]
