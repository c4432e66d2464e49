"""Regular expressions from clients, matched by the REGEX function of the store's SPARQL engine.

The engine takes time linear in the length of the text, whatever the pattern, and lets other threads run meanwhile.
Texts are matched in pieces, with a check of the time limit before each piece.
"""

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from graph_store.errors import BadRequest

MAX_PATTERN = 500
"""Limit of the characters in a regular expression."""

PIECE = 20_000
"""Number of characters in one piece."""

_TEXT = NamedNode("urn:text")
_MATCHING = "SELECT ?text {{ ?s ?p ?text FILTER(REGEX(?text, {pattern})) }}"
_SOUND = 'SELECT (REGEX("", {pattern}) AS ?sound) {{}}'


class Texts:
    """A set of distinct texts that can be matched."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._store = Store()
        self._pieces: list[NamedNode] = []
        self._store.extend(self._quads(texts))

    def matching(self, pattern: str, check_time: Callable[[], None]) -> frozenset[str]:
        """Return the texts with a match. Raises: BadRequest (400) for an invalid pattern; errors of `check_time`."""
        if len(pattern) > MAX_PATTERN:
            raise BadRequest("the regular expression has more than {most} characters", most=MAX_PATTERN)
        if not any(self._rows(_SOUND, pattern, [])):
            raise BadRequest("{pattern!r} is not a regular expression that SPARQL's REGEX accepts", pattern=pattern)
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
        """Yield the texts that a query returns.

        The pattern is a literal term, written by the engine itself. As a bound variable it would be compiled for each
        text, which takes a hundred times as long.
        """
        solutions = self._store.query(query.format(pattern=Literal(pattern)), default_graph=[*graphs])
        assert isinstance(solutions, QuerySolutions)  # noqa: S101
        return (row[0].value for row in solutions if isinstance(row[0], Literal))
