"""The answers of our worker and of another engine to one query, in a form that can be compared."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any

from pyoxigraph import RdfFormat, Store

from graph_store.workers.answer_limits import Refused
from graph_store.workers.evaluation import run
from graph_store.workers.protocol import Conditions

_XSD = "http://www.w3.org/2001/XMLSchema#"
_JSON, _N_TRIPLES = "application/sparql-results+json", "application/n-triples"
_CONDITIONS = Conditions("http://e/", [""], None, False, _JSON, _N_TRIPLES, {}, 20_000, 50_000_000, 10)
_ABOUT = Context(prec=12)


@dataclass(frozen=True)
class Told:
    """An answer: the columns, the rows with their number, and their order if the query defines one.

    A query without an answer has a `fault` instead.
    """

    columns: frozenset[str] = frozenset()
    rows: Counter[tuple[Any, ...]] | None = None
    order: tuple[Any, ...] = ()
    fault: str = ""


class _Sink:
    """A sink that keeps the bytes of a worker."""

    form = media_type = ""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        """Write the next bytes."""
        self.parts.append(bytes(data))
        return len(data)


def ours(store: Store, text: str) -> Told:
    """Return the answer of the function that a worker runs."""
    sink = _Sink()
    try:
        run(store, text, _CONDITIONS, sink)
    except Refused as refused:
        return Told(fault=str(refused.fault))
    return _told(text, sink.form == "CONSTRUCT", b"".join(sink.parts))


def theirs(text: str, mark: str, content: bytes) -> Told:
    """Return the answer of the other engine."""
    return Told(fault=content.decode()) if mark == "E" else _told(text, mark == "G", content)


def _told(text: str, is_graph: bool, content: bytes) -> Told:
    return _triples(content) if is_graph else _table(content, is_ordered="ORDER BY" in text)


def _table(content: bytes, *, is_ordered: bool = False) -> Told:
    told = json.loads(content)
    if "boolean" in told:
        return Told(rows=Counter([(told["boolean"],)]))
    names = sorted(told["head"].get("vars", []))
    rows = [tuple(_term(row.get(name)) for name in names) for row in told["results"]["bindings"]]
    return Told(frozenset(names), Counter(rows), tuple(rows) if is_ordered else ())


def _triples(content: bytes) -> Told:
    store = Store()
    store.load(content, RdfFormat.N_TRIPLES)
    return ours(store, "SELECT * { ?s ?p ?o }")


def _term(term: dict[str, str] | None) -> Any:
    """Return a term by its value, because engines may write it differently; a blank node has no name."""
    if term is None or term["type"] == "bnode":
        return term and "_:"
    value, kind = term["value"], term.get("datatype", "").removeprefix(_XSD)
    if kind in ("integer", "decimal"):
        return kind, _ABOUT.create_decimal(Decimal(value)).normalize(_ABOUT)
    if kind in ("double", "float"):
        return kind, f"{float(value):.10g}"
    if kind == "dateTime":
        value = re.sub(r"\.0+(?=Z|[+-]|$)", "", value)
    if kind == "string":
        kind = ""
    return term["type"], value, kind, term.get("xml:lang", "").lower()
