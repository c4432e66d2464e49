"""Name the class of a table and the properties of its columns, as the metadata and the ontology both use them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_store.case_folding import fold_title
from graph_store.text import Text
from loaders.describing.class_names import ClassName
from loaders.describing.datatypes import Guess
from loaders.describing.findings import UnknownColumn, UnknownTable
from loaders.describing.keys import PREFIXED, Reference
from loaders.describing.languages import own_language
from loaders.describing.names import lower_camel, upper_camel
from ontology.term_names import FIELD_NAMES

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
    language: str | None = None

    @property
    def name(self) -> str:
        """Its name in the metadata."""
        return self.column.name


@dataclass(slots=True)
class DescribedTable:
    """A table with its guesses: its class and plural, its key, the template of its things, its columns, its language.

    The plural is None if it is the regular English one.
    """

    table: UnknownTable
    cls: str
    plural: str | None
    key: tuple[str, ...]
    about: str
    columns: list[DescribedColumn]
    language: str | None

    def value_template(self, name: str) -> str:
        """Return the template that names a thing of this table by its key in another column."""
        return self.about.replace(self.key[0] + "}", f"{name}}}")


@dataclass(frozen=True, slots=True)
class Known:
    """Keys, references, class names and languages of the tables, by the `url` of each."""

    keys: Mapping[str, tuple[str, ...]]
    references: Mapping[str, Sequence[Reference]]
    classes: Mapping[str, ClassName]
    languages: Mapping[str, str | None]


def described(tables: Sequence[UnknownTable], known: Known, guesses: Mapping[str, Mapping[str, Guess]], base: str,
              taken: frozenset[str]) -> list[DescribedTable]:  # fmt: skip
    """Return the tables with terms of their own under `{base}ns#`; none has one of the names that are `taken`."""
    names = Counter(lower_camel(column.title) for table in tables for column in table.columns)
    found = []
    for table in tables:
        cls, key, language = known.classes[table.url], known.keys[table.url], known.languages[table.url]
        links = {each.column: each for each in known.references[table.url]}
        labels = _labels(table, key, guesses[table.url], links, language)
        columns = [
            DescribedColumn(
                column,
                IDENTIFIER if (column.name,) == key
                else LABEL if column.name in labels
                else f"{base}ns#{_property(column.title, cls.name, names, taken | FIELD_NAMES)}",
                guesses[table.url][column.name],
                links.get(column.name),
                (column.name,) != key and column.name not in labels,
                labels.get(column.name),
            )
            for column in table.columns
        ]  # fmt: skip
        about = _about(table, key, cls.name, base)
        found.append(DescribedTable(table, f"{base}ns#{cls.name}", cls.plural, key, about, columns, language))
    return _with_distinct_terms(found)


def _about(table: UnknownTable, key: tuple[str, ...], cls: str, base: str) -> str:
    column = next(each for each in table.columns if each.name == key[0])
    if len(key) == 1 and all(map(PREFIXED.fullmatch, column.values)):
        return f"{base}id/{{+{key[0]}}}"
    return f"{base}id/{lower_camel(cls)}/" + "/".join(f"{{{name}}}" for name in key)


def _labels(table: UnknownTable, key: tuple[str, ...], guesses: Mapping[str, Guess], links: Mapping[str, Reference],
            language: str | None) -> dict[str, str | None]:  # fmt: skip
    """Return the columns with names of each row, with the language of each.

    These are columns of texts whose titles say so: one for each language that a title names, else a single one.
    """
    plain = [each for each in table.columns if (each.name,) != key and each.name not in links and each.values]
    texts = [each for each in plain if guesses[each.name].datatype == "string" and not guesses[each.name].parse]
    found: dict[str, str | None] = {}
    found |= {each.name: tag for each in texts if (tag := own_language(each)) and _is_label(each, tag)}
    if not found and (label := _likeliest(texts)):
        found = {label.name: language}
    for each in texts:
        if each.name in found:
            table.guess(each.title, "the label of each row", each.examples())
    if not found:
        table.decide(None, Text("no column has the label of a row; give one the propertyUrl rdfs:label"))
    return found


def _is_label(column: UnknownColumn, tag: str) -> bool:
    return column.name.removesuffix(f"_{tag}").rpartition("_")[2] in _LABEL_TITLES


def _likeliest(texts: Sequence[UnknownColumn]) -> UnknownColumn | None:
    """Return the column that is called a label, else the one whose title has such a word."""
    for is_one in (str.__eq__, str.__contains__):
        for title in _LABEL_TITLES:
            found = next((each for each in texts if is_one(fold_title(each.title), title)), None)
            if found:
                return found
    return None


def _property(title: str, cls: str, names: Mapping[str, int], taken: frozenset[str]) -> str:
    """Return the local name of a property; a title that several tables have gets the name of the class before it."""
    name = lower_camel(title)
    return name if names[name] == 1 and name not in taken else f"{lower_camel(cls)}{upper_camel(title)}"


def _with_distinct_terms(tables: list[DescribedTable]) -> list[DescribedTable]:
    """Give each property a name of its own, by a number after a name that occurs already."""
    used = Counter[str]()

    def distinct(iri: str) -> str:
        used[iri] += 1
        return iri if used[iri] == 1 else distinct(f"{iri}{used[iri]}")

    for column in (column for each in tables for column in each.columns if column.own):
        column.iri = distinct(column.iri)
    return tables
