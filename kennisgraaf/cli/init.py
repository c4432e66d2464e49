"""`kennisgraaf init`: make a graph folder to start from."""

import shutil
from difflib import get_close_matches
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from graph_store.errors import BadRequest
from kennisgraaf.cli.language import say

EXAMPLES = "examples"
"""The folder of this package with a graph folder for each example."""


def init(
    folder: Annotated[Path, Parameter(name="DIR")],
    /,
    *,
    example: str = "books",
) -> int:
    """Make a graph folder that runs at once.

    It has a file kennisgraaf.toml, an ontology, shapes, inventories and
    questions. Replace each with your own.

    Parameters
    ----------
    folder
        Folder to make; it must not exist, or be empty.
    example
        Graph folder to start from: airports, books, jaarplan or libraries.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadRequest("{folder} exists and is not an empty folder; nothing was written", folder=folder)
    with as_file(files("kennisgraaf") / EXAMPLES) as examples:
        shutil.copytree(_found(examples, example), folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("var"))
    print(say("ready", folder=folder))
    return 0


def _found(examples: Path, name: str) -> Path:
    """Return the folder of an example. Raises: BadRequest (400) with the names that there are."""
    names = sorted(each.name for each in examples.iterdir() if (each / "kennisgraaf.toml").is_file())
    if name not in names:
        nearest = get_close_matches(name, names, 1, 0)[0]
        raise BadRequest(
            "there is no example {name!r}; there are {names}. Did you mean {nearest}?",
            name=name,
            names=", ".join(names),
            nearest=nearest,
        )
    return examples / name
