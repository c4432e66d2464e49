"""The release, settings and files that decide the answers of a service: a replica must have the same."""

from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version as release_of
from pathlib import Path
from typing import Final

from graph_api.service import ServiceSettings
from ontology.graph_folder import FILE, graph_folder

_DECIDING: Final = (
    "languages", "max_rows", "max_answer_mb", "graphql_max_depth", "graphql_max_cost", "graphql_http",
    "graphql_introspection", "graphql_persisted_only", "dataset_title", "dataset_description", "publisher_name",
    "publisher_iri", "data_licence", "contact",
)  # fmt: skip
"""The settings that change an answer; those about time, memory and places do not."""


def answer_settings(settings: ServiceSettings) -> dict[str, str]:
    """Return the release, the deciding settings, and a hash of each file that the graph folder names."""
    chosen = {name: str(getattr(settings, name)) for name in _DECIDING}
    return {"release": release_of("kennisgraaf"), **chosen, **dict(_hashes())}


def _hashes() -> Iterator[tuple[str, str]]:
    folder = graph_folder()
    if folder.path is not None:
        for file in sorted(set(_files())):
            yield str(file.relative_to(folder.path)), sha256(file.read_bytes()).hexdigest()[:16]


def _files() -> Iterator[Path]:
    folder = graph_folder()
    assert folder.path is not None  # noqa: S101 - a folder without a file names nothing
    yield folder.path / FILE
    named = (*folder.ontology, *folder.shapes, folder.questions, *folder.documents, folder.texts, *folder.manual)
    for place in filter(None, (*named, *(page.boundaries for page in folder.pages))):
        yield from (each for each in place.rglob("*") if each.is_file()) if place.is_dir() else [place]
