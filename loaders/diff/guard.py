"""Refuse a file that would remove many rows at once, because an interrupted export looks just like it."""

from collections.abc import Set

from loaders.check.inventory import Inventory
from loaders.reports.options import SyncOptions
from loaders.reports.report import Weight

_ALWAYS_MANY, _MANY, _SHARE = 50, 10, 0.2


def guard(inventory: Inventory, options: SyncOptions) -> None:
    """Refuse a file that lacks all its earlier rows, more than 50, or at least 10 that are more than 20 %.

    A file is accepted if the options keep its missing rows anyway.
    """
    if options.allow_mass_delete or options.keep_missing or inventory.document.refused or not inventory.earlier:
        return
    here = {row.key for row in inventory.rows}
    nameless = any(not row.keyed and row.key not in inventory.earlier for row in inventory.rows)
    if nameless and not options.drop_stale:
        return
    removed = len(_gone(inventory, here))
    before = len(inventory.earlier) + len(inventory.same or ())
    many = removed > _ALWAYS_MANY or (removed >= _MANY and removed > _SHARE * before) or removed == before
    if removed and many:
        inventory.document.say("mass-delete", Weight.REFUSED, removed=removed, before=before)


def _gone(inventory: Inventory, here: Set[str]) -> Set[str]:
    """Return the keys that are in the version before but not in the file, not under a new key either."""
    renamed = inventory.table.renamed
    return {key for key in inventory.earlier - here if renamed.get(key) not in here - inventory.earlier}
