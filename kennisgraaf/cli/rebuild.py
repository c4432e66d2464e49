"""`kennisgraaf rebuild`: derive the inferred facts again, and report what was wrong."""

from typing import TYPE_CHECKING

from kennisgraaf.cli.output import JsonFlag, print_json
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
    rebuilt = run(open_state(settings), wait_s=settings.lock_wait_s)
    if json:
        print_json(rebuilt)
    else:
        _show(rebuilt)


def _show(rebuilt: "Rebuilt") -> None:
    for each in rebuilt.wrong:
        print(f"wrong in {each.sentence}")
    if rebuilt.saved_wrong:
        print("the saved closure was wrong; the next change derives it again")
    for version in rebuilt.withdrawn:
        print(f"version {version} is withdrawn: it has wrong inferred facts")
    said = "is published, with all facts inferred again" if rebuilt.published else "is correct and stays the newest"
    print(f"version {rebuilt.version} {said}")
