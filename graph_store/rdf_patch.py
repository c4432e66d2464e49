"""Differences between versions as RDF Patch, a text format that other stores can apply.

Source: https://afs.github.io/rdf-patch/
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad


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
