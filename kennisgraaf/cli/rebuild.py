"""`kennisgraaf rebuild`: derive the inferred facts again, and report what was wrong."""

from typing import TYPE_CHECKING

from kennisgraaf.cli.language import say
from kennisgraaf.cli.output import JsonFlag, print_json
from kennisgraaf.cli.progress import working
from kennisgraaf.cli.state import open_state

if TYPE_CHECKING:
    from loaders import Rebuilt


def rebuild(*, json: JsonFlag = False) -> None:
    """Derive all inferred facts again, and publish them if any were wrong.

    Facts from rows and updates stay as they are. Older versions with wrong
    inferred facts are withdrawn: they answer 410. The exit code is 0 if
    nothing was wrong, or if it was repaired.
    """
    from kennisgraaf.settings import read_settings
    from loaders import rebuild as run

    settings = read_settings()
    with working():
        rebuilt = run(open_state(settings), wait_s=settings.lock_wait_s)
    if json:
        print_json(rebuilt)
    else:
        _show(rebuilt)


def _show(rebuilt: "Rebuilt") -> None:
    for each in rebuilt.wrong:
        print(say("rebuild_wrong", graph=each.sentence))
    if rebuilt.saved_wrong:
        print(say("rebuild_saved"))
    for version in rebuilt.withdrawn:
        print(say("rebuild_withdrawn", version=str(version)))
    print(say("rebuild_published" if rebuilt.published else "rebuild_correct", version=str(rebuilt.version)))
