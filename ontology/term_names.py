"""The names of terms in GraphQL and JSON-LD: local names, made different where they are equal."""

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode

from ontology.namespaces import local_name


def unique_names(terms: Iterable[NamedNode], prefixes: Mapping[str, str]) -> dict[NamedNode, str]:
    """Return a name for each term: its local name, or `prefix_name` if a term before it has that name.

    `prefixes` holds the prefix of each namespace. Without one, or if that name is taken too, a number follows the name.
    """
    names: dict[NamedNode, str] = {}
    taken: set[str] = set()
    for term in terms:
        local = local_name(term.value)
        name = _as_name(local)
        if name in taken and (prefix := prefixes.get(term.value.removesuffix(local))):
            name = _as_name(f"{prefix}_{local}")
        number, first = 1, name
        while name in taken:
            number += 1
            name = f"{first}_{number}"
        names[term] = name
        taken.add(name)
    return names


def _as_name(text: str) -> str:
    """Return the text as a name of GraphQL: https://spec.graphql.org/September2025/#Name"""
    name = re.sub(r"[^A-Za-z0-9_]", "_", text)
    return f"_{name}" if name[:1].isdigit() else name
