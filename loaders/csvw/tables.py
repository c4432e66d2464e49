"""The tables of a metadata document, as everything in the loaders uses them."""

from graph_store.graphs import DEFAULT_BASE
from loaders.csvw.metadata import METADATA, TableGroup, read_metadata
from loaders.csvw.persons import without_private_columns
from loaders.csvw.ranges import with_ranges
from loaders.csvw.renames import with_renames


def read_tables(text: str, base: str = DEFAULT_BASE, name: str = METADATA) -> TableGroup:
    """The tables that files are read with: as they are described, and what the ontology asks of their values.

    Raises: RejectedMetadata (422).
    """
    return with_ranges(described_tables(text, base, name))


def described_tables(text: str, base: str = DEFAULT_BASE, name: str = METADATA) -> TableGroup:
    """The tables: private columns withheld, keys that changed known wherever they are referred to.

    Raises: RejectedMetadata (422).
    """
    return with_renames(without_private_columns(read_metadata(text, base, name)))
