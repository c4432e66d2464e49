"""The context of one request, and the things that its fields return.

An `Item` is a thing together with a `Lens`: the facts chosen by `include` and `synthetic`, and the languages chosen by
`lang`. A field passes its lens on to the things it returns, so a choice at the root holds for the whole subtree.
"""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from pyoxigraph import NamedNode

from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.languages import preferred
from graph_api.graphql.scheduler import LATE, Slot
from graph_api.graphql.version_facts import Facts, Values
from graph_store.errors import BadRequest, GraphError, QueryTimeout, QueueFull, ResultTooLarge
from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot
from ontology import namespaces
from ontology.reasoning import Closure
from ontology.vocabulary import Vocabulary

MAX_ITEMS = 100_000
"""Limit of the things in one answer."""

MAX_BYTES = 50_000_000
"""Limit of the bytes in one answer."""

MAX_NOT_STATED = 1_000
"""Limit of the paths in `notStated` of one answer."""

_KEY = re.compile(r"[a-z][a-z0-9-]*:[^/\s][^\s]*")


class Stopped(BaseException):
    """Stops the whole document, so that no field can turn it into an error of its own; `fault` is the reason."""

    def __init__(self, fault: GraphError) -> None:
        super().__init__(fault.detail)
        self.fault = fault


def joined(there: Values, back: Values) -> Values:
    """Merge the values of a property with those of its inverse, turned around."""
    found = {iri: list(values) for iri, values in there.items()}
    for iri, values in back.items():
        for each in values:
            found.setdefault(each, []).append(iri)
    return {iri: tuple(dict.fromkeys(values)) for iri, values in found.items()}


class Service(Protocol):
    """The part of the HTTP service that GraphQL uses."""

    def closure(self, snapshot: Snapshot, *, synthetic: bool = False) -> Closure:
        """Return the reasoner over the version, for explanations."""


@dataclass(frozen=True, slots=True)
class Lens:
    """The facts that a field sees, and the preferred languages for display, in order."""

    facts: Facts
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A thing in an answer; `lens` is passed on to the things its fields return."""

    iri: str
    lens: Lens


@dataclass(frozen=True, slots=True)
class Call:
    """One field of a document in one request: its arguments, and a number that identifies the field."""

    context: "RequestContext"
    given: Mapping[str, Any]
    place: int

    def lens(self, parent: Lens | None) -> Lens:
        """Return the parent's lens, changed by the arguments of this field."""
        return self.context.lens(parent, self.given)


@dataclass(slots=True)
class RequestContext:
    """The context of one request."""

    snapshot: Snapshot
    vocabulary: Vocabulary
    cache: FactsCache
    languages: tuple[str, ...]
    service: Service
    deadline: float = float("inf")
    slot: Slot | None = None
    scope: Scope = field(default_factory=Scope)
    not_stated: list[list[str | int]] = field(default_factory=list)
    choosers: dict[tuple[int, Lens], Any] = field(default_factory=dict)
    items: int = 0
    bytes: int = 0
    planned: int = 0
    cost: int = 0
    max_cost: float = 100_000
    unplanned: dict[str | int, str] = field(default_factory=dict)
    _whole: dict[bool, Facts] = field(default_factory=dict)

    def whole(self, lens: Lens) -> Facts:
        """Return both stated and inferred facts, used to name and type the things that a lens shows."""
        synthetic = lens.facts.scope.synthetic
        found = self._whole.get(synthetic)
        if found is None:
            found = self._whole[synthetic] = self.cache.get(self.snapshot, lens.facts.scope.whole, self.vocabulary)
        return found

    def lens(self, parent: Lens | None, given: Mapping[str, Any]) -> Lens:
        """Return the parent's lens, changed by the arguments `include`, `synthetic` and `lang` of a field."""
        include, synthetic, lang = (given.get(name) for name in ("include", "synthetic", "lang"))
        if parent is not None and include is None and synthetic is None and lang is None:
            return parent
        scope = self.scope if parent is None else parent.facts.scope
        scope = Scope(
            scope.include if include is None else Include(include.value),
            scope.synthetic if synthetic is None else synthetic,
        )
        facts = self.cache.get(self.snapshot, scope, self.vocabulary)
        languages = self.languages if parent is None else parent.languages
        return Lens(facts, languages if lang is None else preferred(lang, self.languages))

    def steps(self, name: str, lens: Lens) -> Values:
        """Return the single steps along a property as rows state them, without inferred facts."""
        scope = Scope(Include.ASSERTED, lens.facts.scope.synthetic)
        term = self.vocabulary.properties[name]
        if term.step != name:
            return self.whole(lens).of(name)
        facts = self.cache.get(self.snapshot, scope, self.vocabulary)
        back = {} if term.inverse is None else facts.of(term.inverse)
        found: Values = facts.made(("steps", name), lambda: joined(facts.of(name), back))
        return found

    def iri(self, name: str, lens: Lens) -> str:
        """Return the IRI for an argument of type ID: an IRI unchanged, or the IRI of a key such as `tree:oak`.

        Raises: BadRequest (400) if it is neither.
        """
        try:
            if name.startswith(self.vocabulary.base) or "://" in name or not _KEY.fullmatch(name):
                return NamedNode(name).value
            return self.whole(lens).keyed(name) or namespaces.thing(name, self.vocabulary.base).value
        except ValueError as fault:
            raise BadRequest(f"{name!r} is neither an IRI nor a key such as tree:oak") from fault

    def is_data(self, iri: str, lens: Lens) -> bool:
        """Return whether the IRI is a thing of the inventories, not a term of the ontology: it has a class or a key."""
        return bool(self.whole(lens).types(iri) or self.whole(lens).keys().get(iri))

    def exists(self, iri: str, lens: Lens) -> bool:
        """Return whether the version has a class or key for the thing."""
        return bool(self.whole(lens).classes(iri) or self.whole(lens).keys().get(iri))

    def spend(self, items: int) -> None:
        """Count things in the answer. Raises: ResultTooLarge (507), Stopped."""
        self.items += items
        if self.items > MAX_ITEMS:
            raise ResultTooLarge(f"the answer would hold more than {MAX_ITEMS} things; ask for less at once")
        self.check_time()

    def spend_bytes(self, many: int) -> None:
        """Count the bytes of the answer before it is written. Raises: Stopped."""
        self.bytes += many
        if self.bytes > MAX_BYTES:
            raise Stopped(ResultTooLarge(f"the answer would have more than {MAX_BYTES:,} bytes; ask for less at once"))

    def check_time(self) -> None:
        """Look at the clock, and at the slot of the document where it has one.

        Raises: Stopped after the deadline, when the client has left, or when too many documents wait.
        """
        if time.monotonic() > self.deadline:
            raise Stopped(QueryTimeout(LATE))
        if self.slot is not None:
            try:
                self.slot.look()
            except (QueryTimeout, QueueFull) as fault:
                raise Stopped(fault) from None

    @property
    def is_full(self) -> bool:
        """Return whether the list of paths without a value is full."""
        return len(self.not_stated) >= MAX_NOT_STATED

    def note_not_stated(self, path: list[str | int]) -> None:
        """Record that no row states the value at this path of the answer."""
        if not self.is_full:
            self.not_stated.append(path)
