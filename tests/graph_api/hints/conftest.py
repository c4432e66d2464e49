"""The yearly plan in memory, and hints about queries over it."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

from graph_api.hints.hint import Hint
from graph_api.hints.inquiry import Inquiry, inquiry
from graph_api.hints.query_hints import query_hints
from graph_store.graphs import Scope
from graph_store.lexer.query_patterns import query_patterns
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from loaders import SyncReport
from ontology.namespaces import prefixes

Ask: TypeAlias = Callable[..., Inquiry]
Told: TypeAlias = Callable[..., list[str]]

PREFIXES = "".join(
    f"PREFIX {name}: <{iri}>\n" for name, iri in {**prefixes(), "edtf": "http://id.loc.gov/datatypes/edtf/"}.items()
)


@pytest.fixture(scope="package")
def plan_snapshot(synced_once: tuple[State, SyncReport]) -> Snapshot:
    snapshot = synced_once[0].newest()
    snapshot.hold()
    return snapshot


@pytest.fixture
def ask(plan_snapshot: Snapshot) -> Ask:
    """Return a function that gives the inquiry into a query."""

    def asked(text: str, scope: Scope = Scope()) -> Inquiry:  # noqa: B008
        query = query_patterns(PREFIXES + text, plan_snapshot.graphs.base)
        assert query is not None
        return inquiry(query, plan_snapshot, scope, ())

    return asked


@pytest.fixture
def hints(plan_snapshot: Snapshot) -> Callable[..., list[Hint]]:
    """Return a function that gives the hints about a query."""
    return lambda text, *choices: query_hints(PREFIXES + text, plan_snapshot, *choices)


@pytest.fixture
def told(hints: Callable[..., list[Hint]]) -> Told:
    """Return a function that gives the hints about a query as sentences."""
    return lambda text, *choices: [each.sentence("en") for each in hints(text, *choices)]
