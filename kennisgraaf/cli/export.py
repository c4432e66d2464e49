"""`kennisgraaf export`: write the dataset in a standard format, the same bytes as at `/dump/`."""

import sys
from typing import Annotated, Literal

from cyclopts import Parameter

from kennisgraaf.cli.shared_options import DocumentOption, IncludeOption, SyntheticFlag, VersionOption
from kennisgraaf.cli.state import open_version

_SUFFIXES = {"turtle": "ttl", "trig": "trig", "nquads": "nq", "jsonld": "jsonld", "csv": "csv.zip"}


def export(
    *,
    form: Annotated[Literal["turtle", "trig", "nquads", "jsonld", "csv"], Parameter(name="--format")] = "turtle",
    include: IncludeOption = "all",
    synthetic: SyntheticFlag = False,
    number: VersionOption = None,
    document: DocumentOption = "",
) -> None:
    """Write a version to standard output.

    Turtle and JSON-LD hold the facts that a query sees, each once.
    TriG and N-Quads hold every graph, including provenance and the default graph.
    csv is a zip file with the inventories and the CSVW metadata that describes them.

    Parameters
    ----------
    form
        Format to write.
    """
    from graph_api.dumps.dump_names import WHOLE, Dump
    from graph_api.dumps.dump_writer import write_dump, write_scope
    from graph_store.graphs import Include, Scope

    snapshot = open_version(number, document)
    suffix, out = _SUFFIXES[form], sys.stdout.buffer
    scope = Scope(Include(include), synthetic)
    if suffix in ("ttl", "jsonld") and scope != Scope():
        write_scope(snapshot.view(scope, on_disk=True), suffix, out)
    else:
        write_dump(snapshot, Dump(WHOLE, suffix), out)
