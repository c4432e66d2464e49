"""A small folder whose inventories belong to documents: the plans of 2020 and later."""

from pathlib import Path
from typing import Any

from tests.loaders.conftest import CITIES, FILES, KG, LOAD, PROJECTS, RDFS_LABEL, Json, column, describe, key, table

PLAN = f"{LOAD}document"
DOCUMENTS = table(
    "documents.csv",
    key("plan"),
    column("label_nl", required=True, lang="nl", propertyUrl=RDFS_LABEL),
    column("year", property="documentYear", datatype="integer"),
    column("date", property="documentDate", load_parse="edtf"),
    column("type", virtual=True, propertyUrl="rdf:type", valueUrl=f"{KG}Document"),
)
PLANS = "id,label_nl,year,date\nplan:2020,Jaarplan 2020,2020,2020-06-29\n"


def of_2020(folder: Path, *tables: Json, **parts: Any) -> None:
    """Make all inventories of a folder belong to the plan of 2020, in the way that `describe` describes them."""
    (folder / "documents.csv").write_text(PLANS, encoding="utf-8")
    describe(folder, DOCUMENTS, *(tables or (CITIES, PROJECTS)), **{PLAN: "plan:2020"}, **parts)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
