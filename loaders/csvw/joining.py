"""Join the metadata documents of several folders, so that their inventories are read as those of one folder."""

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from graph_store.errors import RejectedMetadata
from graph_store.text import Text
from loaders.csvw.alike import filled, tables_of
from loaders.csvw.tables import described_apart, metadata_document

Json: TypeAlias = dict[str, Any]

_CSVW = "http://www.w3.org/ns/csvw"


def join_metadata(texts: Mapping[str, str], base: str) -> str:
    """Return one metadata document with the tables of all documents, given by the names of their files.

    A single document is returned as it is.

    Raises: RejectedMetadata (422) for a document that is wrong, or if two tables have one name.
    """
    if len(texts) == 1:
        return next(iter(texts.values()))
    given = {name: metadata_document(text, name) for name, text in texts.items()}
    documents = {name: filled(each, given.values(), name) for name, each in given.items()}
    places: dict[str, tuple[str, str]] = {}
    for name, document in documents.items():
        for table in described_apart(json.dumps(document), base, name):
            other, file = places.setdefault(table.stem, (name, table.file))
            if other != name:
                files = Text.joined(dict.fromkeys((file, table.file)), Text(" and "))
                raise RejectedMetadata(
                    "The table {stem} is described in {other} and in {name} ({files}); a name belongs to one table of "
                    "a graph folder, so rename one or give it another load:name",
                    stem=table.stem,
                    other=other,
                    name=name,
                    files=files,
                )
    described = [each for one in documents.values() for each in tables_of(one)]
    joined = {"@context": _context([*documents.values()]), "tables": described}
    return json.dumps(joined, ensure_ascii=False, indent=1) + "\n"


def _context(documents: list[Json]) -> Any:
    """Return the context that all documents have; without its language and base if they differ."""
    contexts = [each.get("@context", _CSVW) for each in documents]
    return contexts[0] if all(each == contexts[0] for each in contexts) else _CSVW
