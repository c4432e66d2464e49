"""Where the graph folder is. A command that needs no graph folder imports nothing more of it."""

from functools import cache
from pathlib import Path

from graph_store.errors import BadSetting

FILE = "kennisgraaf.toml"
"""The name of the file that makes a folder a graph folder."""

VARIABLE = "KENNISGRAAF_GRAPH"
"""The setting that names the graph folder."""


@cache
def folder_place(named: str | None, working: str) -> Path | None:
    """Return the graph folder that is named, or that holds the working folder, or None.

    Raises: BadSetting (400) if the named folder is not a graph folder.
    """
    if named is None:
        places = (Path(working), *Path(working).parents)
        return next((each for each in places if (each / FILE).is_file()), None)
    path = Path(named).resolve()
    if not (path / FILE).is_file():
        raise BadSetting(
            "{variable}={named!r} is not accepted: there is no {file} in that folder",
            variable=VARIABLE,
            named=named,
            file=FILE,
        )
    return path
