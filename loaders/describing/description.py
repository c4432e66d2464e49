"""Describe unknown files: the CSVW metadata and the ontology with which they load as they are.

Each file is read with the proposed metadata first. A column with a refused cell then becomes text.
"""

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from graph_store.errors import BadRequest
from graph_store.graphs import DEFAULT_BASE
from graph_store.text import Text
from loaders.check.checks import check_unique
from loaders.check.inventory import Inventory
from loaders.check.row_check import check
from loaders.csvw.blanks import metadata_text
from loaders.csvw.metadata import METADATA, TableGroup
from loaders.csvw.tables import read_metadata
from loaders.describing.class_names import class_names
from loaders.describing.datatypes import TEXT, Guess, guess_datatype
from loaders.describing.findings import Cell, Finding, UnknownTable
from loaders.describing.keys import Reference, guess_key, guess_references
from loaders.describing.languages import language_of
from loaders.describing.metadata import metadata
from loaders.describing.ontology import ontology
from loaders.describing.terms import DescribedTable, Known, described
from loaders.describing.unknown import read_unknown
from loaders.read.document import Document
from loaders.read.folder import INVENTORIES
from loaders.read.reader import LARGEST_FILE, read
from loaders.reports.report import Issue, Weight

PROPOSED_ONTOLOGY = "ontology.ttl"
"""The file name of the proposed ontology."""

_MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Description:
    """The files to write, by name, with what was guessed and what a person must decide.

    `languages` are those of the titles, if all are known.
    """

    files: Mapping[str, str]
    guesses: list[Finding] = field(default_factory=list)
    decisions: list[Finding] = field(default_factory=list)
    languages: tuple[str, ...] = ()


def describe(paths: Sequence[Path], base: str = DEFAULT_BASE, *, languages: Sequence[str] = (),
             limit: int = LARGEST_FILE, taken: frozenset[str] = frozenset()) -> Description:  # fmt: skip
    """Describe CSV files and workbooks, or all of those in a folder. No term has a name that is `taken`.

    `languages` are those of the graph, if they were chosen.

    Raises: BadRequest (400) without a file, or for two of one name; NotFound (404); RejectedFile (422) for a file that
    cannot be read.
    """
    files = list(_files(paths))
    tables = [table for path in files for table in read_unknown(path, limit)]
    keys = {each.url: guess_key(each) for each in tables}
    references = guess_references(tables, keys)
    classes = class_names(tables, references, taken)
    spoken = {each.url: language_of(each, languages) for each in tables}
    known = Known(keys, references, classes, spoken)
    guesses = {each.url: _guesses(each, keys[each.url], references[each.url]) for each in tables}
    contents = {path.name: path.read_bytes() for path in files}
    found, issues = _tried(tables, known, guesses, base, taken, contents)
    for table in tables:
        _tell(table, issues[table.url])
    texts = {METADATA: metadata_text(metadata(found, base)), PROPOSED_ONTOLOGY: ontology(found, base)}
    return Description(
        texts,
        [each for table in tables for each in table.guesses],
        [*(each for table in tables for each in table.decisions), *_untold(languages, set(spoken.values()))],
        tuple(sorted(filter(None, set(spoken.values())))) if None not in spoken.values() else (),
    )


def _untold(languages: Sequence[str], spoken: Set[str | None]) -> Iterator[Finding]:
    """Yield the languages of the graph in which the terms have no labels."""
    if missing := [each for each in languages if each not in spoken]:
        told = Text(
            "no term has a label in {languages}, which the graph has too; add them", languages=", ".join(missing)
        )
        yield Finding(PROPOSED_ONTOLOGY, None, told)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    names = set[str]()
    for path in paths:
        inside = sorted(each for each in path.iterdir() if each.name.endswith(INVENTORIES)) if path.is_dir() else [path]
        for each in inside:
            if each.name in names:
                raise BadRequest("two files are called {name}; describe them apart", name=each.name)
            names.add(each.name)
            yield each
    if not names:
        raise BadRequest("there is no CSV or Excel file to describe")


def _guesses(table: UnknownTable, key: tuple[str, ...], references: Sequence[Reference]) -> dict[str, Guess]:
    """Return the datatype of each column; keys and references are texts."""
    linked = {each.column for each in references}
    found = {}
    for column in table.columns:
        is_text = (column.name,) == key or column.name in linked
        found[column.name] = TEXT if is_text else guess_datatype(column, table)
    return found


def _tried(tables: Sequence[UnknownTable], known: Known, guesses: dict[str, dict[str, Guess]], base: str,
           taken: frozenset[str], contents: Mapping[str, bytes]
           ) -> tuple[list[DescribedTable], dict[str, list[Issue]]]:  # fmt: skip
    """Return the described tables once no column refuses a cell, with the issues that remain."""
    while True:
        found = described(tables, known, guesses, base, taken)
        group = read_metadata(json.dumps(metadata(found, base)), base)
        issues = {each.url: _issues(each, group, contents) for each in tables}
        loosened = [_loosened(each, guesses[each.url], issues[each.url]) for each in tables]
        if not any(loosened):
            return found, issues
        for each in tables:
            each.guesses = [one for one in each.guesses if one.sentence != "the label of each row"]


def _issues(unknown: UnknownTable, group: TableGroup, contents: Mapping[str, bytes]) -> list[Issue]:
    """Return the issues of a table, read with its metadata, and count its rows if its last line has no end."""
    table = next(each for each in group.tables if each.file == unknown.url)
    document = Document(unknown.url, personal=table.personal, may_be_truncated=True)
    rows = list(check(read(contents[table.source], table, document), table, document))
    if any(each.code == "truncated" for each in document.issues):
        unknown.row_count = len(rows)
    inventory = Inventory(table, document, [] if document.refused else rows)
    check_unique(inventory)
    return document.issues


def _loosened(table: UnknownTable, guesses: dict[str, Guess], issues: Sequence[Issue]) -> bool:
    """Make a column text if one of its cells is refused, and return whether any was."""
    refused = {each.column: each for each in issues if each.weight is Weight.QUARANTINED and each.column in guesses}
    changed = {name: each for name, each in refused.items() if name and guesses[name] not in (TEXT, _LOOSE)}
    for name, issue in changed.items():
        guesses[name] = _LOOSE
        table.decide(
            name, Text("read as text: {reason}", reason=issue.reason), [Cell(issue.line or 0, issue.value or "")]
        )
    return bool(changed)


_LOOSE = Guess(said=Text("text, because a cell was refused"))


def _tell(table: UnknownTable, issues: Sequence[Issue]) -> None:
    """Add what a sync will refuse or leave out to the decisions."""
    if table.row_count is not None:
        told = "the last line has no line end; load:rowCount says that the file is complete with {rows} rows"
        table.decide(None, Text(told, rows=table.row_count))
    bad = [each for each in issues if each.weight is not Weight.WARNED]
    for each in bad[:_MOST_TOLD]:
        cells = [Cell(each.line, each.value or "")] if each.line and each.value else ()
        where = Text("line {line} ", line=each.line) if each.line and not cells else ""
        table.decide(each.column, Text("{where}will not load: {reason}", where=where, reason=each.reason), cells)
    if len(bad) > _MOST_TOLD:
        table.decide(None, Text("{count} more cells or rows will not load", count=len(bad) - _MOST_TOLD))
