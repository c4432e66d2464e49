"""Answer one of our own queries over a published version, wherever its quads are."""

from collections.abc import Mapping

from pyoxigraph import Variable

from graph_store.readable import Published
from graph_store.remote.asking import Result
from graph_store.remote.needed import Needed
from graph_store.remote.stored import StoredVersion
from graph_store.terms import Term


def solved(store: Published, text: str, base: str, bound: Mapping[str, Term]) -> Result:
    """Return the answer to a query in which variables have these values.

    Raises: as `StoredVersion` does.
    """
    values = {Variable(name): term for name, term in bound.items()}
    if not isinstance(store, StoredVersion):
        return store.query(text, substitutions=values)
    found = None if bound else store.answer(text)
    if found is not None:
        return found
    part = Needed.of(text, base, bound).part(store, [""], None)
    return part.query(text, base_iri=base, substitutions=values)
