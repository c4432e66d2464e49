"""The questions in README.md, with the answers that the service gives over the shipped data.

`python -m tests.readme` writes the answers into the page; a test compares them.
"""

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from tests.documents import taken

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
QUESTIONS, ANSWERS = taken("README.md", "graphql", "sparql"), taken("README.md", "json", "csv")
ANSWERED = re.compile(
    r"```(?P<language>graphql|sparql)\n(?P<question>.*?)```(?P<between>[^`]*)```(?P<form>\w+)\n.*?```", re.DOTALL
)


def with_answers(page: str, client: TestClient) -> str:
    """Return the page with the service's present answer after each GraphQL and SPARQL question."""

    def answered(found: re.Match[str]) -> str:
        answer = ASK[found["language"]](client, found["question"])
        return f"```{found['language']}\n{found['question']}```{found['between']}```{found['form']}\n{answer}\n```"

    return ANSWERED.sub(answered, page)


def graphql(client: TestClient, question: str) -> str:
    """Return the data of the answer to a GraphQL question, on one line."""
    answer = client.post("/graphql", json={"query": question})
    answer.raise_for_status()
    return json.dumps({"data": answer.json()["data"]}, ensure_ascii=False)


def sparql(client: TestClient, question: str) -> str:
    """Return the answer to a SPARQL question, as CSV."""
    answer = client.post("/sparql", data={"query": question}, headers={"Accept": "text/csv"})
    answer.raise_for_status()
    return "\n".join(answer.text.splitlines())


ASK: dict[str, Callable[[TestClient, str], str]] = {"graphql": graphql, "sparql": sparql}


@contextmanager
def service(state: Path) -> Iterator[TestClient]:
    """Start the service on a state folder that has been synced."""
    from graph_api.app import create_app
    from kennisgraaf.settings import read_settings

    with TestClient(create_app(read_settings(data=state).service())) as client:
        yield client


def main() -> None:
    """Write the answers into the page."""
    from kennisgraaf.cli import main as kennisgraaf

    with TemporaryDirectory() as place:
        os.environ["KENNISGRAAF_DATA"] = place
        kennisgraaf(["sync", str(ROOT / "data" / "jaarplan-2020")])
        with service(Path(place)) as client:
            README.write_text(with_answers(README.read_text("utf-8"), client), "utf-8")


if __name__ == "__main__":
    main()
