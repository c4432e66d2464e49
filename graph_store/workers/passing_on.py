"""The work of a query worker that passes a query on: ask the store, and write its answer in our form.

Runs in a worker only, so that a query can be stopped, and its answer has the limits and formats of every other answer.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pyoxigraph import Store

from graph_store.errors import Gone, NotAcceptable, StoreFailed, StoreRefuses, StoreUnreachable
from graph_store.manifest import read_manifest
from graph_store.remote.asking import Asking, Result
from graph_store.remote.client import StoreAddress, StoreClient
from graph_store.remote.graph_names import GraphNames
from graph_store.remote.needed import EVERYTHING, Needed
from graph_store.remote.reading import PublishedSet
from graph_store.remote.stored import StoredVersion
from graph_store.stating_rows import StatingRows
from graph_store.workers.answer_limits import Refused, Sink
from graph_store.workers.evaluation import run, write_answer
from graph_store.workers.protocol import Conditions

Found = TypeVar("Found")


class StoreSource:
    """A set of graphs that queries are passed on to; `folder` is that of the version."""

    def __init__(self, published: PublishedSet, folder: Path) -> None:
        self._set, self._folder = published, folder
        self._address = StoreAddress(**published.address)
        client, names = StoreClient(self._address, published.timeout_s), GraphNames(published.base, published.letter)
        self._asking = Asking(client, names, published.server, published.most_rows)

    def run(self, text: str, conditions: Conditions, sink: Sink) -> int | None:
        """Answer a query and write its answer; return the number of rows.

        If the store is not to be asked, or refuses, the part of the version that the query reads is fetched, unless
        there is a copy of the version here.
        Raises: Refused, with the code STORE_REFUSES if a worker of the version has to answer; MemoryError.
        """
        answer = None if conditions.dump else _told(lambda: self._answer(text, conditions))
        if answer is not None:
            try:
                return write_answer(lambda: answer, conditions, sink)
            except NotAcceptable as error:
                raise Refused(error.code, error.detail) from error
        if self._set.has_copy:
            raise Refused(StoreRefuses.code)
        return run(_told(lambda: self._part(text, conditions)), text, conditions, sink, self._rows)

    def _answer(self, text: str, conditions: Conditions) -> Result | None:
        named = self._set.graphs if conditions.named is None else conditions.named
        return self._asking.answer(text, conditions.default, named, conditions.max_bytes * 4)

    def _part(self, text: str, conditions: Conditions) -> Store:
        """Return the part of the version that a query reads; it is empty for a syntax error, which `run` explains."""
        if conditions.dump:
            return Needed({EVERYTHING: None}).part(self._stored, conditions.default[:1], [])
        try:
            Store().query(text, base_iri=conditions.base)
        except SyntaxError:
            return Store()
        except RuntimeError:  # it calls a function that the engine does not know
            pass
        return Needed.of(text, conditions.base).part(self._stored, conditions.default, conditions.named)

    @cached_property
    def _stored(self) -> StoredVersion:
        return StoredVersion(self._address, self._folder.parents[1], read_manifest(self._folder))

    @cached_property
    def _rows(self) -> StatingRows:
        return StatingRows.of_version(self._folder)


def _told(ask: Callable[[], Found]) -> Found:
    """Return what a function gives. Raises: Refused, with the code of the error of the store."""
    try:
        return ask()
    except (StoreFailed, StoreUnreachable, Gone) as error:
        raise Refused(error.code, error.detail) from error
