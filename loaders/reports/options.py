"""The options of one sync."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SyncOptions:
    """The switches of `kennisgraaf sync`, all off by default.

    `strict` publishes nothing when a row is quarantined or a file refused. `keep_missing` keeps rows that are no
    longer in their file, as stale. `drop_stale` removes the last good facts of rows that are bad now.
    `allow_mass_delete`, `allow_column_loss`, `allow_fact_loss` and `allow_truncated` lift those guards.
    `allow_inconsistent` publishes a graph that contradicts itself. `limit` is the largest size of a file in bytes.
    `hosts` are the hosts that a list of URLs may name (any when empty). `publisher` is the IRI of the agent on
    whose behalf the sync runs. With `detail` the report lists the cells of the rows that change, and for a dry run
    the quads that would change. `progress` is called for each step with its name, the amount done and the total.
    """

    dry_run: bool = False
    strict: bool = False
    keep_missing: bool = False
    drop_stale: bool = False
    allow_mass_delete: bool = False
    allow_column_loss: bool = False
    allow_fact_loss: bool = False
    allow_truncated: bool = False
    yes: bool = False
    allow_inconsistent: bool = False
    wait_s: float = 30
    limit: int = 200 * 2**20
    hosts: frozenset[str] = frozenset()
    publisher: str = ""
    detail: bool = False
    progress: Callable[[str, int, int], None] | None = None

    def tell(self, step: str, done: int = 0, whole: int = 0) -> None:
        """Report the progress of the sync."""
        if self.progress is not None:
            self.progress(step, done, whole)

    @property
    def lifted(self) -> tuple[bool, ...]:
        """The switches that change the result for the same files."""
        return (
            self.strict,
            self.keep_missing,
            self.drop_stale,
            self.allow_mass_delete,
            self.allow_column_loss,
            self.allow_fact_loss,
            self.allow_truncated,
            self.allow_inconsistent,
        )
