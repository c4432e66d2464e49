"""A small graph folder of invented clubs, as several documents list them: random documents, and what holds by them.

`clubs` is a state series (`clubs-N.csv`), `notes` a record series (`notes-N.csv`), and `visits.csv` a record series of
one table, in which a column names the document.
"""

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from hypothesis import strategies as st
from rdflib import RDF, RDFS, Graph, Literal, Namespace
from rdflib.namespace import DCTERMS

BASE = "https://kennisgraaf.example/"
LOAD = f"{BASE}load#"
KG, WORDS = Namespace(f"{BASE}ns#"), Namespace("https://words.example/clubs#")
KEYS = ("a", "b", "c", "d", "e")

Row: TypeAlias = tuple[str, ...]
Rows: TypeAlias = Mapping[str, Row]
"""The cells after the key, by key."""

CLASSES = {"club": "Club", "note": "Note", "visit": "Visit"}
ONTOLOGY = """
@prefix w: <https://words.example/clubs#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
w:Club a owl:Class ; rdfs:label "club"@en .
w:Note a owl:Class ; rdfs:label "note"@en .
w:Visit a owl:Class ; rdfs:label "visit"@en .
w:size a owl:DatatypeProperty, owl:FunctionalProperty ; rdfs:label "size"@en ; rdfs:range xsd:integer .
w:partner a owl:ObjectProperty ; rdfs:label "partner"@en ; rdfs:range w:Club .
w:partnerOf a owl:ObjectProperty ; rdfs:label "partner of"@en ; owl:inverseOf w:partner .
w:about a owl:ObjectProperty ; rdfs:label "about"@en ; rdfs:range w:Club .
"""
TOML = '[graph]\nlanguages = ["en"]\n\n[sources]\nontology = ["words.ttl"]\ninventories = ["data"]\n'


@dataclass(frozen=True)
class Listed:
    """The rows of one document; `clubs` is None if it has no table of clubs, and `covers` says that it takes part."""

    number: int
    clubs: Rows | None
    notes: Rows = field(default_factory=dict)
    visits: Rows = field(default_factory=dict)
    covers: bool = False

    @property
    def key(self) -> str:
        return f"plan:{self.number}"

    @property
    def date(self) -> str:
        return f"20{self.number:02}-01-01"

    @property
    def takes_part(self) -> bool:
        return self.covers or self.clubs is not None


def write(folder: Path, documents: Iterable[Listed]) -> Path:
    """Write the graph folder with these documents, in their order, and return the folder of its inventories."""
    listed, data = list(documents), folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    for old in data.iterdir():
        old.unlink()
    (folder / "words.ttl").write_text(ONTOLOGY, encoding="utf-8")
    (folder / "kennisgraaf.toml").write_text(TOML, encoding="utf-8")
    _csv(data / "documents.csv", ("id", "date", "covers"), [_document(each) for each in listed])
    visits = [(each.key, f"visit:{key}", *cells) for each in listed for key, cells in each.visits.items()]
    _csv(data / "visits.csv", ("document", "id", "label", "about"), visits)
    clubs = [f"clubs-{each.number}.csv" for each in listed if each.clubs is not None]
    tables = [DOCUMENTS, _table("visits.csv", "visit", {"name": "document"}, LABEL, _club("about", clubs)) | BY_COLUMN]
    for each in listed:
        if each.clubs is not None:
            described = _table(f"clubs-{each.number}.csv", "club", LABEL, SIZE, _club("partner", clubs))
            tables.append(described | _series("clubs", each, "state"))
            _csv(data / f"clubs-{each.number}.csv", ("id", "label", "size", "partner"), _rows("club", each.clubs))
        described = _table(f"notes-{each.number}.csv", "note", LABEL, _club("about", clubs))
        tables.append(described | _series("notes", each, "record"))
        _csv(data / f"notes-{each.number}.csv", ("id", "label", "about"), _rows("note", each.notes))
    group = {"@context": "http://www.w3.org/ns/csvw", f"{LOAD}keyBase": f"{BASE}id/", "tables": tables}
    (data / "csv-metadata.json").write_text(json.dumps(group), encoding="utf-8")
    return data


def _document(listed: Listed) -> Row:
    return listed.key, listed.date, "clubs" if listed.covers else ""


def _rows(kind: str, rows: Rows) -> list[Row]:
    return [(f"{kind}:{key}", *cells) for key, cells in rows.items()]


def _csv(path: Path, header: Row, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def _series(name: str, listed: Listed, kind: str) -> dict[str, str]:
    return {f"{LOAD}series": name, f"{LOAD}document": listed.key, f"{LOAD}seriesKind": kind}


def _column(name: str, term: str, **parts: Any) -> dict[str, Any]:
    return {"name": name, "propertyUrl": term, **parts}


def _table(url: str, kind: str, *columns: dict[str, Any]) -> dict[str, Any]:
    key = _column("id", "dc:identifier", required=True, datatype={"base": "string", "format": f"{kind}:[a-z0-9]+"})
    class_ = str(KG.Document if kind == "plan" else WORDS[CLASSES[kind]])
    type_ = _column("type", "rdf:type", virtual=True, valueUrl=class_)
    return {"url": url, "tableSchema": {"primaryKey": "id", "aboutUrl": f"{BASE}id/{{+id}}",
                                        "columns": [key, *columns, type_]}}  # fmt: skip


def _club(name: str, clubs: list[str]) -> dict[str, Any]:
    """Describe a column that refers to a club of the series; without a table of clubs any key is accepted."""
    references = {f"{LOAD}references": clubs[:1]} if clubs else {}
    return _column(name, str(WORDS[name]), valueUrl=f"{BASE}id/{{+{name}}}", **references)


LABEL = _column("label", "rdfs:label", required=True, lang="en")
SIZE = _column("size", str(WORDS.size), datatype="integer")
DATE = _column("date", str(KG.documentDate), datatype="date")
DOCUMENTS = _table("documents.csv", "plan", DATE, _column("covers", str(KG.covers), separator=";"))
BY_COLUMN = {f"{LOAD}document": "document"}


def holds(documents: Iterable[Listed]) -> Graph:
    """Return the facts about clubs, notes and visits that the documents say hold at the newest, computed naively."""
    ordered = sorted(documents, key=lambda each: each.number)
    taking_part = [each for each in ordered if each.takes_part]
    graph = Graph()
    for key, cells in {key: cells for each in ordered for key, cells in each.notes.items()}.items():
        _state(graph, "note", key, cells)
    for key, cells in {key: cells for each in ordered for key, cells in each.visits.items()}.items():
        _state(graph, "visit", key, cells)
    newest = taking_part[-1].clubs or {}
    for key, cells in newest.items():
        _state(graph, "club", key, cells)
    for key in {key for each in taking_part for key in each.clubs or {}} - {*newest}:
        _end(graph, key, taking_part)
    return graph


def _end(graph: Graph, key: str, taking_part: list[Listed]) -> None:
    """State that a club has ended: by the first document that no longer lists it."""
    last = max(place for place, each in enumerate(taking_part) if key in (each.clubs or {}))
    by, club = taking_part[last + 1], _thing(f"club:{key}")
    _state(graph, "club", key, (taking_part[last].clubs or {})[key][:1])
    graph.add((club, KG.endedBy, _thing(by.key)))
    graph.add((club, KG.endedOn, Literal(by.date, datatype="http://www.w3.org/2001/XMLSchema#date")))


def _state(graph: Graph, kind: str, key: str, cells: Row) -> None:
    thing, (label, *rest) = _thing(f"{kind}:{key}"), cells
    graph.add((thing, RDF.type, WORDS[CLASSES[kind]]))
    graph.add((thing, DCTERMS.identifier, Literal(f"{kind}:{key}")))
    graph.add((thing, RDFS.label, Literal(label, lang="en")))
    if rest and rest[-1]:
        graph.add((thing, WORDS.partner if kind == "club" else WORDS.about, _thing(rest[-1])))
    if kind == "club" and rest and rest[0]:
        graph.add((thing, WORDS.size, Literal(int(rest[0]))))


def _thing(key: str) -> Any:
    return Namespace(f"{BASE}id/")[key.replace(":", "/")]


def stated(graph: Graph) -> set[Any]:
    """Return the facts of a whole graph that `holds` would give."""
    kinds = tuple(f"{BASE}id/{kind}/" for kind in CLASSES)
    own = {RDFS.label, DCTERMS.identifier, KG.endedBy, KG.endedOn, WORDS.partner, WORDS.about, WORDS.size}
    classes = {WORDS[each] for each in CLASSES.values()}
    return {fact for fact in graph if str(fact[0]).startswith(kinds) and (fact[1] in own or fact[2] in classes)}


def rows(clubs: st.SearchStrategy[str]) -> dict[str, st.SearchStrategy[Rows]]:
    """Return strategies for the rows of each series, which refer to some of the given clubs."""
    label, size = st.sampled_from(["red", "green", "blue club"]), st.sampled_from(["", "1", "2", "30"])
    about = st.one_of(st.just(""), clubs.map("club:{}".format))
    keys = st.sampled_from(KEYS)
    return {
        "clubs": st.dictionaries(keys, st.tuples(label, size, about), max_size=4),
        "notes": st.dictionaries(keys, st.tuples(label, about), max_size=3),
        "visits": st.dictionaries(keys, st.tuples(label, about), max_size=3),
    }


@st.composite
def documents(draw: st.DrawFn) -> list[Listed]:
    """Two to four documents; clubs that others refer to are in the first, so no row refers to nothing."""
    first = draw(st.sets(st.sampled_from(KEYS), min_size=1))
    parts = rows(st.sampled_from(sorted(first)))
    given = draw(parts["clubs"])
    clubs = {key: given.get(key, ("first", "", "")) for key in sorted(first)}
    found = [Listed(1, clubs, draw(parts["notes"]), draw(parts["visits"]))]
    return [*found, *(draw(later(number, parts)) for number in range(2, draw(st.integers(3, 5))))]


def later(number: int, parts: dict[str, st.SearchStrategy[Rows]]) -> st.SearchStrategy[Listed]:
    """Return a strategy for a document after the first."""
    return st.builds(
        Listed,
        st.just(number),
        st.one_of(st.none(), parts["clubs"]),
        parts["notes"],
        parts["visits"],
        st.booleans(),
    )
