"""Read CSVW metadata as tables and columns, and check that all names in it are declared.

Source: https://www.w3.org/TR/tabular-metadata/
"""

import codecs
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias

from graph_store.case_folding import fold_title
from graph_store.errors import RejectedMetadata
from graph_store.graphs import DEFAULT_BASE
from graph_store.json_text import read_json
from graph_store.text import Text
from loaders.csvw.alike import filled, said
from loaders.csvw.annotations import (
    Reference,
    annotations,
    as_list,
    read_basis,
    read_classes,
    read_document,
    read_lines,
    read_map,
    read_name,
    read_renames,
    read_row_count,
)
from loaders.csvw.datatypes import read_datatype
from loaders.csvw.keys import file_stem
from loaders.csvw.metadata import METADATA, Column, Table, TableGroup
from loaders.csvw.periods import with_periods
from loaders.csvw.persons import without_private_columns
from loaders.csvw.prefixes import expand
from loaders.csvw.ranges import with_ranges
from loaders.csvw.renames import with_renames
from loaders.csvw.replacements import with_replacements
from loaders.csvw.series import with_series
from loaders.csvw.unsupported import refuse_unsupported
from ontology.graph_folder import in_base

Json: TypeAlias = dict[str, Any]

_INHERITED = ("aboutUrl", "propertyUrl", "valueUrl", "datatype", "default", "lang", "null", "required", "separator")


def read_tables(text: str, base: str = DEFAULT_BASE, name: str = METADATA) -> TableGroup:
    """Return the tables to read files with: as described, with the ranges and periods that the ontology gives them.

    Raises: RejectedMetadata (422).
    """
    return with_periods(with_ranges(described_tables(text, base, name)))


def described_tables(text: str, base: str = DEFAULT_BASE, name: str = METADATA) -> TableGroup:
    """Return the tables with private columns withheld, and with renamed keys known to the columns that refer to them.

    Raises: RejectedMetadata (422).
    """
    return with_renames(without_private_columns(read_metadata(text, base, name)))


def read_metadata(text: str, base: str = DEFAULT_BASE, name: str = METADATA) -> TableGroup:
    """Read and check one metadata document, a table group or a single table; errors call it by its `name`.

    Raises: RejectedMetadata (422) naming the table, the column and what is wrong.
    """
    group = _linted(TableGroup(described_apart(text, base, name), base), name)
    return with_replacements(with_series(group, name), name)


def metadata_document(text: str, name: str = METADATA) -> Json:
    """Return a metadata document as JSON. Raises: RejectedMetadata (422) if it is not one."""
    try:
        document = read_json(text)
    except ValueError as fault:
        raise RejectedMetadata("{name} is not JSON: {fault}", name=name, fault=fault) from fault
    if not isinstance(document, dict) or not ("tables" in document or "url" in document):
        raise RejectedMetadata("{name} describes no table: it has neither 'tables' nor 'url'", name=name)
    return document


def described_apart(text: str, base: str, name: str) -> tuple[Table, ...]:
    """Read and check each table of a metadata document; the tables they refer to may be in another document.

    Raises: RejectedMetadata (422) naming the table, the column and what is wrong.
    """
    document = metadata_document(in_base(text, base), name)
    try:
        refuse_unsupported(document, name)
        document = filled(document, [document], name)
        return tuple(
            _table(each, _inherited(document, {}), document, base, f"{name}#{place}")
            for place, each in _described(document)
        )
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise RejectedMetadata(
            "{name} does not follow the CSVW standard: {fault_kind}, {fault}",
            name=name,
            fault_kind=type(fault).__name__,
            fault=fault,
        ) from fault


def _inherited(description: Json, above: Json) -> Json:
    return above | {name: description[name] for name in _INHERITED if name in description}


def _described(document: Json) -> Iterator[tuple[str, Json]]:
    """Yield the descriptions of the tables, each with its JSON pointer in the document."""
    if "tables" not in document:
        yield "", document
    else:
        yield from ((f"/tables/{place}", each) for place, each in enumerate(document["tables"]))


def _table(description: Json, above: Json, group: Json, base: str, place: str) -> Table:
    file = str(description.get("url", "")).rsplit("/", 1)[-1]
    schema = description.get("tableSchema") or group.get("tableSchema") or {}
    if model := said(description, "like"):
        raise RejectedMetadata(
            "the table {file} is load:like {model}, which no table describes", file=file, model=model
        )
    if not file or not schema.get("columns"):
        raise RejectedMetadata("the table {table} has no columns", table=file or Text("(without url)"))
    inherited = _inherited(schema, _inherited(description, above))
    ours = annotations(group, "the table group", base) | annotations(description, file, base)
    columns = tuple(_columns(_of_document(schema["columns"], ours.get("document")), inherited, file, base, place))
    required = tuple(column.name for column in columns if column.required and not column.virtual)
    name = read_name(ours.get("name"), file)
    dialect = {**(group.get("dialect") or {}), **(description.get("dialect") or {})}
    return Table(
        file=file,
        columns=columns,
        key=tuple(as_list(schema.get("primaryKey"))) or required,
        graph=_graph(ours.get("graph"), base) or f"source/{name or file_stem(file)}",
        name=name,
        **_dialect(dialect, file),
        foreign_keys=tuple(_foreign_key(each) for each in schema.get("foreignKeys", ())),
        suppress=bool(description.get("suppressOutput")),
        key_base=ours.get("keyBase"),
        source_text=ours.get("sourceText"),
        row_count=read_row_count(ours.get("rowCount"), file),
        renamed=read_renames(ours.get("renamed"), file, base),
        **read_document(ours, file),
    )


def _of_document(columns: Any, document: Any) -> list[Json]:
    """Return the columns of a table with its document, or the column that holds it, for `{+_document}`."""
    named = document if ":" in str(document) else f"{{+{document}}}"
    found: list[Json] = json.loads(json.dumps(columns).replace("{+_document}", named)) if document else columns
    return found


def _dialect(dialect: Json, file: str) -> Json:
    """Return what the dialect of a table says about its lines."""
    encoding = dialect.get("encoding")
    try:
        codecs.lookup(encoding or "utf-8")
    except LookupError as fault:
        raise RejectedMetadata(
            "{file}: the encoding {encoding!r} is not known", file=file, encoding=encoding
        ) from fault
    return {
        "delimiter": dialect.get("delimiter", ","),
        "encoding": encoding,
        "quote": dialect.get("quoteChar") or '"',
        "comment": dialect.get("commentPrefix"),
        "skip_rows": int(dialect.get("skipRows", 0)),
    }


def _foreign_key(description: Json) -> Reference:
    target = description["reference"]
    return Reference(
        tuple(as_list(description["columnReference"])),
        str(target.get("resource", "")).rsplit("/", 1)[-1],
        tuple(as_list(target["columnReference"])),
    )


def _graph(name: str | None, base: str) -> str | None:
    return name.removeprefix(f"{base}graph/") if name else None


def _columns(described: list[Json], above: Json, file: str, base: str, place: str) -> Iterator[Column]:
    """Yield the columns of a table; an error in one ends with the place of its description."""
    for number, each in enumerate(described):
        try:
            yield _column(each, above, file, base)
        except RejectedMetadata as fault:
            raise RejectedMetadata(
                "{detail} ({place}/tableSchema/columns/{number})", detail=fault.detail, place=place, number=number
            ) from fault


def _column(description: Json, above: Json, file: str, base: str) -> Column:
    titles = _titles(description.get("titles"))
    name = description.get("name") or (titles[0] if titles else "")
    where = Text("{file}, column {name}", file=file, name=name)
    merged = above | {key: value for key, value in description.items() if key in _INHERITED}
    ours = annotations(description, where, base)
    value_map = read_map(ours["map"], where, base) if "map" in ours else None
    if value_map and value_map.needs_predicate and "propertyUrl" not in merged:
        raise RejectedMetadata(
            "{where}: a load:map of classes or things needs a propertyUrl (rdf:type for classes)", where=where
        )
    if "unless" in ours and not description.get("virtual"):
        raise RejectedMetadata(
            "{where}: load:unless is for virtual columns; the cell of this one states its own fact", where=where
        )
    return Column(
        name=name,
        titles=(name, *(title for title in titles if title != name)),
        folded=frozenset(map(fold_title, (name, *titles))),
        virtual=bool(description.get("virtual")),
        required=bool(merged.get("required")),
        null=tuple(as_list(merged.get("null", ""))) or ("",),
        default=str(merged.get("default", "")),
        separator=merged.get("separator"),
        language=merged.get("lang"),
        datatype=read_datatype(merged.get("datatype", "string"), ours, where),
        about=expand(merged.get("aboutUrl"), where),
        predicate=expand(merged.get("propertyUrl"), where),
        value=expand(merged.get("valueUrl"), where),
        graph=_graph(ours.get("graph"), base),
        suppress=bool(description.get("suppressOutput")),
        references=tuple(str(each).rsplit("/", 1)[-1] for each in as_list(ours.get("references"))),
        map=value_map,
        map_column=ours.get("mapColumn", name) if value_map else None,
        classes=read_classes(ours["classes"], where, base) if "classes" in ours else None,
        lines=read_lines(ours["lines"], where, base) if "lines" in ours else None,
        text=ours.get("template"),
        qualifier_column=ours.get("qualifierColumn"),
        personal=bool(ours.get("personal")),
        unless=ours.get("unless"),
        optional=bool(ours.get("optional")),
        basis=read_basis(ours.get("basis"), where),
    )


def _titles(titles: object) -> list[str]:
    if isinstance(titles, dict):
        return [str(title) for each in titles.values() for title in as_list(each)]
    return [str(title) for title in as_list(titles)]


def _linted(group: TableGroup, name: str) -> TableGroup:
    files = {table.file for table in group.tables}
    named, others = dict[str, str](), {file_stem(each): each for each in (METADATA, *group.texts)}
    for table in group.tables:
        if other := named.get(table.stem) or others.get(table.name or ""):
            raise RejectedMetadata("{name}: {twice}", name=name, twice=_twice(other, table))
        named[table.stem] = table.file
        _lint_names(table)
        for file in table.referenced():
            if file not in files:
                raise RejectedMetadata(
                    "{name}: {file} refers to {other}, which no table describes", name=name, file=table.file, other=file
                )
    return group


def _twice(file: str, table: Table) -> str:
    if file == table.file:
        return Text("{file} is described twice", file=file)
    told = Text(
        "{file} and {other} are both called {stem}; a name belongs to one table",
        file=file,
        other=table.file,
        stem=table.stem,
    )
    return Text("{told}, so rename one or give a table another load:name", told=told)


def _lint_names(table: Table) -> None:
    names = Counter(column.name for column in table.columns)
    cells = {column.name for column in table.cells}
    doubles = {name for name, count in names.items() if count > 1}
    if doubles or "" in names:
        raise RejectedMetadata(
            "{file}: each column needs a name of its own: {doubles}", file=table.file, doubles=sorted(doubles)
        )
    for where, name in _named(table):
        if name not in cells:
            raise RejectedMetadata(
                "{file}, {where}: there is no column {name!r}", file=table.file, where=where, name=name
            )


def _named(table: Table) -> Iterator[tuple[str, str]]:
    """Yield every column that is named somewhere, with the place that names it."""
    for column in table.columns:
        yield from ((Text("column {name}", name=column.name), name) for name in column.names())
        lines = (column.lines.first, column.lines.last) if column.lines else ()
        for name in (column.map_column, column.qualifier_column, column.unless, *lines):
            if name:
                yield Text("column {name}", name=column.name), name
    yield from (("primaryKey", name) for name in table.key)
    for key in table.foreign_keys:
        yield from (("foreignKeys", name) for name in key.columns)
