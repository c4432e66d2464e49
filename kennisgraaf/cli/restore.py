"""`kennisgraaf restore`: publish an archive as the newest version."""

from pathlib import Path

from kennisgraaf.cli.language import say
from kennisgraaf.cli.output import JsonFlag, print_json
from kennisgraaf.cli.progress import working
from kennisgraaf.cli.state import open_state


def restore(file: Path, /, *, force: bool = False, json: JsonFlag = False) -> None:
    """Check the version in an archive, and publish it.

    Parameters
    ----------
    file
        An archive that `kennisgraaf backup` wrote.
    force
        Publish it even if the state folder already has versions.
    """
    from kennisgraaf.settings import read_settings

    settings = read_settings()
    with working():
        restored = open_state(settings).restore(file, force=force, wait_s=settings.lock_wait_s)
    if json:
        print_json({"version": restored.version, "quads": restored.quads})
    else:
        print(say("restored", version=str(restored.version), quads=restored.quads))
