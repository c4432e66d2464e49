"""The ontology and shapes of the graph folder in use as triples, with IRIs for the blank nodes of the Turtle files.

Published versions have no blank nodes. Each one is named `{base}.well-known/genid/{hash}` after its content
(https://www.w3.org/TR/rdf11-concepts/#section-skolemization), so the same file gives the same names everywhere.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, parse

from graph_store.errors import RejectedMetadata
from graph_store.graphs import DEFAULT_BASE, rebase
from ontology.graph_folder import cached_per_folder, graph_folder, in_base
from ontology.namespaces import OWL_ONTOLOGY, RDF_TYPE, RDFS_IS_DEFINED_BY, local_name, prefixes
from ontology.turtle_lines import declared_prefixes

CORE: Final = Path(__file__).with_name("core.ttl")
"""The terms that the software names; they join every graph folder's own ontology."""


@dataclass(frozen=True, slots=True)
class TurtleFault:
    """The reason why a file cannot be read, and its place. Lines and columns count from 1; None if it has no place."""

    file: str
    message: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Return `file:line:column: message`."""
        places = [str(each) for each in (self.file, self.line, self.column) if each is not None]
        return f"{':'.join(places)}: {self.message}"


@cached_per_folder
def ontology_triples(base: str = DEFAULT_BASE) -> tuple[Triple, ...]:
    """Return the core terms and the ontology of the graph folder without blank nodes, in the order of the files.

    `rdfs:isDefinedBy` is added to each declared term.

    Raises: RejectedMetadata (422) with the place of the first fault.
    """
    core = rebase(CORE.read_text(encoding="utf-8"), base)
    triples = (*skolemised(core, base), *_read(graph_folder().ontology, base))
    return (*triples, *_definitions(triples, base))


@cached_per_folder
def core_terms(base: str = DEFAULT_BASE) -> frozenset[NamedNode]:
    """Return the terms that `core.ttl` declares, which every graph folder has."""
    core = skolemised(rebase(CORE.read_text(encoding="utf-8"), base), base)
    return frozenset(
        each.subject for each in core if each.predicate == RDF_TYPE and isinstance(each.subject, NamedNode)
    )


def _definitions(triples: Iterable[Triple], base: str) -> Iterator[Triple]:
    """Yield, for each declared term in the namespace of an ontology, that this ontology defines it."""
    typed = ((each.subject, each.object) for each in triples if each.predicate == RDF_TYPE)
    declared = {term: kind for term, kind in typed if isinstance(term, NamedNode)}
    ontologies = {term.value: term for term, kind in declared.items() if kind == OWL_ONTOLOGY}
    ontologies |= {f"{base}ns": NamedNode(f"{base}ns")}
    for term in declared:
        namespace = term.value.removesuffix(local_name(term.value))
        if (ontology := ontologies.get(namespace) or ontologies.get(namespace[:-1])) and term != ontology:
            yield Triple(term, RDFS_IS_DEFINED_BY, ontology)


@cached_per_folder
def shape_triples(base: str = DEFAULT_BASE) -> tuple[Triple, ...]:
    """Return the shapes of the graph folder as triples without blank nodes, in the order of the files.

    Raises: RejectedMetadata (422) with the place of the first fault.
    """
    return _read(graph_folder().shapes, base)


@cached_per_folder
def namespace_prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """Return the prefix of each namespace that the files of the ontology declare; the empty prefix does not count."""
    found = {namespace: prefix for prefix, namespace in prefixes(base).items()}
    for file in graph_folder().ontology:
        declared = declared_prefixes(in_base(file.read_text(encoding="utf-8"), base))
        found |= {namespace: prefix for namespace, prefix in declared.items() if prefix}
    return found


def read_turtle(file: Path, base: str) -> tuple[Triple, ...] | TurtleFault:
    """Return the triples of a file of the graph folder without blank nodes, or the reason why it cannot be read."""
    name = shown_file(file)
    try:
        return skolemised(in_base(file.read_text(encoding="utf-8"), base), base)
    except SyntaxError as fault:
        return TurtleFault(name, re.sub(r"^Parser error at .*?: ", "", fault.msg), fault.lineno, fault.offset)
    except UnicodeDecodeError as fault:
        return TurtleFault(name, "the text is not UTF-8", fault.object.count(b"\n", 0, fault.start) + 1)
    except ValueError as fault:
        return TurtleFault(name, str(fault))


def shown_file(file: Path) -> str:
    """Return the name of a file of the graph folder as messages show it: relative to the folder."""
    folder = graph_folder().path
    return str(file.relative_to(folder)) if folder and file.is_relative_to(folder) else str(file)


def _read(files: Iterable[Path], base: str) -> tuple[Triple, ...]:
    triples: list[Triple] = []
    for file in files:
        found = read_turtle(file, base)
        if isinstance(found, TurtleFault):
            raise RejectedMetadata(str(found))
        triples += found
    return tuple(triples)


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
