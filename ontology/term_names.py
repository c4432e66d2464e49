"""The names of terms in GraphQL and JSON-LD: local names, made different where they are equal or reserved."""

import keyword
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Final

from pyoxigraph import NamedNode

from graph_store.errors import BadSetting
from ontology.namespaces import local_name

_NONE: Final[Mapping[str, str]] = MappingProxyType({})

TYPE_NAMES: Final = frozenset({
    "Aggregate", "Boolean", "BooleanFilter", "Bounds", "Change", "ChangeConnection", "ChangeEdge", "ClassName",
    "Connection", "CountRange", "Dataset", "Date", "DateFilter", "DateInterval", "Direction", "EDTF", "Edge",
    "Explanation", "Fact", "Float", "FloatFilter", "GraphFilter", "GraphSize", "GroupHaving", "ID", "IdFilter",
    "Include", "Int", "IntFilter", "LineReading", "ListOrder", "MeasureOrder", "NearMiss", "Node", "PageInfo", "Period",
    "Precision", "PropertyChange", "Provenance", "Query", "RatioOrder", "SearchConnection", "SearchEdge", "SearchMatch",
    "SourceDocument", "SourceLine", "SourceRow", "Step", "String", "StringFilter", "Subscription", "Text", "TextFilter",
    "TextPart", "Thing", "TypeFilter", "Write",
    *(f"{kind}{suffix}" for kind in ("Boolean", "Date", "Float", "Int", "String", "Text", "Thing")
      for suffix in ("Count", "ListFilter")),
})  # fmt: skip
"""Names of the types that every schema has, which a class does not get."""

DERIVED_TYPES: Final = (
    "{}Aggregate", "{}Averages", "{}Bounds", "{}By", "{}Connection", "{}Count", "{}Counts", "{}Edge", "{}Filter",
    "{}ListFilter", "{}ListOrder", "{}Numbers", "{}Order", "{}Path", "{}Property", "Other{}",
)  # fmt: skip
"""Names of the types that belong to the type of a class, which another class does not get."""

FIELD_NAMES: Final = frozenset({
    "and", "count", "during", "exists", "facts", "graph", "holds", "id", "iri", "key", "measure", "not", "notStated",
    "or", "overlapping", "ratio", "type", "types",
})  # fmt: skip
"""Names of the fields and filter keys that every thing has, which a property does not get."""

DERIVED_FIELDS: Final = ("{}Interval", "{}Texts")
"""Names of the fields that belong to the field of a property, which another property does not get."""

ROOT_NAMES: Final = frozenset({
    "changes", "dataset", "derivations", "explain", "node", "nodes", "provenance", "search", "thing", "things",
    "whyNot",
})  # fmt: skip
"""Names of the root fields that every schema has, which the look-ups and connections of classes do not get."""


def class_names(
    classes: Sequence[NamedNode], prefixes: Mapping[str, str], chosen: Mapping[str, str] = _NONE
) -> dict[NamedNode, str]:
    """Return the name of each class, which is that of its type.

    `prefixes` holds the prefix of each namespace, `chosen` the names of `[graphql.names]`, by IRI or `prefix:name`.

    Raises: BadSetting (400) for a chosen name that is reserved or belongs to another class.
    """
    return _unique(classes, prefixes, chosen, TYPE_NAMES, DERIVED_TYPES)


def property_names(
    properties: Sequence[NamedNode], prefixes: Mapping[str, str], chosen: Mapping[str, str] = _NONE
) -> dict[NamedNode, str]:
    """Return the name of each property, which is that of its field. Takes and raises what `class_names` does."""
    return _unique(properties, prefixes, chosen, FIELD_NAMES, DERIVED_FIELDS)


def spellings(term: NamedNode, prefixes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the IRI of a term, and `prefix:name` if its namespace has a prefix."""
    local = local_name(term.value)
    prefix = prefixes.get(term.value.removesuffix(local))
    return (term.value,) if prefix is None else (term.value, f"{prefix}:{local}")


def _chosen(
    terms: Sequence[NamedNode], prefixes: Mapping[str, str], chosen: Mapping[str, str], taken: AbstractSet[str]
) -> dict[NamedNode, str]:
    named: dict[NamedNode, str] = {}
    for term in terms if chosen else ():
        for name in [chosen[each] for each in spellings(term, prefixes) if each in chosen]:
            if name in taken or name in named.values():
                raise BadSetting(
                    "graphql.names gives {term} the name {name}, which another term or every schema has",
                    term=term.value,
                    name=name,
                )
            named[term] = name
    return named


def _unique(
    terms: Sequence[NamedNode],
    prefixes: Mapping[str, str],
    chosen: Mapping[str, str],
    reserved: AbstractSet[str],
    derived: Sequence[str],
) -> dict[NamedNode, str]:
    """Return a name for each term: the chosen one, or its local name.

    It is `prefix_name` if the local name is reserved or a term before it has it. Without a prefix, or if that name is
    taken too, a number follows the name.
    """
    taken = {*reserved, *_bases(reserved, derived)}
    names = _chosen(terms, prefixes, chosen, taken)
    made = (form.format(names.get(term) or local_name(term.value)) for term in terms for form in derived)
    taken |= {*names.values(), *made}
    for term in (each for each in terms if each not in names):
        local = local_name(term.value)
        name = as_name(local)
        if name in taken and (prefix := prefixes.get(term.value.removesuffix(local))):
            name = as_name(f"{prefix}_{local}")
        names[term] = name = free_name(name, taken)
        taken.add(name)
    return names


def _bases(reserved: AbstractSet[str], derived: Sequence[str]) -> Iterator[str]:
    """Yield the names from which a reserved name would be made: `List`, because of `ListOrder`."""
    for before, after in (form.split("{}") for form in derived):
        for name in reserved:
            if name.startswith(before) and name.endswith(after):
                yield name.removeprefix(before).removesuffix(after)


def free_name(name: str, taken: AbstractSet[str]) -> str:
    """Return the name, with the first number after it that makes it differ from those that are taken."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}_{number}"
    return free


def plural_of(word: str) -> str:
    """Return the regular English plural."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def as_name(text: str) -> str:
    """Return the text as a name of GraphQL, which may not begin with two underscores.

    Source: https://spec.graphql.org/September2025/#Name
    """
    name = re.sub(r"^_+(?=_)", "", re.sub(r"[^A-Za-z0-9_]", "_", text)) or "_"
    return f"_{name}" if name[0].isdigit() else name


def word_name(word: str) -> str:
    """Return the name of an enum value for a word, with `_` for characters that GraphQL or Python do not allow."""
    name = re.sub(r"\W", "_", word, flags=re.ASCII)
    if not name or name[0].isdigit() or name.startswith("__"):
        name = f"W_{name}"
    return f"{name}_" if keyword.iskeyword(name) or name in {"false", "mro", "null", "true"} else name
