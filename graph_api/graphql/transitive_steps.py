"""The single steps along a transitive property, and the things that a number of them lead to."""

from collections.abc import Sequence

from graph_api.graphql.columns import Column
from graph_api.graphql.request_context import Lens, RequestContext


def steps(context: RequestContext, lens: Lens, name: str) -> Column:
    """Return the single steps along a property as rows state them, without inferred facts."""
    term = context.vocabulary.properties[name]
    if term.step != name:
        return lens.whole.of(name)
    facts = context.facts(lens.snapshot, lens.facts.scope.stated)
    back = {} if term.inverse is None else facts.of(term.inverse)
    found: Column = facts.made(("steps", name), lambda: joined(facts.of(name), back))
    return found


def joined(there: Column, back: Column) -> Column:
    """Merge the values of a property with those of its inverse, turned around."""
    found = {iri: list(values) for iri, values in there.items()}
    for iri, values in back.items():
        for each in values:
            found.setdefault(each, []).append(iri)
    return {iri: tuple(dict.fromkeys(values)) for iri, values in found.items()}


def near(along: Column, start: str, depth: int, among: Sequence[str]) -> Sequence[str]:
    """Return the things at most `depth` steps from the start; each is visited once, so cycles end."""
    reached: set[str] = set()
    edge = {start}
    for _ in range(depth):
        edge = {each for iri in edge for each in along.get(iri, ())} - reached
        if not edge:
            break
        reached |= edge
    return tuple(iri for iri in among if iri in reached)
