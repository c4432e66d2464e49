"""A folder of inventories from several documents, as rows in Python, for tests of series and of views."""

import random
from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import NamedNode

from graph_store import State
from graph_store.terms import text_of
from loaders import SyncOptions, SyncReport, sync
from tests.loaders.conftest import BASE, KG, RDFS_LABEL, Json, column, describe, key, table, thing

DATES = {"plan:2019": "2019-01-15", "plan:2020": "2020-02-01", "plan:2021": "2021-02-01", "plan:2022": "2022"}

Rows = Iterable[Mapping[str, str]]

LABEL = column("label_nl", required=True, lang="nl", propertyUrl=RDFS_LABEL)


def of_class(name: str) -> Json:
    return column("type", virtual=True, propertyUrl="rdf:type", valueUrl=KG + name)


def documents(url: str = "documents.csv") -> Json:
    return table(
        url,
        key("plan"),
        column("kind", property="documentKind"),
        column("date", property="documentDate", load_parse="edtf"),
        column("year", property="documentYear", datatype="integer"),
        column("covers", separator=";", property="covers"),
        of_class("Document"),
    )


def programmes(year: str) -> Json:
    """Return the table of the programmes of a plan: a state series; `parent` refers to a programme of any plan."""
    described = part_of_a_programme(f"programmes-{year}.csv", "prog", "parent", year, "Programme")
    return {**described, **of_document(f"plan:{year}", "programmes", "state")}


def projects(year: str) -> Json:
    """Return the table of the projects of a plan: a record series."""
    described = part_of_a_programme(f"projects-{year}.csv", "prj", "programme", year, "Project")
    return {**described, **of_document(f"plan:{year}", "projects", "record")}


def part_of_a_programme(url: str, prefix: str, whole: str, year: str, name: str) -> Json:
    """Return a table of things of a class, each with a label and the programme that it is part of."""
    programmes = [f"programmes-{year}.csv"]
    part_of = column(whole, property="directPartOf", valueUrl=thing(whole), load_references=programmes)
    return table(url, key(prefix), LABEL, part_of, of_class(name))


def roles() -> Json:
    """Return a table whose rows name their document: a state series of participations, which have no key."""
    return {
        **table(
            "roles.csv",
            column("document", required=True),
            column("programme", required=True, property="inEndeavour", valueUrl=thing("programme")),
            column("role", required=True, property="role"),
            of_class("Participation"),
            primary=["programme", "role"],
            about=f"{BASE}row/roles/{{+document}}/{{+programme}}/{{role}}",
        ),
        **of_document("document", "roles", "state"),
    }


def replacements(*files: str) -> Json:
    """Return the table of replacements, of things that these files list."""
    row = f"{BASE}row/replacements/{{+key}}/{{+replaced_by}}"
    return table(
        "replacements.csv",
        column("key", required=True, propertyUrl="dc:identifier"),
        column("replaced_by", required=True, property="replacedBy", valueUrl=thing("replaced_by"),
               load_references=list(files)),
        column("on", required=True, property="replacedOn", datatype="date"),
        column("type", virtual=True, aboutUrl=row, propertyUrl="rdf:type", valueUrl=f"{KG}Replacement"),
        primary=["key", "replaced_by"],
        about=thing("key"),
    )  # fmt: skip


def replaced(key: str, by: str, on: str) -> dict[str, str]:
    return {"key": key, "replaced_by": by, "on": on}


def of_document(document: str, series: str, kind: str) -> Json:
    names = {"document": document, "series": series, "seriesKind": kind}
    return {f"{BASE}load#{name}": value for name, value in names.items()}


def write(place: Path, files: Mapping[str, tuple[Json, Rows]]) -> Path:
    """Write inventories, given by their names with their tables and rows, over what was there."""
    place.mkdir(exist_ok=True)
    for name, (described, rows) in files.items():
        columns = [each["name"] for each in described["tableSchema"]["columns"] if not each.get("virtual")]
        lines = [",".join(columns), *(",".join(row.get(each, "") for each in columns) for row in rows)]
        (place / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    describe(place, *(described for described, _ in files.values()))
    return place


def plan(name: str, **cells: str) -> dict[str, str]:
    return {"id": f"plan:{name}", "kind": "plan", "date": DATES[f"plan:{name}"], "year": name, **cells}


def programme(name: str, label: str = "", parent: str = "") -> dict[str, str]:
    return {"id": f"prog:{name}", "label_nl": label or name, "parent": parent and f"prog:{parent}"}


def project(name: str, label: str = "", programme: str = "") -> dict[str, str]:
    return {"id": f"prj:{name}", "label_nl": label or name, "programme": programme and f"prog:{programme}"}


def plan_files(year: str, programme_rows: Rows, project_rows: Rows = ()) -> dict[str, tuple[Json, Rows]]:
    return {
        f"programmes-{year}.csv": (programmes(year), programme_rows),
        f"projects-{year}.csv": (projects(year), project_rows),
    }


LISTED = {"documents.csv": (documents(), [plan("2020"), plan("2021")])}
OLD = plan_files(
    "2020",
    [programme("a", "Oud plan"), programme("b", "Tweede", "a"), programme("c", "Derde", "a")],
    [project("x", "Eerste project", "c"), project("y", "Tweede project", "b")],
)
NEW = plan_files(
    "2021", [programme("a", "Nieuw plan"), programme("b", "Tweede", "a")], [project("y", "Ander project", "b")]
)


def run(folder: Path, state: State, **options: bool) -> SyncReport:
    return sync(folder, state, SyncOptions(**options))  # type: ignore[arg-type]


def stated(state: State, key: str, graph: str | None = None) -> set[tuple[str, str]]:
    """Return what is stated about a thing, by property and value; in one graph if that is given."""
    snapshot = state.newest()
    thing = NamedNode(f"{BASE}id/{key.replace(':', '/')}")
    named = NamedNode(f"{BASE}graph/{graph}") if graph else None
    graphs = (snapshot.graphs.inferred, snapshot.graphs.provenance)
    quads = [each for each in snapshot.quads(thing, g=named) if each.graph_name not in graphs]
    named_quads = (each for each in quads if isinstance(each.graph_name, NamedNode))
    return {(short(each.predicate.value), short(text_of(each.object))) for each in named_quads}


def short(iri: str) -> str:
    return iri.removeprefix(KG).removeprefix(f"{BASE}id/").rpartition("#")[2].rpartition("terms/")[2]


def codes(report: SyncReport) -> list[tuple[str, str, int | None]]:
    return [(each.code, each.file, each.line) for each in report.issues]


def quads(state: State) -> set[str]:
    """Return all quads of the newest version, without the history of its rows, its files and its text."""
    snapshot = state.newest()
    left = ("Generated", "used", "Activity", "value", "sha256", "specialization", "wasAssociated")
    return {text for each in snapshot.quads() if not any(word in (text := str(each)) for word in left)}


KEYS, YEARS = "abcde", ("2019", "2020", "2021", "2022")


def random_files(rng: random.Random) -> dict[str, tuple[Json, Rows]]:
    """Return the files of some documents, in which keys repeat, end, come back and refer to what may not be there."""
    years = [year for year in YEARS if rng.random() < 0.75] or ["2020"]
    files: dict[str, tuple[Json, Rows]] = {"documents.csv": (documents(), [_random_plan(year, rng) for year in years])}
    for year in years:
        listed = [key for key in KEYS if rng.random() < 0.6]
        labels = ("Plan", "Groot plan", "Iets")
        rows = [programme(key, f"{rng.choice(labels)} {key}", rng.choice(["", "", *KEYS])) for key in listed]
        worked_on = [key for key in "xyz" if rng.random() < 0.6]
        files |= plan_files(year, rows, [project(key, f"Werk {key}", rng.choice(["", *KEYS])) for key in worked_on])
    held = {(year, key, rng.choice(["trekker", "partner"])) for year in years for key in "ab" if rng.random() < 0.6}
    cells = [{"document": f"plan:{year}", "programme": f"prog:{key}", "role": role} for year, key, role in sorted(held)]
    return {**files, "roles.csv": (roles(), cells), **_random_replacements(files, rng)}


def random_edit(files: dict[str, tuple[Json, Rows]], rng: random.Random) -> dict[str, tuple[Json, Rows]]:
    """Return other files: documents come, go or change, and some stay as they are."""
    others, found = random_files(rng), dict(files)
    for year in YEARS:
        names, chance = (f"programmes-{year}.csv", f"projects-{year}.csv"), rng.random()
        if chance < 0.4:
            found = {name: each for name, each in found.items() if name not in names}
            found |= {name: others[name] for name in names if name in others}
        elif chance < 0.6 and names[0] in found and names[0] in others:
            found[names[0]] = others[names[0]]
    if rng.random() < 0.4:
        found["roles.csv"] = others["roles.csv"]
    used = {name[-8:-4] for name in found if name.startswith("pro")}
    used |= {row["document"].removeprefix("plan:") for row in found["roles.csv"][1]}
    kept = found.pop("replacements.csv", None)
    found |= _random_replacements(found, rng, kept[1] if kept and rng.random() < 0.5 else None)
    return {**found, "documents.csv": (documents(), [_random_plan(year, rng) for year in sorted(used)])}


def _random_replacements(files: Mapping[str, object], rng: random.Random, rows: Rows | None = None
                         ) -> dict[str, tuple[Json, Rows]]:  # fmt: skip
    """Return replacements of programmes: of listed, ended and unknown ones, at any date, some of them in a circle."""
    listing = [name for name in files if name.startswith("programmes")]
    if rows is None:
        pairs = sorted({(rng.choice([*KEYS, "q"]), rng.choice([*KEYS, "q"])) for _ in range(rng.randrange(4))})
        dates = ("2019-01-01", "2021-02-01", "2022-06-01")
        rows = [replaced(f"prog:{key}", f"prog:{by}", rng.choice(dates)) for key, by in pairs]
    return {"replacements.csv": (replacements(*listing), rows)} if listing else {}


def _random_plan(year: str, rng: random.Random) -> dict[str, str]:
    return plan(year, covers=rng.choice(["", "", "programmes", "roles"]))
