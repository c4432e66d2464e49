"""`kennisgraaf diff`: print the difference between two versions."""

from kennisgraaf.cli.output import JsonFlag, print_json
from kennisgraaf.cli.state import open_state


def diff(old: int, new: int, /, *, json: JsonFlag = False) -> None:
    """Print the changes between two versions as an RDF Patch.

    https://afs.github.io/rdf-patch/

    Parameters
    ----------
    old
        Number of the version to start from.
    new
        Number of the version to end at.
    """
    state = open_state()
    found = state.difference(old, new)
    if json:
        lines = {"removed": list(found.removed_lines()), "added": list(found.added_lines())}
        print_json({"from": old, "to": new, **lines})
        return
    versions = f"{state.base}versions/"
    for line in found.patch(this=f"{versions}{new}", previous=f"{versions}{old}"):
        print(line)
