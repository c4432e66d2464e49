"""The patterns of a query as values: triples, comparisons and graphs, with their offsets in the text."""

from dataclasses import dataclass, field
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from graph_store.lexer.comparisons import Comparison
from graph_store.lexer.tokens import Prologue

End: TypeAlias = str | NamedNode | Literal
"""One end of a triple: a variable (`?x`; a blank node is a variable with a space in its name) or a term."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pattern stands: in the default graph or in another one, and whether the answer needs it.

    A pattern in OPTIONAL or UNION is not needed.
    """

    graph: End | None = None
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple. One with a repeated path (`+`) `repeats`: its ends need not be linked by one fact."""

    subject: End
    predicate: End
    object: End
    place: Place
    at: int
    repeats: bool = False


@dataclass(slots=True)
class QueryPatterns:
    """The patterns of a query, in the order of the text.

    `defaults` are the graphs of FROM; `graphs` are those, and the ones that FROM NAMED and GRAPH name. `named` are IRIs
    that a path or DESCRIBE names outside a triple. VALUES is a comparison by `=`. `counts` are the columns of COUNT.
    The offsets are those of the text.
    """

    prologue: Prologue
    triples: list[Pattern] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    named: list[tuple[NamedNode, int]] = field(default_factory=list)
    graphs: list[tuple[NamedNode, int]] = field(default_factory=list)
    defaults: list[NamedNode] = field(default_factory=list)
    counts: list[str] = field(default_factory=list)
