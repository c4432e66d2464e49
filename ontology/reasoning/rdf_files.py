"""Reading and writing of RDF files, with the format chosen by suffix."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from graph_store.errors import BadRequest, RejectedFile
from graph_store.well_formed import check_xml
from ontology.namespaces import PREFIXES

SUFFIXES: Final = {".owl": RdfFormat.RDF_XML}
"""Suffixes that the RDF library does not know."""

NOT_FETCHED: Final = "LoadDocumentCallback"
"""Part of the parser's message about a JSON-LD context that is not in its file."""

ELSEWHERE: Final = "its context is in another document, which is not fetched; put the context itself in the file"

USUAL: Final = {name: PREFIXES[name] for name in ("owl", "rdf", "rdfs", "xsd")}
"""Prefixes that need not be declared in a typed triple."""


class RdfFiles:
    """The triples of some files, whatever their graph, in the order in which they are read.

    `prefixes` holds the prefixes declared in the files read so far. Statements about statements are left out,
    because OWL does not use them. Raises: RejectedFile (422) naming the file and the place that is not RDF;
    BadRequest (400) for an unknown suffix.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self.files = tuple(files)
        self.prefixes: dict[str, str] = {}

    def __iter__(self) -> Iterator[Triple]:
        for file in self.files:
            yield from _read(file, self.prefixes)


def form_of(file: Path) -> RdfFormat:
    """Return the format of a file by its suffix. Raises: BadRequest (400) naming the known suffixes."""
    form = SUFFIXES.get(file.suffix.lower()) or RdfFormat.from_extension(file.suffix.lower().lstrip("."))
    if form is None:
        known = ".ttl .nt .nq .trig .rdf .owl .xml .jsonld .n3"
        raise BadRequest(
            "{file}: no RDF format has the suffix {suffix!r}; use one of {known}",
            file=file,
            suffix=file.suffix,
            known=known,
        )
    return form


def _read(file: Path, prefixes: dict[str, str]) -> Iterator[Triple]:
    form = form_of(file)
    with file.open("rb") as content:
        parser = parse(content, format=form, base_iri=file.absolute().as_uri())
        try:
            if form == RdfFormat.RDF_XML:
                check_xml(file)
            for quad in parser:
                if not isinstance(quad.subject, Triple) and not isinstance(quad.object, Triple):
                    yield quad.triple
        except (SyntaxError, ValueError) as fault:
            raise RejectedFile(
                "{file}: {why}", file=file, why=ELSEWHERE if NOT_FETCHED in str(fault) else fault
            ) from fault
        prefixes.update(parser.prefixes)


def write(triples: Iterable[Triple], file: Path, prefixes: dict[str, str]) -> None:
    """Write triples one by one in the format of the file's suffix. Raises: BadRequest (400) for an unknown suffix."""
    form = form_of(file)
    quads = (Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    with file.open("wb") as content:
        serialize(quads if form.supports_datasets else triples, content, form, prefixes=prefixes)


def typed_triple(text: str, prefixes: dict[str, str]) -> Triple:
    """Return the triple in a typed text, in Turtle without the full stop.

    Raises: BadRequest (400) unless there is one.
    """
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in {**USUAL, **prefixes}.items()]
    try:
        quads = list(parse("\n".join([*lines, f"{text} ."]), format=RdfFormat.TURTLE))
    except SyntaxError as fault:
        raise BadRequest("{text!r} is not one triple in Turtle: {fault}", text=text, fault=fault) from fault
    if len(quads) != 1:
        raise BadRequest("{text!r} has {count} triples in Turtle; give exactly one", text=text, count=len(quads))
    (quad,) = quads
    return Triple(quad.subject, quad.predicate, quad.object)
