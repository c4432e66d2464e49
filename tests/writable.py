"""A copy of a graph folder whose inventories may be replaced, with a state, a token and the service over it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.auth import Tokens
from graph_store.versions import State
from kennisgraaf.settings import read_settings
from loaders import SyncOptions, SyncReport, sync
from ontology.folder_place import FILE, VARIABLE
from ontology.graph_folder import graph_folder, reread
from tests.folder_service import EXAMPLES
from tests.prepared import Plan

ROW = "library:zebra,zebra,1.0.0,Stripes,https://zebra.example/,licence:mit,library:anyio,>=3.11\n"
"""A row that the list of libraries does not have."""

ROOT = Path(__file__).parents[1]
PLAN = ("kennisgraaf.toml", "ontology", "data", "queries", "site", "docs")
"""The files and folders of the yearly plan."""


@dataclass(frozen=True)
class Writable:
    """A folder with inventories, the state made from them, and a client that may upload."""

    folder: Path
    state: State
    client: TestClient
    token: str

    @property
    def bearer(self) -> dict[str, str]:
        """The header with the token."""
        return {"Authorization": f"Bearer {self.token}"}

    def text(self, file: str) -> str:
        """Return the text of an inventory as it is."""
        return (self.folder / file).read_text(encoding="utf-8")

    def post(self, name: str, body: str | bytes, *, seen: str = "", **params: Any) -> Any:
        """Return the answer to an upload: a dry run, or the publication of what one with the tag `seen` showed."""
        headers = {**self.bearer, "Content-Type": "text/csv", **({"If-Match": seen} if seen else {})}
        chosen = params if seen else {"dry_run": "true", **params}
        return self.client.post(f"/inventories/{name}", content=body, params=chosen, headers=headers)

    def publish(self, name: str, body: str | bytes, **params: Any) -> Any:
        """Return the answer to a publication that a dry run precedes."""
        seen = self.post(name, body, **params)
        assert seen.status_code == 200, seen.text
        return self.post(name, body, seen=seen.headers["etag"], **params)

    def sync(self, **options: Any) -> SyncReport:
        """Sync the folder as it is."""
        reread()
        return sync(self.folder, self.state, SyncOptions(**options))


@contextmanager
def copied(place: Path, plan: Plan | None = None, **settings: Any) -> Iterator[Writable]:
    """Copy the yearly plan if it is given, else the example of libraries; use it in this process until the end."""
    graph, data = place / "graph", place / "state"
    shutil.copytree(ROOT if plan else EXAMPLES / "libraries", graph, ignore=_others if plan else None)
    toml = graph / FILE
    toml.write_text(toml.read_text("utf-8").replace('languages = ["en"]', 'languages = ["nl", "en"]'), "utf-8")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(VARIABLE, str(graph))
        reread()
        chosen = read_settings(data=data, **settings)
        state = State(data, chosen.base)
        if plan:
            plan(data)
        else:
            sync(graph_folder().inventories, state)
        text, _ = Tokens(data).new(["upload"])
        with TestClient(create_app(chosen.service()), follow_redirects=False) as client:
            yield Writable(graph_folder().inventories[0], state, client, text)
    reread()


def _others(folder: str, names: list[str]) -> list[str]:
    """Return what lies beside the yearly plan in this repository."""
    return [name for name in names if name not in PLAN] if folder == str(ROOT) else []
