"""One request: what it asks with, and the things it walks over.

An `Item` is a thing seen through a `Lens`: the facts chosen by `include` and `synthetic`, and the languages chosen by
`lang`. A field hands its lens on to what it returns, so a choice at the root holds for the whole subtree.
"""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from pyoxigraph import NamedNode

from graph_api.graphql.cache import FactsCache
from graph_api.graphql.facts import Facts, Values
from graph_api.graphql.lanes import LATE, Turn
from graph_api.graphql.languages import preferred
from graph_store.errors import BadRequest, GraphError, QueryTimeout, QueueFull, ResultTooLarge
from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot
from ontology import terms
from ontology.reasoning import Closure
from ontology.vocabulary import Vocabulary

MAX_ITEMS = 100_000
"""Things in one answer."""

MAX_BYTES = 50_000_000
"""Bytes in one answer."""

MAX_NOT_STATED = 1_000
"""Paths of values not stated that one answer lists."""

_KEY = re.compile(r"[a-z][a-z0-9-]*:[^/\s][^\s]*")


class Stopped(BaseException):
    """Nothing of the document is worth going on with, so no field may answer it; `fault` says why."""

    def __init__(self, fault: GraphError) -> None:
        super().__init__(fault.detail)
        self.fault = fault


def joined(there: Values, back: Values) -> Values:
    """What leads from each thing to another: as stated, or the other way round by the inverse."""
    found = {iri: list(values) for iri, values in there.items()}
    for iri, values in back.items():
        for each in values:
            found.setdefault(each, []).append(iri)
    return {iri: tuple(dict.fromkeys(values)) for iri, values in found.items()}


class Service(Protocol):
    """What the HTTP service offers to GraphQL."""

    def closure(self, snapshot: Snapshot, *, synthetic: bool = False) -> Closure:
        """The reasoner over the version, for explanations."""


@dataclass(frozen=True, slots=True)
class Lens:
    """The facts seen, and the languages preferred for display, in order."""

    facts: Facts
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A thing of an answer; `lens` is handed on to what its fields return."""

    iri: str
    lens: Lens


@dataclass(frozen=True, slots=True)
class Call:
    """One field of a document in one request: its arguments, and the place that tells it from other fields."""

    asking: "Asking"
    given: Mapping[str, Any]
    place: int

    def lens(self, parent: Lens | None) -> Lens:
        """The parent's lens with what this field chooses."""
        return self.asking.lens(parent, self.given)


@dataclass(slots=True)
class Asking:
    """The context of one request."""

    snapshot: Snapshot
    vocabulary: Vocabulary
    cache: FactsCache
    languages: tuple[str, ...]
    service: Service
    deadline: float = float("inf")
    turn: Turn | None = None
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
        """Stated and inferred facts alike: what names and types the things that a lens shows."""
        synthetic = lens.facts.scope.synthetic
        found = self._whole.get(synthetic)
        if found is None:
            found = self._whole[synthetic] = self.cache.get(self.snapshot, lens.facts.scope.whole, self.vocabulary)
        return found

    def lens(self, parent: Lens | None, given: Mapping[str, Any]) -> Lens:
        """The parent's lens with the arguments `include`, `synthetic` and `lang` of a field."""
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
        """The single steps along a property as rows state them, whatever inferred facts are seen."""
        scope = Scope(Include.ASSERTED, lens.facts.scope.synthetic)
        term = self.vocabulary.properties[name]
        if term.step != name:
            return self.whole(lens).of(name)
        facts = self.cache.get(self.snapshot, scope, self.vocabulary)
        back = {} if term.inverse is None else facts.of(term.inverse)
        found: Values = facts.made(("steps", name), lambda: joined(facts.of(name), back))
        return found

    def iri(self, name: str, lens: Lens) -> str:
        """The IRI that an argument of type ID names: an IRI as it is, or a key such as `mun:gent`.

        Raises: BadRequest (400) when it is neither.
        """
        try:
            if name.startswith(self.vocabulary.base) or "://" in name or not _KEY.fullmatch(name):
                return NamedNode(name).value
            return self.whole(lens).keyed(name) or terms.thing(name, self.vocabulary.base).value
        except ValueError as fault:
            raise BadRequest(f"{name!r} is no IRI and no key such as mun:gent") from fault

    def is_data(self, iri: str, lens: Lens) -> bool:
        """Whether it is a thing of the inventories and not a word of the ontology: it has a class of ours, or a key."""
        return bool(self.whole(lens).types(iri) or self.whole(lens).keys().get(iri))

    def exists(self, iri: str, lens: Lens) -> bool:
        """Whether the version says anything of the thing that a lens may show."""
        return bool(self.whole(lens).classes(iri) or self.whole(lens).keys().get(iri))

    def spend(self, items: int) -> None:
        """Count things of the answer. Raises: ResultTooLarge (507), Stopped."""
        self.items += items
        if self.items > MAX_ITEMS:
            raise ResultTooLarge(f"the answer would hold more than {MAX_ITEMS} things; ask for less at once")
        self.check_time()

    def spend_bytes(self, many: int) -> None:
        """Count what the answer takes on the wire, before it is written. Raises: Stopped."""
        self.bytes += many
        if self.bytes > MAX_BYTES:
            raise Stopped(ResultTooLarge(f"the answer would have more than {MAX_BYTES:,} bytes; ask for less at once"))

    def check_time(self) -> None:
        """Look at the clock, and at the turn of the document where it has one.

        Raises: Stopped after the deadline, when the client has left, or when too many documents wait.
        """
        if time.monotonic() > self.deadline:
            raise Stopped(QueryTimeout(LATE))
        if self.turn is not None:
            try:
                self.turn.look()
            except (QueryTimeout, QueueFull) as fault:
                raise Stopped(fault) from None

    @property
    def is_full(self) -> bool:
        """Whether no more such paths are listed."""
        return len(self.not_stated) >= MAX_NOT_STATED

    def note_not_stated(self, path: list[str | int]) -> None:
        """Remember that no row gives the value at this path of the answer."""
        if not self.is_full:
            self.not_stated.append(path)
