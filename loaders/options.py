"""What a person may choose about one sync."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SyncOptions:
    """The switches of `kennisgraaf sync`, all off by default.

    `strict` publishes nothing when a row is quarantined or a file refused; `keep_missing` keeps rows that are gone from
    their file, as stale; `drop_stale` removes the last good facts of rows that are bad now; `allow_mass_delete` and
    `allow_column_loss` lift those guards; `allow_inconsistent` publishes a graph that contradicts itself. `limit` is
    how many bytes a file may have, `hosts` are those that a list of URLs may name (any when empty), `publisher`
    is the IRI of whom the sync is run for. With `detail` the report tells which
    cells of which rows change, and of a dry run which quads would. `progress` is told of each step: what is read or
    done, how much of it, and of how much.
    """

    dry_run: bool = False
    strict: bool = False
    keep_missing: bool = False
    drop_stale: bool = False
    allow_mass_delete: bool = False
    allow_column_loss: bool = False
    allow_inconsistent: bool = False
    wait_s: float = 30
    limit: int = 200 * 2**20
    hosts: frozenset[str] = frozenset()
    publisher: str = ""
    detail: bool = False
    progress: Callable[[str, int, int], None] | None = None

    def tell(self, step: str, done: int = 0, whole: int = 0) -> None:
        """Tell whoever wants to know how far the sync is."""
        if self.progress is not None:
            self.progress(step, done, whole)

    @property
    def lifted(self) -> tuple[bool, ...]:
        """The switches that change what the same files lead to."""
        return (
            self.strict,
            self.keep_missing,
            self.drop_stale,
            self.allow_mass_delete,
            self.allow_column_loss,
            self.allow_inconsistent,
        )
