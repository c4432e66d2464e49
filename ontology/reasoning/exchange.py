"""RDF files in and out, in every format that is known by its suffix."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from graph_store.errors import BadRequest, RejectedFile

SUFFIXES: Final = {".owl": RdfFormat.RDF_XML}
"""Suffixes that the RDF library does not know itself."""

USUAL: Final = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes that need not be declared in what a person types."""


@dataclass(frozen=True, slots=True)
class Document:
    """The triples of some files, whatever graph they stand in, and the prefixes that these declare."""

    triples: frozenset[Triple]
    prefixes: dict[str, str]


def form_of(file: Path) -> RdfFormat:
    """The format of a file by its suffix. Raises: BadRequest (400) naming the suffixes there are."""
    form = SUFFIXES.get(file.suffix.lower()) or RdfFormat.from_extension(file.suffix.lower().lstrip("."))
    if form is None:
        known = ".ttl .nt .nq .trig .rdf .owl .xml .jsonld .n3"
        raise BadRequest(f"{file}: no RDF format has the suffix {file.suffix!r}; there are {known}")
    return form


def read(files: Iterable[Path]) -> Document:
    """What the files state; statements about statements are left out, for they take no part in OWL.

    Raises: RejectedFile (422) naming file and place of what is no RDF; BadRequest (400) for an unknown suffix.
    """
    triples: set[Triple] = set()
    prefixes: dict[str, str] = {}
    for file in files:
        triples.update(_read(file, prefixes))
    return Document(frozenset(triples), prefixes)


def _read(file: Path, prefixes: dict[str, str]) -> Iterator[Triple]:
    form = form_of(file)
    with file.open("rb") as content:
        parser = parse(content, format=form, base_iri=file.absolute().as_uri())
        try:
            for quad in parser:
                if not isinstance(quad.subject, Triple) and not isinstance(quad.object, Triple):
                    yield quad.triple
        except (SyntaxError, ValueError) as fault:
            raise RejectedFile(f"{file}: {fault}") from fault
        prefixes.update(parser.prefixes)


def write(triples: Iterable[Triple], file: Path, prefixes: dict[str, str]) -> None:
    """Write triples, sorted, in the format of the file's suffix. Raises: BadRequest (400) for an unknown one."""
    form = form_of(file)
    ordered = sorted(triples, key=str)
    statements = [Quad(t.subject, t.predicate, t.object) for t in ordered] if form.supports_datasets else ordered
    serialize(statements, str(file), form, prefixes=prefixes)


def typed_triple(text: str, prefixes: dict[str, str]) -> Triple:
    """The one triple that a person typed as in Turtle, without the full stop. Raises: BadRequest (400)."""
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in {**USUAL, **prefixes}.items()]
    try:
        (quad,) = parse("\n".join([*lines, f"{text} ."]), format=RdfFormat.TURTLE)
    except (SyntaxError, ValueError) as fault:
        raise BadRequest(f"{text!r} is not one triple in Turtle: {fault}") from fault
    return Triple(quad.subject, quad.predicate, quad.object)
