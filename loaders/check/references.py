"""References from rows to rows: those that fail, with the keys that were probably meant."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final, TypeAlias

from loaders.check.inventory import Inventory, SameRows
from loaders.check.replacements import replaced_keys
from loaders.check.rows import Row
from loaders.csvw.keys import key_part, row_key
from loaders.csvw.metadata import Table
from loaders.reports.report import Weight
from ontology.nearest_keys import nearest_keys

_MOST_ASKED: Final = 50
"""Failed references for which a key is suggested: each takes some hundredths of a second."""

_MOST_COMPARED: Final = 5_000
"""Keys of each file that a reference is compared with."""


class LikelyKeys:
    """The keys of some files that are nearest to references that fail; `known` gives the keys of a file."""

    def __init__(self, known: Callable[[str], Iterable[str]]) -> None:
        self._known = known
        self._keys: dict[str, list[str]] = {}
        self._found: dict[tuple[str, ...], str] = {}

    def suggestion(self, files: Sequence[str], cells: Mapping[str, str]) -> dict[str, object]:
        """Return the detail of a message with the nearest key in the files; a key of several cells has none."""
        if len(cells) > 1:
            return {}
        (value,) = cells.values()
        asked = (*files, value)
        if asked not in self._found:
            if len(self._found) >= _MOST_ASKED:
                return {}
            near = nearest_keys(value, [key for file in files for key in self._keys_of(file)])
            self._found[asked] = near[0] if near else ""
        return {"suggestion": self._found[asked]} if self._found[asked] else {}

    def files_of(self, files: Sequence[str], value: str) -> list[str]:
        """Return the files whose keys have the prefix of a value, or else all of them."""
        prefix, colon, _ = value.partition(":")
        found = [file for file in files if colon and any(key.startswith(f"{prefix}:") for key in self._keys_of(file))]
        return found or list(files)

    def _keys_of(self, file: str) -> list[str]:
        if file not in self._keys:
            self._keys[file] = list(islice(self._known(file), _MOST_COMPARED))
        return self._keys[file]


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference from columns of a table to rows of others; the row may be in any of the targets."""

    columns: tuple[str, ...]
    targets: tuple["_Target", ...]

    @property
    def is_of_one(self) -> bool:
        """True if a single column refers."""
        return len(self.columns) == 1

    def is_by_key(self, inventories: Mapping[str, Inventory]) -> bool:
        """Return whether the targets are identified by their whole keys."""
        return all(columns == inventories[file].table.key for file, columns in self.targets)


@dataclass(frozen=True, slots=True)
class _Keys:
    """The keys of the good rows of an inventory: of those that were read, and of those that are the `same` as before.

    `refused` are the keys of its other rows.
    """

    read: set[str]
    same: SameRows | None
    refused: set[str]

    def __contains__(self, key: str) -> bool:
        return key in self.read or (self.same is not None and self.same.has(key))


_Target: TypeAlias = tuple[str, tuple[str, ...]]

Keys: TypeAlias = Mapping[_Target, _Keys]
"""The keys that occur, for a file and some of its columns."""


def check_references(inventories: Mapping[str, Inventory]) -> None:
    """Refuse rows that refer to a missing row, and then the rows that refer to these, until none is left."""
    pointers = {file: list(pointers_of(each.table, inventories)) for file, each in inventories.items()}
    likely = LikelyKeys(lambda file: _good_keys(inventories[file]))
    while True:
        _read_what_may_dangle(pointers, inventories)
        _refuse_dangling(pointers, inventories, likely)
        if not _read_what_may_dangle(pointers, inventories):
            return


def _read_what_may_dangle(pointers: Mapping[str, list[Pointer]], inventories: Mapping[str, Inventory]) -> bool:
    """Read all rows of files that refer to keys that are gone; unchanged rows of other files need no check."""
    if all(each.same is None for each in inventories.values()):
        return False
    lost = {file for file, each in inventories.items() if each.earlier - each.kept - {row.key for row in each.good}}
    unreplaced = any(each.table.replacing for file, each in inventories.items() if file in lost)
    found = False
    for file, inventory in inventories.items():
        for pointer in pointers[file]:
            targets = {target for target, _ in pointer.targets}
            reading = [inventory] if unreplaced or not targets.isdisjoint(lost) else []
            if not pointer.is_by_key(inventories):
                reading = [inventory, *(inventories[target] for target in targets)]
            for each in reading:
                found = found or each.same is not None
                each.read_all()
    return found


def _refuse_dangling(
    pointers: Mapping[str, list[Pointer]], inventories: Mapping[str, Inventory], likely: LikelyKeys
) -> None:
    found = True
    while found:
        keys, replaced = keys_of_targets(pointers, inventories), replaced_keys(inventories)
        found = False
        for file, inventory in inventories.items():
            for row in list(inventory.good):
                row.good = all(_is_defined(row, each, keys, replaced, inventory, likely) for each in pointers[file])
                found = found or not row.good


def pointers_of(table: Table, inventories: Mapping[str, Inventory]) -> Iterator[Pointer]:
    """Yield the references of a table to files that are available; one to a file of a series means the whole series."""
    for column in table.cells:
        if column.references and all(file in inventories for file in column.references):
            files = [each for file in column.references for each in _series_of(file, inventories)]
            targets = tuple((file, inventories[file].table.key[:1]) for file in files)
            yield Pointer((column.name,), targets)
    for reference in table.foreign_keys:
        if reference.file in inventories:
            targets = tuple((file, reference.target) for file in _series_of(reference.file, inventories))
            yield Pointer(reference.columns, targets)


def _series_of(file: str, inventories: Mapping[str, Inventory]) -> list[str]:
    """Return the files of the series that a file belongs to, itself first."""
    series = inventories[file].table.series
    others = (other for other, each in inventories.items() if series is not None and each.table.series == series)
    return list(dict.fromkeys([file, *others]))


def keys_of_targets(pointers: Mapping[str, list[Pointer]], inventories: Mapping[str, Inventory]) -> Keys:
    """Return the keys that occur in the targets of some references."""
    targets = {target for each in pointers.values() for pointer in each for target in pointer.targets}
    return {(file, columns): _keys_of(inventories[file], columns) for file, columns in targets}


def _keys_of(inventory: Inventory, columns: tuple[str, ...]) -> _Keys:
    keys = {"/".join([key_part(row.text(name)) for name in columns]) for row in inventory.good}
    refused = {"/".join([key_part(row.text(name)) for name in columns]) for row in inventory.rows if not row.good}
    kept = map(inventory.table.key_in_series, inventory.kept)
    return _Keys(keys.union(kept), inventory.same, refused)


def _is_defined(
    row: Row, pointer: Pointer, keys: Keys, replaced: Set[str], inventory: Inventory, likely: LikelyKeys
) -> bool:
    for texts in missing_keys(row, pointer, keys, inventory.table):
        key = row_key(texts, tuple(texts))
        if key not in replaced:
            is_refused = any(key in keys[target].refused for target in pointer.targets)
            value = ", ".join(texts.values())
            files = likely.files_of([file for file, _ in pointer.targets], value)
            details = _IN_QUARANTINE if is_refused else likely.suggestion(files, texts)
            columns = ", ".join(pointer.columns)
            inventory.say(row, "dangling-ref", Weight.QUARANTINED, columns, value, files=", ".join(files), **details)
            return False
    return True


def missing_keys(row: Row, pointer: Pointer, keys: Keys, table: Table) -> Iterator[dict[str, str]]:
    """Yield the keys in the cells of a reference that no target has."""
    for texts in each_value(row, pointer.columns, table):
        key = row_key(texts, tuple(texts))
        if texts and not any(key in keys[target] for target in pointer.targets):
            yield texts


_IN_QUARANTINE = {
    "usable_nl": "bruikbare ", "also_nl": ": die rij staat zelf in quarantaine",
    "usable_en": "usable ", "also_en": ": that row is in quarantine itself",
}  # fmt: skip


def _good_keys(inventory: Inventory) -> Iterable[str]:
    """Return the keys of the good rows of an inventory; none when they are personal data."""
    column = inventory.table.key[0]
    same = inventory.same.keys() if inventory.same else ()
    return () if column in inventory.table.personal else chain((row.text(column) for row in inventory.good), same)


def each_value(row: Row, names: tuple[str, ...], table: Table) -> Iterator[dict[str, str]]:
    """Yield the keys in these cells: none when a cell is empty or names a class, several when a cell has several."""
    if not all(row.text(name) for name in names):
        return
    if len(names) > 1:
        yield {name: row.text(name) for name in names}
        return
    classes = next(column.classes for column in table.cells if column.name == names[0]) or ()
    for value in row.readings(names[0]):
        if value.text not in classes:
            yield {names[0]: value.text}
