"""Regular expressions that askers write, matched as REGEX of SPARQL does: by the store's engine.

The engine takes time in line with the text, whatever the pattern, and lets other threads go on meanwhile. Texts are
matched in pieces, with a look at the clock between two of them.
"""

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from graph_store.errors import BadRequest

MAX_PATTERN = 500
"""Characters of a regular expression."""

PIECE = 20_000
"""Characters that are matched at once."""

_TEXT = NamedNode("urn:text")
_MATCHING = "SELECT ?text {{ ?s ?p ?text FILTER(REGEX(?text, {pattern})) }}"
_SOUND = 'SELECT (REGEX("", {pattern}) AS ?sound) {{}}'


class Texts:
    """Distinct texts, ready to be matched."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._store = Store()
        self._pieces: list[NamedNode] = []
        self._store.extend(self._quads(texts))

    def matching(self, pattern: str, check_time: Callable[[], None]) -> frozenset[str]:
        """Those that match somewhere. Raises: BadRequest (400) for a pattern that is none; what `check_time` raises."""
        if len(pattern) > MAX_PATTERN:
            raise BadRequest(f"the regular expression has more than {MAX_PATTERN} characters")
        if not any(self._rows(_SOUND, pattern, [])):
            raise BadRequest(f"{pattern!r} is no regular expression that REGEX of SPARQL takes")
        found: set[str] = set()
        for piece in self._pieces:
            check_time()
            found.update(self._rows(_MATCHING, pattern, [piece]))
        return frozenset(found)

    def _quads(self, texts: Iterable[str]) -> Iterator[Quad]:
        room = 0
        for text in texts:
            if room <= 0:
                room = PIECE
                self._pieces.append(NamedNode(f"urn:piece:{len(self._pieces)}"))
            room -= len(text)
            yield Quad(_TEXT, _TEXT, Literal(text), self._pieces[-1])

    def _rows(self, query: str, pattern: str, graphs: list[NamedNode]) -> Iterator[str]:
        """The texts that a query gives. The pattern stands in it as a literal, so that it is compiled once."""
        solutions = self._store.query(query.format(pattern=Literal(pattern)), default_graph=[*graphs])
        assert isinstance(solutions, QuerySolutions)  # noqa: S101
        return (row[0].value for row in solutions if isinstance(row[0], Literal))
