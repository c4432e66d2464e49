"""`kennisgraaf diff`: print the difference between two versions or documents."""

from typing import TYPE_CHECKING

from kennisgraaf.cli.output import JsonFlag, print_json
from kennisgraaf.cli.state import open_state, open_version

if TYPE_CHECKING:
    from graph_store.snapshot import Snapshot


def diff(old: str, new: str, /, *, json: JsonFlag = False) -> None:
    """Print the changes between two versions or documents as an RDF Patch.

    https://afs.github.io/rdf-patch/

    Parameters
    ----------
    old
        Number of the version, or key or IRI of the document, to start from.
    new
        The version or document to end at.
    """
    from graph_api.moments import moment_named
    from graph_store.difference import between

    sides = [moment_named(each) for each in (old, new)]
    before, after = (open_version(*each) for each in sides)
    by_document = before.document or after.document
    found = between(before, after) if by_document else open_state().difference(before.version, after.version)
    if json:
        names = dict(zip(("from", "to"), (each.document or each.version for each in sides), strict=True))
        print_json({**names, "removed": list(found.removed_lines()), "added": list(found.added_lines())})
        return
    for line in found.patch(this=_iri(after), previous=_iri(before)):
        print(line)


def _iri(snapshot: "Snapshot") -> str:
    """Return the IRI of a version, with the document as of which it is read."""
    document = f"?document={snapshot.document}" if snapshot.document else ""
    return f"{snapshot.graphs.base}versions/{snapshot.version}{document}"
