"""A small graph folder with words of its own: the shows, tasks and seats of a theatre, in hand-made versions."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.comparison.compare import Comparison, compare
from graph_api.service import ServiceSettings
from graph_store.versions import State
from loaders import SyncOptions, sync
from tests.loaders.conftest import BASE, KG, RDFS_LABEL, Json, column, group, key, table, thing

TOML = f"""[graph]
base = "{BASE}"
title = "Theatre"
[sources]
ontology = ["theatre.ttl"]
inventories = ["data"]
"""
ONTOLOGY = """
@prefix kg: <https://kennisgraaf.example/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

kg:Show a owl:Class ; rdfs:label "show"@en .
kg:Task a owl:Class ; rdfs:label "task"@en .
kg:Seats a owl:Class ; rdfs:label "seats"@en ; rdfs:subClassOf kg:Row .
kg:continues schema:domainIncludes kg:Task .
kg:genre a owl:DatatypeProperty ; rdfs:label "genre"@en ; schema:domainIncludes kg:Show ; rdfs:range xsd:string .
kg:price a owl:DatatypeProperty, owl:FunctionalProperty ; rdfs:label "price"@en ; schema:domainIncludes kg:Show ;
    rdfs:range xsd:integer .
kg:sequelOf a owl:ObjectProperty, owl:FunctionalProperty ; rdfs:label "sequel of"@en ; rdfs:domain kg:Show ;
    rdfs:range kg:Show ; owl:inverseOf kg:sequel .
kg:sequel a owl:ObjectProperty ; rdfs:label "sequel"@en .
kg:seatsOf a owl:ObjectProperty, owl:FunctionalProperty ; rdfs:label "seats of"@en ; rdfs:domain kg:Seats ;
    rdfs:range kg:Show .
kg:seatCount a owl:DatatypeProperty, owl:FunctionalProperty ; rdfs:label "seat count"@en ;
    schema:domainIncludes kg:Seats ; rdfs:range xsd:integer .
"""


def _class(name: str) -> Json:
    return column("class", virtual=True, propertyUrl="rdf:type", valueUrl=f"{KG}{name}")


SHOWS = table(
    "shows.csv",
    key("show"),
    column("label_nl", lang="nl", propertyUrl=RDFS_LABEL),
    column("label_en", lang="en", propertyUrl=RDFS_LABEL),
    column("genre", property="genre", separator=";"),
    column("price", property="price", datatype="integer"),
    column("sequel_of", property="sequelOf", valueUrl=thing("sequel_of"), load_references=["shows.csv"]),
    column("lines", property="sourceLines", aboutUrl=f"{BASE}row/shows/{{+id}}"),
    _class("Show"),
)
TASKS = table(
    "tasks.csv",
    key("task"),
    column("status", property="status"),
    column("continues_id", property="continues", valueUrl=thing("continues_id")),
    column("replaces_id", property="replaces", valueUrl=thing("replaces_id")),
    _class("Task"),
)
SEATS = table(
    "seats.csv",
    column("show", property="seatsOf", valueUrl=thing("show"), required=True),
    column("rank", required=True),
    column("count", property="seatCount", datatype="integer"),
    _class("Seats"),
    primary=["show", "rank"],
    about=f"{BASE}row/seats/{{+show}}/{{rank}}",
)
HEADS = {
    "shows": "id,label_nl,label_en,genre,price,sequel_of,lines",
    "tasks": "id,status,continues_id,replaces_id",
    "seats": "show,rank,count",
}
Tables = dict[str, list[str]]
"""Lines of each inventory, without the head."""

EARLIER: Tables = {
    "shows": [
        "show:hamlet,Hamlet,Hamlet,tragedy;classic,20,,1-2",
        "show:revue,De revue,The revue,comedy,15,,3",
        "show:tour,Rondreis,Tour,,,,4",
    ],
    "tasks": ["task:lights,planned,,", "task:sound,planned,,", "task:paint,running,,"],
    "seats": ["show:hamlet,balcony,40", "show:hamlet,stalls,200", "show:tour,stalls,10"],
}
LATER: Tables = {
    "shows": [
        "show:hamlet,Hamlet,Hamlet of Denmark,classic;modern,25,,1",
        "show:revue,De revue,The revue,comedy,15,,9",
        "show:revue2,De revue 2,The revue 2,comedy,,show:revue,10",
    ],
    "tasks": [
        "task:lights,dropped,,",
        "task:sound,planned,,",
        "task:sound2,running,task:sound,",
        "task:colour,planned,,task:paint",
        "task:posters,planned,,",
    ],
    "seats": ["show:hamlet,balcony,30", "show:hamlet,stalls,200", "show:hamlet,standing,5"],
}
"""Two versions with a change of every kind; only the source lines of the revue differ."""


class Theatre:
    """The graph folder, and the versions made from it."""

    def __init__(self, place: Path) -> None:
        self.folder, self.state = place / "theatre", State(place / "var")
        (self.folder / "data").mkdir(parents=True)
        (self.folder / "kennisgraaf.toml").write_text(TOML, encoding="utf-8")
        (self.folder / "theatre.ttl").write_text(ONTOLOGY, encoding="utf-8")
        self._write("csv-metadata.json", json.dumps(group(SHOWS, TASKS, SEATS)))

    def publish(self, tables: Tables) -> int:
        """Publish the inventories with these lines; return the number of the version."""
        for name, head in HEADS.items():
            self._write(f"{name}.csv", "".join(f"{line}\n" for line in (head, *tables.get(name, ()))))
        sync(self.folder / "data", self.state, SyncOptions(allow_mass_delete=True))
        version = self.state.current()
        assert version is not None
        return version

    def compared(self, old: int, new: int) -> Comparison:
        """Compare two versions."""
        return compare(self.state.open(old), self.state.open(new), lambda: None)

    @contextmanager
    def served(self, **settings: Any) -> Iterator[TestClient]:
        """Give a client of the service over the state."""
        with TestClient(create_app(ServiceSettings(data=self.state.root, workers=1, **settings))) as client:
            yield client

    def _write(self, name: str, text: str) -> None:
        (self.folder / "data" / name).write_text(text, encoding="utf-8")
