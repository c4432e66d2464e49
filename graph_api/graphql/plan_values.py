"""The values of a field in the form of the answer, for many sources at a time."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graphql import GraphQLList, GraphQLNonNull

from graph_api.graphql.readers import Things, Unplannable
from graph_api.graphql.request_context import Item, Lens

if TYPE_CHECKING:
    from graph_api.graphql.plans import Below, Part, Run

Counted = tuple[Sequence[Any], Sequence[int] | None]
"""Values, and the number of things in each value; None if the values contain no things."""


def completed(run: "Run", part: "Part", values: Sequence[Any], exact: bool, lens: Lens | None) -> Counted:
    """Return the values in the form of the answer. Raises: Unplannable for null where the schema does not allow it."""
    kind: Any = part.definition.type
    required = isinstance(kind, GraphQLNonNull)
    if required and None in values:
        raise Unplannable
    kind = kind.of_type if required else kind
    if isinstance(kind, GraphQLList):
        if part.below is None:
            return _leaf_lists(kind.of_type, values, exact), None
        return _lists(run, part.below, values, lens)
    if part.below is None:
        return _leaves(kind, values, exact), None
    return _rows(run, part.below, values, lens)


def _leaves(kind: Any, values: Sequence[Any], exact: bool) -> Sequence[Any]:
    """Return leaf values, converted for the answer unless they come unchanged from a column of facts."""
    if exact:
        return values
    return [None if each is None else kind.coerce_output_value(each) for each in values]


def _leaf_lists(kind: Any, values: Sequence[Any], exact: bool) -> Sequence[Any]:
    if exact:
        return values
    leaf = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
    return [None if each is None else [leaf.coerce_output_value(one) for one in each] for each in values]


def _rows(run: "Run", below: "Below", values: Sequence[Any], lens: Lens | None) -> Counted:
    present = [each for each in values if each is not None]
    if not below.is_thing:
        found, held = below.plan(run, below.name).objects(run, present)
        return _spread(found, values, None), None if held is None else _spread(held, values, 0)
    iris, seen = _through(present, lens)
    if seen is None:
        return values, [1] * len(values)
    rows, sizes = below.things(run, Things(iris, seen))
    shown = _spread(list(map(rows.__getitem__, iris)), values, None)
    if sizes is None:
        return shown, [1] * len(values)
    return shown, [1 + each for each in _spread([sizes.get(iri, 0) for iri in iris], values, 0)]


def _spread(found: Sequence[Any], like: Sequence[Any], otherwise: Any) -> Sequence[Any]:
    """Return the found values in the places of the given values, with `otherwise` in the places of null."""
    if len(found) == len(like):
        return found
    left = iter(found)
    return [otherwise if each is None else next(left) for each in like]


def _lists(run: "Run", below: "Below", values: Sequence[Any], lens: Lens | None) -> Counted:
    flat = [one for each in values for one in each]
    if not below.is_thing:
        found, held = below.plan(run, below.name).objects(run, flat)
        return _split(found, values), None if held is None else [sum(each) for each in _split(held, values)]
    iris, seen = _through(flat, lens)
    if seen is None:
        return values, None
    rows, sizes = below.things(run, Things(iris, seen))
    shown = _split(list(map(rows.__getitem__, iris)), values)
    if sizes is None:
        return shown, list(map(len, values))
    return shown, [len(each) + sum(each) for each in _split([sizes.get(iri, 0) for iri in iris], values)]


def _split(flat: Sequence[Any], like: Sequence[Sequence[Any]]) -> list[Any]:
    """Split the flat values into lists of the given lengths; an empty list stays the same object, to spare memory."""
    found: list[Any] = []
    start = 0
    for each in like:
        found.append(flat[start : start + len(each)] if each else each)
        start += len(each)
    return found


def _through(values: Sequence[Any], lens: Lens | None) -> tuple[list[str], Lens | None]:
    """Return the IRIs of things and their lens. Raises: Unplannable for several lenses, or for an error."""
    if not values:
        return [], None
    if isinstance(values[0], str):
        return list(values), lens
    if type(values[0]) is not Item:
        raise Unplannable
    first = values[0].lens
    if any(type(each) is not Item or (each.lens is not first and each.lens != first) for each in values):
        raise Unplannable
    return [each.iri for each in values], first


def added(sizes: list[int] | None, more: Sequence[int] | None) -> list[int] | None:
    """Return the sums of two lists of numbers of things; None if neither list is given."""
    if more is None or sizes is None:
        return sizes if more is None else list(more)
    return [a + b for a, b in zip(sizes, more, strict=True)]
