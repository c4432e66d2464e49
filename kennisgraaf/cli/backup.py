"""`kennisgraaf backup`: write one version to one file."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from kennisgraaf.cli.language import say
from kennisgraaf.cli.output import JsonFlag, print_json
from kennisgraaf.cli.progress import working
from kennisgraaf.cli.state import open_state


def backup(
    file: Path, /, *, number: Annotated[int | None, Parameter(name="--version")] = None, json: JsonFlag = False
) -> None:
    """Write a version to one archive with checksums.

    Parameters
    ----------
    file
        The archive to write; kennisgraaf restore reads it on any machine.
    number
        The version to write; the newest if not given.
    """
    state = open_state()
    version = state.newest().version if number is None else number
    with working():
        state.backup(version, file)
    if json:
        print_json({"version": version, "file": str(file), "bytes": file.stat().st_size})
    else:
        print(say("backed_up", version=str(version), file=file, bytes=file.stat().st_size))
