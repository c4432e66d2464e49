"""The ontology and shapes as triples, with IRIs for the blank nodes of the Turtle files.

Published versions have no blank nodes. Each one is named `{base}.well-known/genid/{hash}` after its content
(https://www.w3.org/TR/rdf11-concepts/#section-skolemization), so the same file gives the same names everywhere.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib import resources

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, parse

from graph_store.graphs import DEFAULT_BASE, rebase


def text_of(name: str, base: str = DEFAULT_BASE) -> str:
    """Return the text of a file of this package, for example `kennisgraaf.ttl`, under `base`."""
    return rebase(resources.files("ontology").joinpath(name).read_text(encoding="utf-8"), base)


@cache
def ontology_triples(base: str = DEFAULT_BASE) -> tuple[Triple, ...]:
    """Return `kennisgraaf.ttl` as triples without blank nodes, in the order of the file."""
    return skolemised(text_of("kennisgraaf.ttl", base), base)


@cache
def shape_triples(base: str = DEFAULT_BASE) -> tuple[Triple, ...]:
    """Return `shapes.ttl` as triples without blank nodes, in the order of the file."""
    return skolemised(text_of("shapes.ttl", base), base)


def skolemised(turtle: str, base: str) -> tuple[Triple, ...]:
    """Return Turtle as triples, with each blank node named after its content.

    Blank nodes may form trees (lists, class expressions) but not cycles.
    """
    quads = list(parse(turtle, format=RdfFormat.TURTLE))
    about: dict[BlankNode, list[Triple]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.subject, BlankNode):
            about[quad.subject].append(quad.triple)
    names: dict[BlankNode, NamedNode] = {}
    for node in about:
        _name(node, about, names, f"{base}.well-known/genid/", ())
    return tuple(Triple(_named(q.subject, names), q.predicate, _named(q.object, names)) for q in quads)  # type: ignore[arg-type]


def _name(
    node: BlankNode,
    about: Mapping[BlankNode, Sequence[Triple]],
    names: dict[BlankNode, NamedNode],
    prefix: str,
    path: tuple[BlankNode, ...],
) -> NamedNode:
    if node in path:
        raise ValueError(f"blank node {node} is part of a cycle and cannot be named after its content")
    if node not in names:
        lines = []
        for triple in about.get(node, ()):
            value = triple.object
            term = _name(value, about, names, prefix, (*path, node)) if isinstance(value, BlankNode) else value
            lines.append(f"{triple.predicate} {term}")
        content = "\n".join(sorted(lines))
        names[node] = NamedNode(prefix + sha256(content.encode()).hexdigest()[:24])
    return names[node]


def _named(term: object, names: Mapping[BlankNode, NamedNode]) -> object:
    return names[term] if isinstance(term, BlankNode) else term
