"""A list of members as a query in SPARQL and in GraphQL, as a starting point for the reader."""

import json
import re

from pyoxigraph import Literal, NamedNode

from graph_api.site.members import Filters
from ontology.namespaces import ENDED_BY, XSD, kg, prefixes, shortened, thing
from ontology.term_names import word_name
from ontology.vocabulary import Kind, PropertyTerm, Vocabulary

_PREFIXED = re.compile(r"(?<![\w<])([a-z]+):\w+")
_DATATYPES = {Kind.INTEGER: "integer", Kind.BOOLEAN: "boolean"}


def sparql_text(name: str, filters: Filters, base: str, *, lasting: bool = False) -> str:
    """Return a SPARQL query for the members of a class that match the filters; `lasting` leaves out what has ended."""
    patterns = [f"?thing a {_class(name, base)} ."]
    patterns += [_pattern(number, *each, base) for number, each in enumerate(filters, 1)]
    ended = shortened(kg(ENDED_BY, base).value, base)
    absent = [f"FILTER NOT EXISTS {{ ?thing {ended} ?ended }}"] if lasting else []
    body = "\n".join(f"  {pattern}" for pattern in [*patterns, *absent])
    used = sorted({prefix for each in [*map(_without_texts, patterns), *absent] for prefix in _PREFIXED.findall(each)})
    declared = "".join(f"PREFIX {prefix}: <{prefixes(base)[prefix]}>\n" for prefix in used)
    return f"{declared}\nSELECT DISTINCT ?thing\nWHERE {{\n{body}\n}}\nORDER BY ?thing\n"


def graphql_text(name: str, filters: Filters, base: str, *, lasting: bool = False) -> str:
    """Return the same query in GraphQL."""
    vocabulary = Vocabulary.load(base)
    conditions = [_condition(each, written, vocabulary) for each, written in filters]
    conditions += [f"{{{ENDED_BY}: {{exists: false}}}}"] if lasting else []
    chosen = f"(filter: {{and: [{', '.join(conditions)}]}})" if conditions else ""
    return f"{{\n  {vocabulary.classes[name].plural}{chosen} {{\n    totalCount\n    nodes {{ key label }}\n  }}\n}}\n"


def _without_texts(pattern: str) -> str:
    """Return a pattern without its value, which may have any text."""
    return pattern if pattern.startswith("?thing a ") else " ".join(pattern.split(" ", 2)[:2])


def _pattern(number: int, name: str, written: str, base: str) -> str:
    """Return a pattern for one filter; strings of an unknown datatype are compared by their text."""
    verb, value = _verb(name, base), _value(name, written, base)
    term = Vocabulary.load(base).properties.get(name)
    if term and term.kind is Kind.STRING and term.datatype != f"{XSD}string":
        return f"?thing {verb} ?value{number} . FILTER(STR(?value{number}) = {value})"
    return f"?thing {verb} {value} ."


def _class(name: str, base: str) -> str:
    return shortened(Vocabulary.load(base).classes[name].iri.value, base)


def _verb(name: str, base: str) -> str:
    return "a" if name == "type" else shortened(Vocabulary.load(base).properties[name].iri.value, base)


def _value(name: str, written: str, base: str) -> str:
    if name == "type":
        known = written in Vocabulary.load(base).classes
        return str(Vocabulary.load(base).classes[written].iri) if known else str(Literal(written))
    term = Vocabulary.load(base).properties[name]
    if term.kind is Kind.THING:
        return str(_iri(written, base))
    datatype = _DATATYPES.get(term.kind)
    return str(Literal(written, datatype=NamedNode(XSD + datatype)) if datatype else Literal(written))


def _iri(written: str, base: str) -> NamedNode:
    return NamedNode(written) if written.startswith(("http://", "https://")) else thing(written, base)


def _condition(name: str, written: str, vocabulary: Vocabulary) -> str:
    if name == "type":
        return f"{{type: {{eq: {written}}}}}"
    term = vocabulary.properties[name]
    inner = (
        f"{{eq: {_literal(term, written)}}}" if term.kind is not Kind.THING else f"{{id: {{eq: {_quoted(written)}}}}}"
    )
    return f"{{{name}: {inner}}}" if term.single else f"{{{name}: {{some: {inner}}}}}"


def _literal(term: PropertyTerm, written: str) -> str:
    if term.words:
        return word_name(written)
    return written if term.kind in _DATATYPES else _quoted(written)


def _quoted(text: str) -> str:
    """Return a text as a GraphQL string, for these texts the same as JSON. https://spec.graphql.org/draft/#StringValue"""
    return json.dumps(text, ensure_ascii=False)
