"""`kennisgraaf query`: ask in SPARQL or GraphQL from the shell."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from kennisgraaf.cli.output import print_json
from kennisgraaf.cli.shared_options import DocumentOption, IncludeOption, SyntheticFlag, VersionOption
from kennisgraaf.cli.state import open_state, open_version

if TYPE_CHECKING:
    from graph_store.graphs import Scope
    from graph_store.snapshot import Snapshot
    from graph_store.workers.query_workers import QueryLimits

FormatName = Literal["csv", "json", "tsv", "xml", "turtle", "ntriples", "jsonld", "rdfxml"]


def query(
    file: Annotated[str, Parameter(allow_leading_hyphen=True)],
    /,
    *,
    form: Annotated[FormatName | None, Parameter(name="--format")] = None,
    include: IncludeOption = "all",
    synthetic: SyntheticFlag = False,
    number: VersionOption = None,
    document: DocumentOption = "",
) -> int:
    """Print the answer to a query.

    Parameters
    ----------
    file
        A file with SPARQL, or with GraphQL if its name ends in .graphql; - reads SPARQL from standard input.
    form
        Format of the answer; if not given, csv for a table and turtle for a graph. GraphQL answers are JSON.
    """
    import asyncio

    from graph_api.moments import Moment
    from graph_store.graphs import Include, Scope
    from ontology.graph_folder import in_base

    snapshot, scope = open_version(number, document), Scope(Include(include), synthetic)
    text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    text = in_base(text, snapshot.graphs.base)
    if file.endswith(".graphql"):
        chosen = {"include": include, "synthetic": str(synthetic).lower()}
        return _graphql(text, {**Moment.of(snapshot).parameters, **chosen})
    answer = asyncio.run(_sparql(snapshot, text, scope, form))
    sys.stdout.buffer.write(answer if answer.endswith(b"\n") else answer + b"\n")
    return 0


def _graphql(text: str, parameters: dict[str, str]) -> int:
    """Print the answer of the service; errors give exit code 3, and partial data is printed too."""
    import orjson

    from graph_api.graphql import routes
    from kennisgraaf.cli.in_process import app_with, post_json

    answer = orjson.loads(post_json(app_with(routes), "/graphql", parameters, orjson.dumps({"query": text})))
    print_json(answer)
    return 0 if "data" in answer and "errors" not in answer else 3


async def _sparql(snapshot: "Snapshot", text: str, scope: "Scope", form: str | None) -> bytes:
    """Return the answer from a worker process, because a text that crashes the parser ends that process."""
    from graph_store.workers.query_workers import Query, QueryWorkers
    from ontology.namespaces import prefixes

    table, graph = _media_types(form)
    limits = _limits()
    workers = QueryWorkers(limits, prefixes(snapshot.graphs.base), open_state().store_reader(limits.timeout_s))
    try:
        asked = Query(text, scope, table=table, graph=graph)
        await workers.prepare(snapshot, asked)
        return await (await workers.run(snapshot, asked)).read()
    finally:
        await workers.close()


def _media_types(form: str | None) -> tuple[str | None, str | None]:
    """Return the media types of a table and of a graph for a format; None if the format does not support it."""
    from graph_store.formats import CSV, GRAPHS, TABLES, TURTLE

    if form is None:
        return CSV.media_type, TURTLE.media_type
    table = next((each.media_type for each in TABLES if each.answers_to(form)), None)
    graph = next((each.media_type for each in GRAPHS if each.answers_to(form)), None)
    return table, graph


def _limits() -> "QueryLimits":
    from graph_store.workers.builds import ViewLimits
    from graph_store.workers.query_workers import QueryLimits
    from kennisgraaf.settings import read_settings

    settings = read_settings()
    return QueryLimits(
        workers=1,
        timeout_s=settings.query_timeout_s,
        memory_mb=settings.query_memory_mb,
        max_rows=settings.max_rows,
        max_mb=settings.max_answer_mb,
        memory_quads=0,  # one question: reading from disk is faster than loading the version first
        views=ViewLimits(settings.views_mb, settings.update_timeout_s, settings.update_memory_mb),
    )
