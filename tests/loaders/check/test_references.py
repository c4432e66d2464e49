"""References from rows to rows, and the keys that were probably meant where they fail."""

from collections.abc import Iterator

from graph_store.graphs import DEFAULT_BASE
from loaders.check.checks import check_inventories
from loaders.check.inventory import Inventory, inventory_of
from loaders.check.references import LikelyKeys, check_references
from loaders.csvw.metadata import TableGroup
from loaders.reports.report import Weight
from tests.loaders.conftest import column, compiled, key, table, thing

ORGANISATIONS = table("org.csv", key("org"), column("part_of", valueUrl=thing("part_of"), load_references=["org.csv"]))
MEMBERS = table(
    "leden.csv",
    column("org", required=True, load_references=["org.csv"]),
    column("cities", separator=";", load_references=["mun.csv", "org.csv"],
           load_classes=[{"load:value": "class:CentreCity"}]),
    column("role"),
    primary=["org", "role"],
    about=None,
)  # fmt: skip
KEYS = ["mun:kortrijk", "mun:gent", "mun:x"]
CITIES = table("mun.csv", key("mun"))
NOTES = table("noot.csv", column("id"), column("org"), column("role"))
NOTES["tableSchema"]["foreignKeys"] = [
    {"columnReference": ["org", "role"], "reference": {"resource": "leden.csv", "columnReference": ["org", "role"]}}
]


def inventories(group: TableGroup, **files: str) -> dict[str, Inventory]:
    found = {}
    for each in group.tables:
        found[each.file] = inventory_of(each, files[each.stem].encode(), each.file)
    check_inventories(found, {}, TableGroup((), DEFAULT_BASE))
    return found


def told(found: dict[str, Inventory], file: str) -> list[tuple[str, int | None, str | None, str | None]]:
    return [(each.code, each.line, each.column, each.value) for each in found[file].document.issues]


def test_a_reference_may_be_to_any_of_its_files_and_to_its_own() -> None:
    found = inventories(
        compiled(ORGANISATIONS, MEMBERS, CITIES),
        org="id,part_of\norg:a,org:b\norg:b,\n",
        leden="org,cities,role\norg:a,mun:x;org:b,\norg:b,class:CentreCity,lid\n",
        mun="id\nmun:x\n",
    )
    assert [told(found, file) for file in found] == [[], [], []]


def test_what_refers_to_a_refused_row_is_refused_too() -> None:
    found = inventories(
        compiled(ORGANISATIONS, MEMBERS, CITIES),
        org="id,part_of\norg:a,org:b\norg:b,org:weg\norg:c,\n",
        leden="org,cities,role\norg:a,,\norg:c,mun:x;mun:weg,\n",
        mun="id\nmun:x\n",
    )
    assert told(found, "org.csv") == [
        ("dangling-ref", 3, "part_of", "org:weg"),
        ("dangling-ref", 2, "part_of", "org:b"),
    ]
    assert told(found, "leden.csv") == [
        ("dangling-ref", 3, "cities", "mun:weg"),
        ("dangling-ref", 2, "org", "org:a"),
    ]
    assert found["leden.csv"].document.issues[1].say("en") == (
        "No usable row with key org:a in org.csv: that row is in quarantine itself"
    )
    issue = found["leden.csv"].document.issues[0]
    assert (issue.weight, issue.accepted) == (Weight.QUARANTINED, "a key from mun.csv")


def test_a_reference_that_fails_names_the_nearest_key() -> None:
    group = compiled(
        table("cities.csv", key("mun")),
        table("projects.csv", key("prj"), column("city", load_references=["cities.csv"])),
    )
    found = {
        each.file: inventory_of(each, text, each.file)
        for each, text in zip(
            group.tables, (b"id\nmun:kortrijk\n", b"id,city\nprj:a,mun:kortrik\nprj:b,mun:aalst\n"), strict=True
        )
    }
    check_references(found)
    near, far = found["projects.csv"].document.issues
    assert near.say("en") == "No row with key mun:kortrik in cities.csv. Did you mean mun:kortrijk?"
    assert near.say("nl") == "Geen rij met sleutel mun:kortrik in cities.csv. Bedoelde je mun:kortrijk?"
    assert (near.suggestion, far.suggestion) == ("mun:kortrijk", "")
    assert far.say("en") == "No row with key mun:aalst in cities.csv"


def test_a_foreign_key_may_have_several_columns() -> None:
    found = inventories(
        compiled(ORGANISATIONS, MEMBERS, CITIES, NOTES),
        org="id,part_of\norg:a,\n",
        leden="org,cities,role\norg:a,,lid\n",
        mun="id\nmun:x\n",
        noot="id,org,role\n1,org:a,lid\n2,org:a,gast\n3,org:a,\n",
    )
    assert told(found, "noot.csv") == [("dangling-ref", 3, "org, role", "org:a, gast")]


def test_rows_of_a_refused_file_that_an_earlier_version_has_are_there() -> None:
    group = compiled(CITIES, table("p.csv", key("prj"), column("city", load_references=["mun.csv"])))
    refused = inventory_of(group.tables[0], b"", "mun.csv")
    refused.kept = frozenset({"mun:x"})
    projects = inventory_of(group.tables[1], b"id,city\nprj:a,mun:x\nprj:b,mun:y\n", "p.csv")
    found = {"mun.csv": refused, "p.csv": projects}
    check_references(found)
    assert told(found, "p.csv") == [("dangling-ref", 3, "city", "mun:y")]


def test_the_keys_of_a_file_are_read_once_and_only_as_many_as_can_be_compared() -> None:
    read: list[str] = []

    def known(file: str) -> Iterator[str]:
        for number in range(10_000):
            read.append(file)
            yield f"mun:{number}"

    likely = LikelyKeys(known)
    found = [likely.suggestion(["mun.csv"], {"city": f"mun:{number}{number}x"}) for number in range(60)]
    assert len(read) == 5_000
    assert (found[12], found[59]) == ({"suggestion": "mun:1212"}, {})


def test_a_key_of_several_cells_has_no_suggestion() -> None:
    assert LikelyKeys(lambda _: KEYS).suggestion(["a.csv"], {"org": "org:a", "role": "gast"}) == {}


def test_only_files_with_keys_of_the_same_prefix_are_named() -> None:
    likely = LikelyKeys({"a.csv": ["prj:a"], "b.csv": ["prj:b", "prj:c"], "c.csv": ["mun:a"], "d.csv": []}.__getitem__)
    files = ["a.csv", "b.csv", "c.csv", "d.csv"]
    assert likely.files_of(files, "prj:x") == ["a.csv", "b.csv"]
    assert likely.files_of(files, "evt:x") == files
    assert likely.files_of(files, "x") == files
