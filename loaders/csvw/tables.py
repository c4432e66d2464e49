"""The tables of a metadata document, as all loaders use them."""

from graph_store.graphs import DEFAULT_BASE
from loaders.csvw.metadata import METADATA, TableGroup, read_metadata
from loaders.csvw.persons import without_private_columns
from loaders.csvw.ranges import with_ranges
from loaders.csvw.renames import with_renames


def read_tables(text: str, base: str = DEFAULT_BASE, name: str = METADATA) -> TableGroup:
    """Return the tables to read files with: as described, with the ranges that the ontology requires.

    Raises: RejectedMetadata (422).
    """
    return with_ranges(described_tables(text, base, name))


def described_tables(text: str, base: str = DEFAULT_BASE, name: str = METADATA) -> TableGroup:
    """Return the tables with private columns withheld, and with renamed keys known to the columns that refer to them.

    Raises: RejectedMetadata (422).
    """
    return with_renames(without_private_columns(read_metadata(text, base, name)))
