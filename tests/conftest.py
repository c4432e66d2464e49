"""Fixtures for all tests: the service over the yearly plan, synced once for the run."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from starlette.testclient import TestClient

from graph_store.versions import State
from loaders import SyncReport, sync
from tests.prepared import Plan, Prepared, shared_place
from tests.service import DATA, Inventories, Service

os.environ["LANGUAGE"] = "en"
"""The language of the commands that tests run; a test of another one says so."""

signal.signal(signal.SIGINT, signal.default_int_handler)
"""A shell lets its background commands ignore Ctrl-C, but the tests end at it and report what failed until then."""

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
"""A profile without deadlines, so that no test fails on a busy machine."""

LONGEST = (
    "browser/test_pages.py", "conformance/test_sparql.py", "browser/test_lighthouse.py", "test_docs_commands.py",
    "graph_api/writing/test_histories.py", "graph_api/graphql/test_schemathesis.py", "clients/test_comunica.py",
    "browser/test_text_safety.py", "browser/test_network.py", "graph_api/catalogue/test_catalogue_documents.py",
    "conformance/test_second_engine.py", "ontology/reasoning/test_against_owlrl.py", "graph_api/test_untrusted.py",
)  # fmt: skip
"""The files that take longest start first, so that at the end no test process waits long for another."""

COSTLY = {"host", "nasty_host", "invented"}
"""Fixtures that take many seconds: a host for a browser, a second service. Tests that use them are slow."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use costly fixtures as slow, and put the files that take longest first."""
    for item in items:
        if COSTLY.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
    place = {str(Path(__file__).parent / file): number for number, file in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(str(item.path), len(place)))


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    """Return the state folders that are made once per run; at its end they must be as they were made."""
    folders = Prepared(shared_place(tmp_path_factory.getbasetemp()))
    yield folders
    assert folders.changed() == []


@pytest.fixture(scope="session")
def plan(prepared: Prepared) -> Plan:
    """Return the function that makes a state folder with `data/jaarplan-2020` as its only version."""
    return lambda folder: prepared.copy("plan", lambda made: sync(DATA, State(made)), folder)


@pytest.fixture(scope="session")
def synced_once(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> tuple[State, SyncReport]:
    """Make a state from `data/jaarplan-2020`, with the report; only for tests that read it."""
    folder = tmp_path_factory.mktemp("synced") / "state"
    report = plan(folder)
    return State(folder), report


@pytest.fixture(scope="session")
def service(synced_once: tuple[State, SyncReport]) -> Iterator[Service]:
    """Start the real application on a state made from `data/jaarplan-2020`; only for tests that read."""
    from graph_api.app import create_app
    from kennisgraaf.settings import read_settings

    state, report = synced_once
    with TestClient(create_app(read_settings(data=state.root).service())) as client:
        yield Service(client, state, report)


@pytest.fixture
def inventories(plan: Plan, tmp_path: Path) -> Inventories:
    """Return inventories that this test may change, and the state that was made from them."""
    return Inventories.copied(plan, tmp_path)
