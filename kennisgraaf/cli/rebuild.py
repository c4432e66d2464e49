"""`kennisgraaf rebuild`: what follows is made anew, with what was wrong."""

from typing import TYPE_CHECKING

from kennisgraaf.cli.console import JsonFlag, print_json
from kennisgraaf.cli.state import open_state

if TYPE_CHECKING:
    from loaders import Rebuilt


def rebuild(*, json: JsonFlag = False) -> None:
    """Make everything that follows anew, and publish it when anything was wrong.

    What rows and updates state stays as it is. Older versions that infer what
    does not follow are withdrawn: they answer 410. The exit code is 0 when
    nothing was wrong, and when what was wrong is repaired.
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
        print("the saved closure was another one; the next change makes it anew")
    for version in rebuilt.withdrawn:
        print(f"version {version} is withdrawn: it infers what does not follow")
    said = "is published, with all that follows made anew" if rebuilt.published else "is right and stays the newest"
    print(f"version {rebuilt.version} {said}")
