"""Erase a thing from the inventories that versions keep: each record that names it goes, and its lines become blank."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from graph_store import inventories as kept
from loaders.check.inventory import Inventory
from loaders.check.quarantine import ERASED
from loaders.check.row_check import check
from loaders.check.supplements import supplement_table
from loaders.csvw.metadata import Table
from loaders.map.erased import refuse_erased
from loaders.map.names import NAMING, Names
from loaders.map.provenance import Words
from loaders.read.document import Document
from loaders.read.encoding import decode
from loaders.read.kept_text import Edits, kept_content
from loaders.read.reader import LARGEST_FILE, read


class KeptFiles:
    """The inventories that one version keeps, with the tables that describe them."""

    def __init__(self, folder: Path, tables: Iterable[Table], base: str) -> None:
        """`folder` is that of the version; the tables need not be those of the files."""
        self._folder, self._words, found = folder / kept.FOLDER, Words(base), {each.file: each for each in tables}
        other = list(found.values())
        self._tables = {name: found.get(name) or supplement_table(name, other) for name in kept.names_in(self._folder)}

    def labels(self, names: Names) -> Iterator[str]:
        """Yield what its own rows call a thing; the facts of the version may not say it."""
        for table, content in self._naming(names):
            labels = [each.name for each in table.cells if each.predicate in _LABELS]
            for row in self._inventory(table, content).rows:
                if any(row.text(name) in names.own for name in table.key):
                    yield from (" ".join(text.split()) for label in labels if (text := row.text(label)))

    def without(self, names: Names) -> dict[str, bytes | None]:
        """Return the new content of each file that names a thing; None if it can only be deleted as a whole."""
        found: dict[str, bytes | None] = {}
        for table, content in self._naming(names):
            edits = Edits(frozenset(self._lines(self._inventory(table, content), names)))
            changed = kept_content(content, table, edits, LARGEST_FILE)
            if changed != content or names.cells.search(_text(content, table)):
                found[table.file] = None if names.cells.search(_text(changed, table)) else changed
        return found

    def put(self, changed: Mapping[str, bytes | None], before: Path, place: Path) -> Path:
        """Write a folder with these changes, sharing what it can with the version and with the copy before it."""
        place.mkdir(parents=True)
        for name in self._tables:
            content = changed.get(name)
            if name not in changed:
                kept.link(self._folder, place, name)
            elif content is not None:
                kept.keep(content, before, place, name)
        return place

    def _naming(self, names: Names) -> Iterator[tuple[Table, bytes]]:
        """Yield the files that may name a thing."""
        for name, table in self._tables.items():
            content = kept.read(self._folder, name) or b""
            text = _text(content, table).lower()
            if any(needle in text for needle in names.needles):
                yield table, content

    def _inventory(self, table: Table, content: bytes) -> Inventory:
        document = Document(table.file, may_be_truncated=True)
        return Inventory(table, document, list(check(read(content, table, document), table, document)))

    def _lines(self, inventory: Inventory, names: Names) -> Iterator[int]:
        """Yield the lines of the records that name a thing: by a key or an IRI, or by what people call it."""
        refuse_erased(inventory, self._words.row, {*names.own, *names.iris}.__contains__)
        yield from (issue.line for issue in inventory.document.issues if issue.code == ERASED and issue.line)
        yield from (row.line for row in inventory.rows if any(_calls(cell, names) for cell in row.record))


_LABELS = frozenset(each.value for each in NAMING)


def _calls(cell: str, names: Names) -> bool:
    return names.texts.search(cell) is not None or " ".join(cell.split()) in names.labels


def _text(content: bytes, table: Table) -> str:
    return decode(content, table.encoding, lambda *_, **__: None).text
