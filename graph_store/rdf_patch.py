"""Differences between versions as RDF Patch, a text format that other stores can apply.

Source: https://afs.github.io/rdf-patch/
"""

from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import Quad, RdfFormat

from graph_store.changes import Change


def as_patch(removed: Iterable[Quad], added: Iterable[Quad], *, this: str, previous: str | None = None) -> str:
    """Return one transaction that turns the version `previous` into the version `this`; both are IRIs."""
    return "".join(f"{line} .\n" for line in patch_lines(removed, added, this, previous))


def patch_lines(removed: Iterable[Quad], added: Iterable[Quad], this: str, previous: str | None) -> Iterator[str]:
    """Yield the lines of the transaction, without the ` .` that ends each."""
    yield f"H id <{this}>"
    if previous is not None:
        yield f"H prev <{previous}>"
    yield "TX"
    yield from (f"D {quad}" for quad in removed)
    yield from (f"A {quad}" for quad in added)
    yield "TC"


def read_patch(text: str) -> Change:
    """Return the quads that the single transaction of a patch removes and adds.

    Raises: ValueError for any other text, also for a patch that was cut.
    """
    lines = text.removesuffix("\n").split("\n")  # a literal may hold other characters that end lines
    rows = [line for line in lines if not line.startswith("H ")]
    if rows[:1] != ["TX ."] or rows[-1:] != ["TC ."]:
        raise ValueError("it is not one complete transaction of an RDF Patch")
    return Change(*(set(_quads(rows[1:-1], sign)) for sign in ("D ", "A ")))


def _quads(rows: Iterable[str], sign: str) -> Iterator[Quad]:
    rows = list(rows)
    if wrong := next((row for row in rows if not row.startswith(("D ", "A "))), None):
        raise ValueError(f"{wrong[:60]!r} is not a row of an RDF Patch that removes or adds a quad")
    text = "\n".join(row.removeprefix(sign) for row in rows if row.startswith(sign))
    try:
        yield from pyoxigraph.parse(text, format=RdfFormat.N_QUADS)
    except SyntaxError as fault:
        raise ValueError(str(fault)) from fault
