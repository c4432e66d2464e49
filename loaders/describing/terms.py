"""Name the class of a table and the properties of its columns, as the metadata and the ontology both use them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_store.case_folding import fold_title
from loaders.describing.datatypes import Guess
from loaders.describing.findings import UnknownColumn, UnknownTable
from loaders.describing.keys import PREFIXED, Reference

IDENTIFIER, LABEL = "http://purl.org/dc/terms/identifier", "http://www.w3.org/2000/01/rdf-schema#label"
_LABEL_TITLES = ("naam", "name", "label", "titel", "title", "omschrijving", "benaming")


@dataclass(slots=True)
class DescribedColumn:
    """A column with its guess: its property, its datatype, and the table that it refers to."""

    column: UnknownColumn
    iri: str
    guess: Guess
    reference: Reference | None = None
    own: bool = True

    @property
    def name(self) -> str:
        """Its name in the metadata."""
        return self.column.name


@dataclass(slots=True)
class DescribedTable:
    """A table with its guesses: its class, its key, the template of its things, its columns."""

    table: UnknownTable
    cls: str
    key: tuple[str, ...]
    about: str
    columns: list[DescribedColumn]

    def value_template(self, name: str) -> str:
        """Return the template that names a thing of this table by its key in another column."""
        return self.about.replace(self.key[0] + "}", f"{name}}}")


def described(tables: Sequence[UnknownTable], keys: Mapping[str, tuple[str, ...]],
              references: Mapping[str, Sequence[Reference]], guesses: Mapping[str, Mapping[str, Guess]],
              base: str, taken: frozenset[str]) -> list[DescribedTable]:  # fmt: skip
    """Return the tables with terms of their own under `{base}ns#`; none has one of the names that are `taken`."""
    names = Counter(_lower(column.title) for table in tables for column in table.columns)
    found = []
    for table in tables:
        cls = _free(_upper(table.stem), taken)
        key = keys[table.url]
        links = {each.column: each for each in references[table.url]}
        label = _label(table, key, guesses[table.url], links)
        columns = [
            DescribedColumn(
                column,
                IDENTIFIER if (column.name,) == key
                else LABEL if column.name == label
                else f"{base}ns#{_property(column.title, cls, names, taken)}",
                guesses[table.url][column.name],
                links.get(column.name),
                (column.name,) != key and column.name != label,
            )
            for column in table.columns
        ]  # fmt: skip
        found.append(DescribedTable(table, f"{base}ns#{cls}", key, _about(table, key, cls, base), columns))
    return _with_distinct_terms(found)


def _about(table: UnknownTable, key: tuple[str, ...], cls: str, base: str) -> str:
    column = next(each for each in table.columns if each.name == key[0])
    if len(key) == 1 and all(map(PREFIXED.fullmatch, column.values)):
        return f"{base}id/{{+{key[0]}}}"
    return f"{base}id/{_lower(cls)}/" + "/".join(f"{{{name}}}" for name in key)


def _label(table: UnknownTable, key: tuple[str, ...], guesses: Mapping[str, Guess], links: Mapping[str, Reference]
           ) -> str | None:  # fmt: skip
    """Return the column with the name of each row: by its title, and only if it holds texts."""
    plain = [each for each in table.columns if (each.name,) != key and each.name not in links and each.values]
    texts = [each for each in plain if guesses[each.name].datatype == "string" and not guesses[each.name].parse]
    for title in _LABEL_TITLES:
        found = next((each for each in texts if title in fold_title(each.title)), None)
        if found:
            table.guess(found.title, "the label of each row", found.examples())
            return found.name
    table.decide(None, "no column has the label of a row; give one the propertyUrl rdfs:label")
    return None


def _property(title: str, cls: str, names: Mapping[str, int], taken: frozenset[str]) -> str:
    """Return the local name of a property; a title that several tables have gets the name of the class before it."""
    name = _lower(title)
    return name if names[name] == 1 and name not in taken else f"{_lower(cls)}{_upper(title)}"


def _with_distinct_terms(tables: list[DescribedTable]) -> list[DescribedTable]:
    """Give each class and each property a name of its own, by a number after a name that occurs already."""
    used = Counter[str]()

    def distinct(iri: str) -> str:
        used[iri] += 1
        return iri if used[iri] == 1 else distinct(f"{iri}{used[iri]}")

    for each in tables:
        each.cls = distinct(each.cls)
    for column in (column for each in tables for column in each.columns if column.own):
        column.iri = distinct(column.iri)
    return tables


def _free(name: str, taken: frozenset[str]) -> str:
    return name if name not in taken else f"{name}Row"


def _words(text: str) -> list[str]:
    plain = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return re.findall(r"[A-Za-z0-9]+", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", plain))


def _upper(text: str) -> str:
    name = "".join(word[:1].upper() + word[1:].lower() for word in _words(text)) or "Thing"
    return name if name[0].isalpha() else f"N{name}"


def _lower(text: str) -> str:
    name = _upper(text)
    return name[0].lower() + name[1:]
