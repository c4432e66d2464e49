"""The service over the yearly plan, queried over HTTP, and a copy of its inventories for changes and syncs."""

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from starlette.testclient import TestClient

from graph_store.graphs import DEFAULT_BASE
from graph_store.versions import State
from loaders import SyncOptions, SyncReport, sync
from tests.prepared import Plan

DATA = Path(__file__).parent.parent / "data" / "jaarplan-2020"
THING = re.compile(re.escape(DEFAULT_BASE) + r"id/([a-z]+)/(\S+)")
WORDS = {
    "kg": f"{DEFAULT_BASE}ns#",
    "graph": f"{DEFAULT_BASE}graph/",
    "dct": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
KINDS = re.findall(
    r"\w+",
    "act agr area asp body call coll conc crit dec def dlv evt fiche fm fwk gdpr grp metric mjp ms mun org "
    "pcat per pkg plan plat prj prog psg pub res role thm tool",
)
SPACES = {**WORDS, **{kind: f"{DEFAULT_BASE}id/{kind}/" for kind in KINDS}}
PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in SPACES.items())
Value: TypeAlias = str | int | bool | None


@dataclass(frozen=True)
class Service:
    """The running application on one state."""

    client: TestClient
    state: State
    report: SyncReport

    def rows(self, query: str, **choices: str) -> list[tuple[Value, ...]]:
        """Return the rows of a SELECT that may use all our prefixes: things as keys, numbers as numbers."""
        answer = self.sparql(PREFIXES + query, **choices)
        names = answer["head"]["vars"]
        return [tuple(_value(row.get(name)) for name in names) for row in answer["results"]["bindings"]]

    def pairs(self, query: str, **choices: str) -> dict[Value, Value]:
        """Return the second column of a SELECT by the first."""
        return {row[0]: row[1] for row in self.rows(query, **choices)}

    def values(self, query: str, **choices: str) -> list[Value]:
        """Return the single column of a SELECT."""
        return [value for (value,) in self.rows(query, **choices)]

    def ask(self, query: str, **choices: str) -> bool:
        """Return the answer to an ASK."""
        return bool(self.sparql(PREFIXES + query, **choices)["boolean"])

    def sparql(self, query: str, **choices: str) -> Any:
        """Return the answer to a query as SPARQL JSON results."""
        accept = {"Accept": "application/sparql-results+json"}
        answer = self.client.post("/sparql", params=choices, data={"query": query}, headers=accept)
        while answer.status_code == 503 and answer.json()["code"] == "VIEW_BUILDING":
            answer = self.client.post("/sparql", params=choices, data={"query": query}, headers=accept)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def graphql(self, document: str) -> Any:
        """Return the `data` of the answer to a GraphQL document."""
        answer = self.answer(document)
        assert "errors" not in answer, json.dumps(answer["errors"], indent=1)
        return answer["data"]

    def answer(self, document: str) -> Any:
        """Return the whole answer to a GraphQL document."""
        return self.client.post("/graphql", json={"query": document}).json()


def _value(term: dict[str, str] | None) -> Value:
    if term is None:
        return None
    if term["type"] == "uri":
        thing = THING.fullmatch(term["value"])
        return f"{thing[1]}:{thing[2]}" if thing else term["value"]
    match term.get("datatype", "").rpartition("#")[2]:
        case "integer":
            return int(term["value"])
        case "boolean":
            return term["value"] == "true"
        case _:
            return term["value"]


@dataclass(frozen=True)
class Inventories:
    """A copy of the yearly plan's inventories and of the state made from them, for changes and syncs."""

    folder: Path
    state: State

    @classmethod
    def copied(cls, plan: Plan, place: Path) -> "Inventories":
        """Make both below `place`."""
        shutil.copytree(DATA, place / "inventories")
        plan(place / "state")
        return cls(place / "inventories", State(place / "state"))

    def change(self, file: str, old: str, new: str) -> None:
        """Replace `old` by `new` in an inventory, where `old` must occur once."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def append(self, file: str, *lines: str) -> None:
        """Add lines at the end of an inventory."""
        path = self.folder / file
        path.write_text(path.read_text(encoding="utf-8") + "".join(f"{line}\n" for line in lines), encoding="utf-8")

    def sync(self, **options: Any) -> SyncReport:
        """Sync the inventories as they are now."""
        return sync(self.folder, self.state, SyncOptions(**options))

    def values(self, query: str) -> list[str]:
        """Return the single column of a SELECT on the newest version: keys and lexical forms."""
        rows = self.state.newest().select(PREFIXES + query)
        found = [next(iter(row.values())).value for row in rows]  # type: ignore[union-attr]
        return [THING.sub(r"\1:\2", value) for value in found]
