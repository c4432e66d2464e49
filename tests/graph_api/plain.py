"""An ordinary dataset served by the whole application, with a token, for tests of writing."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.auth import Tokens
from graph_api.service import ServiceSettings

UPDATE = "application/sparql-update"
Sent: TypeAlias = Mapping[str, str] | None


class Writer:
    """A client that reads, and writes with a token."""

    def __init__(self, client: TestClient, token: str) -> None:
        self.client, self.token = client, token

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def update(self, text: str, *, headers: Sent = None, params: Sent = None) -> Any:
        """Return the answer to an update sent as the body."""
        sent = {**self.headers, "Content-Type": UPDATE, **(headers or {})}
        return self.client.post("/update", content=text, params=params, headers=sent)

    def store(self, method: str, body: str = "", media_type: str = "text/turtle", *, path: str = "/store",
              headers: Sent = None, **params: Any) -> Any:  # fmt: skip
        """Return the answer to a request to the graph store."""
        sent = {**self.headers, **({"Content-Type": media_type} if body else {}), **(headers or {})}
        return self.client.request(method, path, params=params, content=body, headers=sent)

    def values(self, query: str, **params: Any) -> list[str]:
        """Return the first column of a SELECT, sorted by its text."""
        answer = self.client.get("/sparql", params={"query": query, **params})
        assert answer.status_code == 200, answer.text
        table = answer.json()
        name = table["head"]["vars"][0]
        return sorted(row[name]["value"] for row in table["results"]["bindings"])

    def count(self) -> int:
        """Return the number of quads in the default graph."""
        return int(self.values("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0])


@contextmanager
def writing(folder: Path, **settings: Any) -> Iterator[Writer]:
    """Give a client of the application over a state in this folder."""
    chosen = ServiceSettings(data=folder, **{"plain": True, "workers": 1, **settings})
    text, _ = Tokens(folder).new()
    with TestClient(create_app(chosen), raise_server_exceptions=False, follow_redirects=False) as client:
        yield Writer(client, text)
