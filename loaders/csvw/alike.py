"""Tables that are described like another table: the same columns in a file of another document of the series."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from graph_store.errors import RejectedMetadata
from loaders.csvw.keys import file_stem

Json: TypeAlias = dict[str, Any]

_OF_THE_GROUP = ("@context", "@id", "@type", "tables", "notes")
_OF_ONE_FILE = ("url", "like", "name", "renamed", "rowCount")


def tables_of(document: Json) -> Iterator[Json]:
    """Yield the description of each table, including the properties that the group gives to all."""
    shared = {key: value for key, value in document.items() if key not in _OF_THE_GROUP}
    for table in document.get("tables", [{}]):
        dialect = {**(shared.get("dialect") or {}), **(table.get("dialect") or {})}
        yield {**shared, **table, **({"dialect": dialect} if dialect else {})}


def filled(document: Json, documents: Iterable[Json], name: str) -> Json:
    """Return a metadata document in which each table that is `load:like` a table of `documents` is described in full.

    Raises: RejectedMetadata (422) if that table is `load:like` another itself.
    """
    own = document.get("tables", ())
    if not any(said(table, "like") for table in own):
        return document
    models = {str(table.get("url")): table for each in documents for table in tables_of(each)}
    pairs = zip(own, tables_of(document), strict=True)
    return {**document, "tables": [
        _like(each, table, models[model], name) if (model := said(each, "like")) in models else each
        for each, table in pairs
    ]}  # fmt: skip


def _like(own: Json, table: Json, model: Json, name: str) -> Json:
    """Return a table with the columns of its model, whose rows have IRIs under its own name.

    `own` is its description, `table` the same with the properties of its group.
    """
    if said(model, "like"):
        raise RejectedMetadata(
            "{name}: {url} is load:like {model}, which is load:like another itself",
            name=name,
            url=own["url"],
            model=model["url"],
        )
    given = {*map(_local, table), *_OF_ONE_FILE}
    taken = json.dumps({key: value for key, value in model.items() if _local(key) not in given}, ensure_ascii=False)
    series = {"load:series": _name(model)} if not said(model, "series") and not said(table, "series") else {}
    rest = {key: value for key, value in own.items() if _local(key) != "like"}
    return {**json.loads(taken.replace(f"/row/{_name(model)}/", f"/row/{_name(own)}/")), **series, **rest}


def said(table: Json, annotation: str) -> Any:
    """Return the value of one of our annotations, whatever the base it is written with; None without it."""
    return next((value for key, value in table.items() if key != annotation and _local(key) == annotation), None)


def _name(table: Json) -> str:
    return str(said(table, "name") or file_stem(str(table.get("url", ""))))


def _local(key: str) -> str:
    """Return the local name of one of our annotations; any other property as it is."""
    return key.rpartition("load#")[2].removeprefix("load:")
