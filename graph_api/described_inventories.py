"""The inventories of a version as their metadata describes them."""

from graph_api.site.per_version import cached_per_version
from graph_store.snapshot import Snapshot
from loaders import Inventories, inventories_of


@cached_per_version
def inventories(snapshot: Snapshot) -> Inventories:
    """Return the inventories of a version, described once."""
    return inventories_of(snapshot)
