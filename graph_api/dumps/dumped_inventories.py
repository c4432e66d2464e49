"""The inventories that a version was built from, if the version has their tables."""

import json
from collections.abc import Mapping

from graph_api.site.file_sources import file_sources
from graph_api.site.per_version import cached_per_version
from graph_api.site.table_title import table_title
from graph_api.site.visibility import hidden_inventories
from graph_store.errors import NotFound
from graph_store.snapshot import Snapshot
from loaders import inventory_metadata


@cached_per_version
def inventories(snapshot: Snapshot) -> Mapping[str, str]:
    """Return the title of each inventory by stem, in the order of the metadata; its stem if it has no title."""
    try:
        described = json.loads(inventory_metadata(snapshot))
    except NotFound:
        return {}
    present = set(file_sources(snapshot).values())
    tables = {str(table["url"]).rpartition("/")[2].removesuffix(".csv"): table for table in described["tables"]}
    return {stem: table_title(table, stem) for stem, table in tables.items() if stem in present}


def shown_inventories(snapshot: Snapshot) -> Mapping[str, str]:
    """Return the same without the inventories made for tests."""
    return {stem: title for stem, title in inventories(snapshot).items() if stem not in hidden_inventories(snapshot)}
