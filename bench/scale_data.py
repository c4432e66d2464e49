"""Made-up inventories of projects in the words of the shipped ontology: rules, shapes and GraphQL apply to them.

The size sets the number of projects. Fixed are 300 municipalities in a region, 110 programmes in two levels and 500
organisations.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from graph_store.graphs import DEFAULT_BASE

FIXED_FACTS, FACTS_A_PROJECT = 25_600, 41
"""About how many facts, stated and inferred, the fixed part brings, and how many each project."""

METADATA, PROJECTS = "csv-metadata.json", "projects.csv"
CITIES, PROGRAMMES, ORGANISATIONS = 300, 110, 500
_KG, _ID = f"{DEFAULT_BASE}ns#", f"{DEFAULT_BASE}id/"


def write(folder: Path, projects: int) -> Path:
    """Write a folder of inventories with this many projects, and return the file of the projects."""
    folder.mkdir()
    (folder / METADATA).write_text(json.dumps(_metadata()), encoding="utf-8")
    for name, lines in (
        ("areas.csv", iter(["id,label_nl,label_en\n", "area:n0,Gewest 0,Region 0\n"])),
        ("cities.csv", _cities()),
        ("organisations.csv", _organisations()),
        ("programmes.csv", _programmes()),
        (PROJECTS, _projects(projects)),
    ):
        with (folder / name).open("w", encoding="utf-8") as file:
            file.writelines(lines)
    return folder / PROJECTS


def _organisations() -> Iterator[str]:
    yield "id,label_nl,label_en\n"
    yield from (f"org:n{number},Vereniging {number},Society {number}\n" for number in range(ORGANISATIONS))


def _cities() -> Iterator[str]:
    yield "id,label_nl,label_en,nis,area\n"
    yield from (f"mun:n{number},Stad {number},City {number},{10_000 + number},area:n0\n" for number in range(CITIES))


def _programmes() -> Iterator[str]:
    yield "id,label_nl,label_en,programme\n"
    for number in range(PROGRAMMES):
        above = f"prog:n{number % 10}" if number >= 10 else ""
        yield f"prog:n{number},Programma {number},Programme {number},{above}\n"


def _projects(count: int) -> Iterator[str]:
    yield "id,label_nl,label_en,city,programme,partners,note\n"
    for n in range(count):
        city, programme = n * 7919 % CITIES, 10 + n * 31 % (PROGRAMMES - 10)
        partners = ";".join(f"org:n{(n * step + step) % ORGANISATIONS}" for step in (1, 17, 289))
        yield (
            f"prj:n{n},Straat {n} café,Street {n},mun:n{city},prog:n{programme},{partners},"
            f"een korte nota over project {n}\n"
        )


def _metadata() -> dict[str, object]:
    above = _reference("programme", "directPartOf")
    tables = [
        _table("areas", "Region"),
        _table("cities", "Municipality", {"name": "nis", "propertyUrl": f"{_KG}nisCode"}, _reference("area", "within")),
        _table("organisations", "Organisation"),
        _table("programmes", "Programme", above),
        _table("projects", "Project", _reference("city", "sitedIn"), above,
               _reference("partners", "hasPartner") | {"separator": ";"},
               {"name": "note", "propertyUrl": "http://schema.org/note"}),
    ]  # fmt: skip
    return {"@context": "http://www.w3.org/ns/csvw", f"{DEFAULT_BASE}load#keyBase": _ID, "tables": tables}


def _reference(column: str, property_: str) -> dict[str, object]:
    return {"name": column, "propertyUrl": f"{_KG}{property_}", "valueUrl": f"{_ID}{{+{column}}}"}


def _table(name: str, class_: str, *others: dict[str, object]) -> dict[str, object]:
    columns = [
        {"name": "id", "required": True, "propertyUrl": "dc:identifier"},
        *({"name": f"label_{each}", "propertyUrl": "rdfs:label", "lang": each} for each in ("nl", "en")),
        *others,
        {"name": "type", "virtual": True, "propertyUrl": "rdf:type", "valueUrl": f"{_KG}{class_}"},
    ]
    schema = {"primaryKey": "id", "aboutUrl": f"{_ID}{{+id}}", "columns": columns}
    return {"url": f"{name}.csv", "tableSchema": schema}
