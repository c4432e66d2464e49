"""`kennisgraaf export`: the dataset in a standard format."""

import sys
from typing import Annotated, Literal

from cyclopts import Parameter

from kennisgraaf.cli.options import IncludeOption, SyntheticFlag, VersionOption
from kennisgraaf.cli.state import open_version


def export(
    *,
    form: Annotated[Literal["turtle", "trig", "nquads", "jsonld"], Parameter(name="--format")] = "turtle",
    include: IncludeOption = "all",
    synthetic: SyntheticFlag = False,
    number: VersionOption = None,
) -> None:
    """Write a version to standard output.

    Turtle and JSON-LD hold the facts that a question sees, each once;
    TriG and N-Quads hold every graph, provenance and the default graph too.

    Parameters
    ----------
    form
        Format to write.
    """
    from pyoxigraph import RdfFormat, serialize

    from graph_store.graphs import Include, Scope
    from ontology.terms import PREFIXES

    snapshot = open_version(number)
    prefixes = PREFIXES
    match form:
        case "trig" | "nquads":
            snapshot.store().dump(
                sys.stdout.buffer, format=RdfFormat.TRIG if form == "trig" else RdfFormat.N_QUADS, prefixes=prefixes
            )
        case "turtle" | "jsonld":
            facts = snapshot.triples(Scope(Include(include), synthetic))
            serialize(
                facts,
                sys.stdout.buffer,
                format=RdfFormat.TURTLE if form == "turtle" else RdfFormat.JSON_LD,
                prefixes=prefixes,
            )
