"""The replacements that hold, seen from the newest document, and warnings about the keys that they replace."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from loaders.check.documents import Documents
from loaders.check.inventory import Inventory
from loaders.check.references import keys_of_targets, missing_keys, pointers_of
from loaders.check.replacements import replaced_keys, replacing_inventories
from loaders.check.rows import Row, Standing
from loaders.csvw.annotations import RECORD
from loaders.csvw.keys import key_part
from loaders.csvw.replacements import KEY, ON, SUCCESSOR
from loaders.reports.report import Weight
from ontology.intervals import interval_of

_CODES = ("replaced-later", "replaced-listed", "replaced-ref", "replaced-unknown")


def decide_replacements(inventories: Mapping[str, Inventory], documents: Documents) -> None:
    """Decide for each replacement whether it holds: not before there is a document of its date or later."""
    for inventory in replacing_inventories(inventories):
        for row in inventory.rows:
            row.standing = Standing.HOLDS if _is_in_force(row, documents) else Standing.SUPERSEDED


def warn_of_replaced(inventories: Mapping[str, Inventory], documents: Documents) -> None:
    """Warn of replacements that do not hold yet, of replaced keys that are odd, and of references to replaced keys.

    The warnings take the place of those that the inventories have.
    """
    for inventory in inventories.values():
        for code in _CODES:
            inventory.retract(code)
    for inventory in replacing_inventories(inventories):
        _warn_of_later(inventory, documents)
        _warn_of_keys(inventory, inventories, documents)
    if replaced_keys(inventories):
        _warn_of_references(inventories)


def _is_in_force(row: Row, documents: Documents) -> bool:
    if not documents.each:
        return True
    starts, newest = interval_of(row.text(ON)), interval_of(documents.each[-1].dated.text)
    return not (starts and starts.earliest and newest and newest.latest and starts.earliest > newest.latest)


def _warn_of_later(inventory: Inventory, documents: Documents) -> None:
    for row in inventory.good:
        if row.standing is Standing.SUPERSEDED:
            newest = documents.each[-1]
            told = {"document": newest.key, "dated": newest.dated.text}
            inventory.say(row, "replaced-later", Weight.WARNED, ON, row.text(ON), **told)


def _warn_of_keys(inventory: Inventory, inventories: Mapping[str, Inventory], documents: Documents) -> None:
    """Warn of keys that are still listed, and of those that no document and no replacement ever named."""
    listing = list(_listing(inventory, inventories))
    lists = [(each.table.file, _lists(each, documents)) for each in listing]
    known, of_documents = _known(listing, inventories), any(each.table.has_document for each in listing)
    for row in inventory.good:
        key = key_part(row.text(KEY))
        files = ", ".join(file for file, has in lists if has(key))
        if files and row.standing is Standing.HOLDS:
            inventory.say(row, "replaced-listed", Weight.WARNED, KEY, row.text(KEY), files=files)
        if of_documents and not files and not known(key):
            inventory.say(row, "replaced-unknown", Weight.WARNED, KEY, row.text(KEY))


def _listing(inventory: Inventory, inventories: Mapping[str, Inventory]) -> Iterator[Inventory]:
    """Yield the inventories that list what replaces other things: those that replacements refer to."""
    pointers = (each for each in pointers_of(inventory.table, inventories) if each.columns == (SUCCESSOR,))
    files = dict.fromkeys(file for each in pointers for file, _ in each.targets)
    return (inventories[file] for file in files if not inventories[file].table.replacing)


def _lists(inventory: Inventory, documents: Documents) -> Callable[[str], bool]:
    """Return the test whether an inventory lists a key; in a record series only the newest document counts."""
    table, newest = inventory.table, len(documents.each) - 1
    every = table.series_kind != RECORD
    holding = (row for row in inventory.good if row.standing is Standing.HOLDS)
    keys = {table.key_in_series(row.key) for row in holding if every or documents.rank_of(row, table) == newest}
    same = inventory.same if every or documents.ranks.get(table.document or "") == newest else None
    ended = {key for key, _ in same.ended()} if same is not None else set()
    return lambda key: key in keys or (same is not None and same.has(key) and key not in ended)


def _known(listing: Iterable[Inventory], inventories: Mapping[str, Inventory]) -> Callable[[str], bool]:
    """Return the test whether any document has a key, or any replacement leads to it."""
    keys = {each.table.key_in_series(row.key) for each in listing for row in each.good}
    same = [each.same for each in listing if each.same is not None]
    keys |= {key for each in same for key, _ in each.ended()}
    rows = (row for each in replacing_inventories(inventories) for row in each.good)
    keys |= {key_part(each.text) for row in rows for each in row.readings(SUCCESSOR)}
    return lambda key: key in keys or any(each.has(key) for each in same)


def _warn_of_references(inventories: Mapping[str, Inventory]) -> None:
    """Warn of references to replaced keys that no inventory lists any more."""
    pointers = {file: list(pointers_of(each.table, inventories)) for file, each in inventories.items()}
    keys = keys_of_targets(pointers, inventories)
    for file, inventory in inventories.items():
        for row in () if inventory.table.replacing else list(inventory.holding):
            missing = [each for pointer in pointers[file] for each in missing_keys(row, pointer, keys, inventory.table)]
            for column, value in sorted({step for each in missing for step in each.items()}):
                inventory.say(row, "replaced-ref", Weight.WARNED, column, value)
