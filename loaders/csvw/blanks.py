"""Make an empty CSV file for a class, with the CSVW table that describes it: the start of a new inventory.

Everything comes from the ontology: the properties of the class and its superclasses, their labels as titles, their
ranges as datatypes. No Python is needed.
"""

import csv
import io
import json
import re
from typing import Any, TypeAlias

from graph_store.case_folding import fold_title
from graph_store.errors import NotFound
from graph_store.text import Text
from loaders.csvw.keys import row_iri
from loaders.values.suggestions import nearest
from ontology.vocabulary import Kind, PropertyTerm, Vocabulary

Json: TypeAlias = dict[str, Any]

_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
_PREFIX = "[a-z]+(-[a-z]+)*"
_LANGUAGES = ("nl", "en")
_DATATYPES = {Kind.INTEGER: "integer", Kind.DECIMAL: "decimal", Kind.BOOLEAN: "boolean"}


def blank_table(name: str, base: str, *, prefix: str | None = None) -> tuple[str, Json]:
    """Return the header line of a CSV file for a class, and its metadata: a table group of one table.

    Keys have the `prefix`, or any prefix if not given.

    Raises: NotFound (404) for a class that is not in the ontology, or whose members are only inferred.
    """
    vocabulary = Vocabulary.load(base)
    term = vocabulary.classes.get(name)
    if term is None or term.inferred:
        near = nearest(name, vocabulary.stated())
        why = (
            Text("is only inferred by rules, so no row can state it")
            if term
            else Text("is not a class of the ontology")
        )
        perhaps = Text("; perhaps {near}", near=", ".join(near)) if near else ""
        raise NotFound("{name} {why}{perhaps}", name=name, why=why, perhaps=perhaps)
    columns = [*_identity(prefix or _PREFIX), *_properties(vocabulary, name, base)]
    stem = _snake(term.plural)
    _keep_titles_apart(columns)
    columns += [
        {"name": "source_lines", "separator": ";", "propertyUrl": f"{base}ns#sourceLines",
         "aboutUrl": row_iri(base, stem, "{+id}"), f"{base}load#parse": "lines"},
        {"name": "type", "virtual": True, "propertyUrl": "rdf:type", "valueUrl": term.iri.value},
    ]  # fmt: skip
    table = {
        "url": f"{stem}.csv",
        "dc:title": term.labels.get("nl", name),
        "dc:description": term.comments.get("nl", ""),
        "tableSchema": {"primaryKey": "id", "aboutUrl": f"{base}id/{{+id}}", "columns": columns},
    }
    return _header(columns), _group(table, base)


def _keep_titles_apart(columns: list[Json]) -> None:
    """Drop a title that is the name of another column, or that an earlier column has."""
    taken = {fold_title(each["name"]) for each in columns}
    for column in columns:
        own = [column["name"]]
        for title in column.get("titles", ()):
            if fold_title(title) not in taken:
                taken.add(fold_title(title))
                own.append(title)
        column["titles"] = own


def _header(columns: list[Json]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow([each["name"] for each in columns if not each.get("virtual")])
    return out.getvalue()


def _group(table: Json, base: str) -> Json:
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        f"{base}load#keyBase": f"{base}id/",
        "null": "",
        "tables": [table],
    }


def metadata_text(group: Json) -> str:
    """Return the metadata as text for a file."""
    return json.dumps(group, ensure_ascii=False, indent=1) + "\n"


def _identity(prefix: str) -> list[Json]:
    key = {"base": "string", "format": f"{prefix}:{_SLUG}"}
    labels = [
        {"name": f"label_{language}", "titles": [f"label_{language}", *(["naam"] if language == "nl" else ["name"])],
         "propertyUrl": "rdfs:label", "lang": language, **({"required": True} if language == "nl" else {})}
        for language in _LANGUAGES
    ]  # fmt: skip
    return [{"name": "id", "required": True, "propertyUrl": "dc:identifier", "datatype": key}, *labels]


def _properties(vocabulary: Vocabulary, name: str, base: str) -> list[Json]:
    """Return a column for each property that a row of the class may state, sorted by name."""
    above = vocabulary.ancestors(name)
    terms = {each.name: each for one in above for each in vocabulary.standing_on(one)}
    stated = [each for each in terms.values() if not each.in_provenance and each.iri.value.startswith(f"{base}ns#")]
    skipped = {"earliest", "latest", "sourceLines", "appliesToClass", "asWritten"}
    return [_column(each, base) for each in sorted(stated, key=lambda each: each.name) if each.name not in skipped]


def _column(term: PropertyTerm, base: str) -> Json:
    name = _snake(term.name)
    titles = list(dict.fromkeys([name, *(term.labels[tag] for tag in _LANGUAGES if tag in term.labels)]))
    column: Json = {"name": name, "titles": titles, "propertyUrl": term.iri.value}
    if term.kind is Kind.THING:
        column["valueUrl"] = f"{base}id/{{+{name}}}"
    elif term.kind is Kind.DATE:
        column[f"{base}load#parse"] = "edtf"
    elif term.kind is Kind.TEXT:
        column["lang"] = "nl"
    elif term.kind in _DATATYPES:
        column["datatype"] = _DATATYPES[term.kind]
    if term.kind is Kind.DATE and term.qualifier:
        column[f"{base}load#qualifierColumn"] = _snake(term.qualifier)
    if not term.single and term.kind in (Kind.THING, Kind.STRING):
        column["separator"] = ";"
    return column


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
