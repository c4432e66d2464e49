"""Terms as the reader of a hint knows them: with the prefixes of the query, or as Turtle writes them."""

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode

from graph_api.hints.hint import cut
from graph_store.terms import XSD, XSD_STRING, Term
from ontology.namespaces import EDTF, shortened
from ontology.turtle_files import namespace_prefixes

_BARE = {
    f"{XSD}integer": re.compile(r"[+-]?[0-9]+"),
    f"{XSD}decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"{XSD}boolean": re.compile("true|false"),
}
"""The values that Turtle and SPARQL write without quotes and datatype."""

_JOIN = ", "
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r"})


class Names:
    """The written form of terms: with the prefixes of a query first, then those of the graph folder."""

    def __init__(self, prefixes: Mapping[str, str], base: str) -> None:
        known = {**namespace_prefixes(base), **{space: prefix for prefix, space in prefixes.items() if space}}
        self._spaces = sorted(known.items(), key=_longest)
        self._base = base

    def of(self, term: Term) -> str:
        """Return a term as text, cut if it is long."""
        if isinstance(term, NamedNode):
            return cut(self._iri(term.value))
        return self._literal(term) if isinstance(term, Literal) else cut(str(term))

    def listed(self, terms: Iterable[Term]) -> str:
        """Return terms as a list in a sentence."""
        return _JOIN.join(map(self.of, terms))

    def _iri(self, iri: str) -> str:
        for space, prefix in self._spaces:
            local = iri.removeprefix(space)
            if local != iri and local.replace("-", "_").isidentifier():
                return f"{prefix}:{local}"
        return shortened(iri, self._base)

    def _literal(self, literal: Literal) -> str:
        kind = literal.datatype.value
        if kind in _BARE and _BARE[kind].fullmatch(literal.value):
            return literal.value
        text = f'"{cut(literal.value).translate(_ESCAPES)}"'
        if literal.language:
            return f"{text}@{literal.language}"
        name = "edtf:EDTF" if literal.datatype == EDTF else self._iri(kind)
        return text if kind == XSD_STRING else f"{text}^^{name}"


def _longest(pair: tuple[str, str]) -> tuple[int, str]:
    return -len(pair[0]), pair[1]
