"""Write the CSVW metadata of described tables."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from loaders.describing.terms import LABEL, DescribedColumn, DescribedTable

Json: TypeAlias = dict[str, Any]


def metadata(tables: Sequence[DescribedTable], base: str) -> Json:
    """Return the metadata of a table group."""
    named = {each.table.url: each for each in tables}
    languages = {each.language for each in tables}
    csvw, language = "http://www.w3.org/ns/csvw", languages.pop() if len(languages) == 1 else None
    return {
        "@context": [csvw, {"@language": language}] if language else csvw,
        f"{base}load#keyBase": f"{base}id/",
        "null": "",
        "tables": [_table(each, named, base) for each in tables],
    }


def _table(described: DescribedTable, named: Mapping[str, DescribedTable], base: str) -> Json:
    columns = [_column(each, described, named, base) for each in described.columns]
    kind = {"name": _unused("type", columns), "virtual": True, "propertyUrl": "rdf:type", "valueUrl": described.cls}
    schema: Json = {
        "primaryKey": described.key[0] if len(described.key) == 1 else list(described.key),
        "aboutUrl": described.about,
        "columns": [*columns, kind],
    }
    if keys := [_foreign_key(each, named) for each in described.columns if each.reference]:
        schema["foreignKeys"] = keys
    dialect = {"dialect": described.table.dialect} if described.table.dialect else {}
    count = {f"{base}load#rowCount": described.table.row_count} if described.table.row_count is not None else {}
    return {"url": described.table.url, **dialect, **count, "tableSchema": schema}


def _unused(name: str, columns: Sequence[Json]) -> str:
    taken = {each["name"] for each in columns}
    return next(each for each in (name, *(f"{name}_{number}" for number in range(len(taken) + 1))) if each not in taken)


def _column(described: DescribedColumn, of: DescribedTable, named: Mapping[str, DescribedTable], base: str) -> Json:
    found: Json = {"name": described.name, "titles": described.column.title, "propertyUrl": described.iri}
    guess, reference = described.guess, described.reference
    if of.key == (described.name,):
        found["required"] = True
    elif described.iri == LABEL:
        found |= {"lang": described.language} if described.language else {}
    elif reference:
        found["valueUrl"] = named[reference.target].value_template(described.name)
        found[f"{base}load#references"] = [reference.target]
        if reference.separator:
            found["separator"] = reference.separator
    elif guess.datatype != "string":
        found["datatype"] = guess.datatype
    if guess.parse and not reference and of.key != (described.name,):
        found[f"{base}load#parse"] = guess.parse
    if guess.null and of.key != (described.name,):
        found["null"] = ["", *guess.null]
    return found


def _foreign_key(described: DescribedColumn, named: Mapping[str, DescribedTable]) -> Json:
    assert described.reference is not None  # noqa: S101 - the caller chose these columns
    target = named[described.reference.target]
    return {
        "columnReference": described.name,
        "reference": {"resource": target.table.url, "columnReference": target.key[0]},
    }
