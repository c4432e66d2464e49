"""`kennisgraaf diff`: what one version has that another has not."""

from kennisgraaf.cli.console import JsonFlag, print_json
from kennisgraaf.cli.state import open_state


def diff(old: int, new: int, /, *, json: JsonFlag = False) -> None:
    """Print what changed between two versions, as RDF Patch.

    https://afs.github.io/rdf-patch/

    Parameters
    ----------
    old
        Number of the version to start from.
    new
        Number of the version to end at.
    """
    from graph_store.patch import as_patch

    state = open_state()
    removed, added = state.diff(old, new)
    if json:
        lines = {"removed": [f"{quad} ." for quad in removed], "added": [f"{quad} ." for quad in added]}
        print_json({"from": old, "to": new, **lines})
    else:
        versions = f"{state.base}versions/"
        print(as_patch(removed, added, this=f"{versions}{new}", previous=f"{versions}{old}"), end="")
