"""Name the class of each table: the singular of its file's name, if the data or a rule leaves no doubt about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph_store.case_folding import fold
from graph_store.text import Text
from loaders.describing.findings import UnknownColumn, UnknownTable
from loaders.describing.keys import KEY_TITLES, Reference
from loaders.describing.names import lower_camel, split_words, upper_camel
from loaders.describing.singulars import singular_candidates, singular_of
from ontology.term_names import TYPE_NAMES, free_name, plural_of


@dataclass(frozen=True, slots=True)
class ClassName:
    """The name of a class, and the plural for GraphQL if the regular English one is another word."""

    name: str
    plural: str | None = None


Use = tuple[str, UnknownColumn]
"""A column whose cells are keys of a table, and the file that has it."""


def class_names(tables: Sequence[UnknownTable], references: Mapping[str, Sequence[Reference]], taken: frozenset[str]
                ) -> dict[str, ClassName]:  # fmt: skip
    """Return the name of the class of each table, by its `url`; none is `taken` or has another class's name."""
    names: dict[str, ClassName] = {}
    for table in tables:
        found = _class_name(table, list(_uses(table, tables, references)))
        others = {*taken, *TYPE_NAMES, *(each.name for each in names.values())}
        name = f"{found.name}Row" if found.name in {*taken, *TYPE_NAMES} else found.name
        names[table.url] = ClassName(free_name(name, others).replace("_", ""), found.plural)
    return names


def _uses(table: UnknownTable, tables: Sequence[UnknownTable], references: Mapping[str, Sequence[Reference]]
          ) -> Iterable[Use]:  # fmt: skip
    for other in tables:
        linked = {each.column for each in references[other.url] if each.target == table.url}
        yield from ((other.url, column) for column in other.columns if column.name in linked)


def _class_name(table: UnknownTable, uses: Sequence[Use]) -> ClassName:
    words = split_words(table.stem)
    place = next((place for place in range(len(words) - 1, -1, -1) if words[place].isalpha()), None)
    name = upper_camel(table.stem)
    if place is None:
        table.decide(None, Text("the class is called {name}, because the name of the file has no word", name=name))
        return ClassName(name)
    plural = fold(words[place])
    single = _used(table, plural, uses) or singular_of(plural)
    if single is None:
        table.decide(None, Text("the class is called {name}, as the file; call it as one row is called", name=name))
        return ClassName(name)
    name = upper_camel(" ".join([*words[:place], single, *words[place + 1 :]]))
    table.guess(None, Text("the class is called {name}, because a row is one of “{stem}”", name=name, stem=table.stem))
    regular, given = plural_of(lower_camel(name)), lower_camel(table.stem)
    return ClassName(name, None if given == regular else given)


def _used(table: UnknownTable, plural: str, uses: Sequence[Use]) -> str | None:
    """Return the singular that the title of a column with keys of the table has."""
    for file, column in uses:
        words = [word for word in map(fold, split_words(column.title)) if word not in KEY_TITLES]
        if words and words[-1] != plural and words[-1] in singular_candidates(plural):
            cell = next(iter(column.values.values()))
            table.guess(
                None,
                Text(
                    "a row is called {words}, as in the column {title} of {file}",
                    words=words[-1],
                    title=column.title,
                    file=file,
                ),
                [cell],
            )
            return words[-1]
    return None
