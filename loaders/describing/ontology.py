"""Propose an ontology for described tables, in Turtle: a class for each table, a property for each column."""

import re
from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Literal

from loaders.describing.names import split_words
from loaders.describing.terms import DescribedColumn, DescribedTable
from loaders.values.lexical import DATATYPES, XSD
from ontology.namespaces import EDTF, local_name
from ontology.vocabulary import KINDS

_PREFIXES = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": XSD,
}


def ontology(tables: Sequence[DescribedTable], base: str) -> str:
    """Return the ontology; labels are the names of classes and the titles of columns, in the language of the table."""
    classes = {each.table.url: each.cls for each in tables}
    prefixes = {"": f"{base}ns#", **_PREFIXES}
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items())
    title = Literal("Proposed by kennisgraaf describe", language="en")
    terms = (_compact(term, prefixes) for term in _terms(tables, classes))
    return "\n".join([f"{head}\n<{base}ns> a owl:Ontology ;\n    rdfs:label {title} .\n", *terms])


def _compact(turtle: str, prefixes: Mapping[str, str]) -> str:
    """Return Turtle with a prefixed name for each IRI that has a simple local name."""
    for prefix, namespace in prefixes.items():
        turtle = re.sub(rf"<{re.escape(namespace)}([A-Za-z][A-Za-z0-9]*)>", rf"{prefix}:\1", turtle)
    return turtle


def _terms(tables: Sequence[DescribedTable], classes: Mapping[str, str]) -> Iterator[str]:
    for each in tables:
        plural = {":plural": str(Literal(each.plural))} if each.plural else {}
        label = " ".join(split_words(local_name(each.cls))).lower()
        yield _term(each.cls, "owl:Class", {"rdfs:label": str(Literal(label, language=each.language)), **plural})
        for column in each.columns:
            if column.own:
                yield _property(column, each.cls, classes, each.language)


def _property(described: DescribedColumn, cls: str, classes: Mapping[str, str], language: str | None) -> str:
    label = str(Literal(described.column.title, language=language))
    reference = described.reference
    kind = "owl:ObjectProperty" if reference else "owl:DatatypeProperty"
    range_of = f"<{classes[reference.target]}>" if reference else _range(described)
    single = {} if reference and reference.separator else {":singleValued": "true"}
    facts = {"rdfs:label": label, "rdfs:domain": f"<{cls}>", "rdfs:range": range_of, **single}
    return _term(described.iri, kind, facts)


def _range(described: DescribedColumn) -> str:
    """Return the datatype of the values; any literal for one that GraphQL reads as a string."""
    guess = described.guess
    iri = EDTF.value if guess.parse == "edtf" else DATATYPES[guess.base]
    return f"<{iri}>" if iri in KINDS or guess.base == "string" else "rdfs:Literal"


def _term(iri: str, kind: str, facts: Mapping[str, str]) -> str:
    lines = [f"<{iri}> a {kind}", *(f"    {name} {value}" for name, value in facts.items())]
    return " ;\n".join(lines) + " .\n"
