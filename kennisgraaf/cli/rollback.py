"""`kennisgraaf rollback`: publish the facts of an earlier version as the newest."""

from typing import TYPE_CHECKING

from kennisgraaf.cli.language import say
from kennisgraaf.cli.output import JsonFlag, print_json
from kennisgraaf.cli.progress import working
from kennisgraaf.cli.state import open_state

if TYPE_CHECKING:
    from loaders import Outcome


def rollback(version: int, /, *, json: JsonFlag = False) -> None:
    """Publish the facts of an earlier version as the newest version.

    No version changes or disappears. The next sync refuses inventories that bring
    back what was undone, lists the rows, and takes them only with --yes.

    Parameters
    ----------
    version
        Number of the version; kennisgraaf history lists them.
    """
    from kennisgraaf.settings import read_settings
    from loaders import rollback as run

    settings = read_settings()
    with working():
        outcome = run(open_state(settings), version, wait_s=settings.lock_wait_s)
    if json:
        removed, added = outcome.stated
        told = {"version": outcome.version, "published": outcome.published, "restored": version}
        print_json({**told, "triples_added": added, "triples_removed": removed})
    else:
        print(_said(outcome, version))


def _said(outcome: "Outcome", version: int) -> str:
    removed, added = outcome.stated
    told = "rolled_back" if outcome.published else "rolled_back_already"
    return say(told, version=str(outcome.version), of=str(version), added=added, removed=removed)
