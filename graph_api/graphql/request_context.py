"""The context of one request, and the things that its fields return.

An `Item` is a thing together with a `Lens`: the moment and the facts chosen by `@at`, and the languages chosen by
`@lang`. A field passes its lens on to the things it returns, so a choice at the root holds for the whole subtree.
"""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from pyoxigraph import NamedNode

from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.languages import preferred
from graph_api.graphql.moment_data import MomentData, Snapshots, is_shown
from graph_api.graphql.moment_ids import split_id, suffix_of
from graph_api.graphql.operation_directives import NONE, Directives
from graph_api.graphql.scheduler import LATE, Slot
from graph_api.graphql.version_facts import Facts
from graph_api.moments import NOW, Moment
from graph_store.difference import Difference
from graph_store.errors import (
    BadMoment,
    BadRequest,
    GraphError,
    QueryTimeout,
    QueueFull,
    ResultTooLarge,
)
from graph_store.fact_history import FactHistory
from graph_store.graphs import Scope
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
_LONGEST_NAME = 4000
"""Number of characters of an IRI or key; one document may name the same variable a thousand times."""


class Stopped(BaseException):
    """Stops the whole document, so that no field can turn it into an error of its own; `fault` is the reason."""

    def __init__(self, fault: GraphError) -> None:
        super().__init__(fault.detail)
        self.fault = fault


class Service(Snapshots, Protocol):
    """The part of the HTTP service that GraphQL uses."""

    def closure(self, snapshot: Snapshot, *, synthetic: bool = False) -> Closure:
        """Return the reasoner over the version, for explanations."""

    def difference(self, old: Snapshot, new: Snapshot, check: Callable[[], None]) -> Difference:
        """Return the quads that only one of two versions has; `check` is called from time to time, and may raise."""

    def history(self, snapshot: Snapshot) -> FactHistory:
        """Return the versions that brought the facts of the version."""


@dataclass(frozen=True, slots=True)
class Lens:
    """The facts that a field sees, and the preferred languages for display, in order.

    `whole` holds the stated and the inferred facts, which name and type the things; directives give the `moment`.
    """

    facts: Facts
    whole: Facts
    languages: tuple[str, ...]
    moment: Moment = NOW

    @property
    def snapshot(self) -> Snapshot:
        """The data of the facts."""
        return self.facts.snapshot

    @property
    def suffix(self) -> str:
        """The end of the IDs of things."""
        return suffix_of(self.moment)


@dataclass(frozen=True, slots=True)
class Item:
    """A thing in an answer; `lens` is passed on to the things its fields return."""

    iri: str
    lens: Lens

    def through(self, lens: Lens) -> "Item":
        """Return the same thing, seen through another lens."""
        return Item(self.iri, lens)


@dataclass(frozen=True, slots=True)
class Root:
    """The source of the fields that a document starts with."""

    lens: Lens


@dataclass(frozen=True, slots=True)
class Call:
    """One field of a document in one request: its arguments, and a number that identifies the field."""

    context: "RequestContext"
    given: Mapping[str, Any]
    place: int


class Recorder(Protocol):
    """Records what each field of the stock executor shows."""

    def note(self, source: Any, reader: Any, value: Any) -> None:
        """Record the value of one field."""


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
    hint_language: str = "en"
    requested: Moment = NOW
    shown: "Recorder | None" = None
    not_stated: list[list[str | int]] = field(default_factory=list)
    choosers: dict[tuple[int, Lens], Any] = field(default_factory=dict)
    items: int = 0
    bytes: int = 0
    planned: int = 0
    cost: int = 0
    max_cost: float = 100_000
    sources: dict[tuple[Any, Lens], Any] = field(default_factory=dict)
    unplanned: dict[str | int, str] = field(default_factory=dict)
    reads: set[tuple[Any, ...]] = field(default_factory=set)
    data: MomentData = field(init=False)
    _facts: dict[tuple[tuple[str, int], Scope], Facts] = field(default_factory=dict)
    _plain: Lens | None = None

    def __post_init__(self) -> None:
        self.data = MomentData(self.service, self.snapshot, self.requested)

    def facts(self, snapshot: Snapshot, scope: Scope) -> Facts:
        """Return the facts of a moment and scope, the same for the whole request."""
        key = snapshot.key, scope
        found = self._facts.get(key)
        if found is None:
            found = self._facts[key] = self.cache.get(snapshot, scope, self.vocabulary)
        return found

    def lens(self, given: Directives = NONE, parent: Lens | None = None) -> Lens:
        """Return the lens of the parent, or of the request, changed by directives.

        Raises: BadRequest (400) for an invalid language tag; what `data.of` raises.
        """
        if given is NONE:
            return parent or self._usual()
        if parent is None:
            parent = self._lens(self.data.of(given.moment), self.scope, self.languages, self.data.keyed(given.moment))
        scope = parent.facts.scope
        scope = Scope(
            scope.include if given.include is None else given.include,
            scope.synthetic if given.synthetic is None else given.synthetic,
        )
        languages = parent.languages if given.prefer is None else preferred(given.prefer, self.languages)
        return self._lens(parent.snapshot, scope, languages, parent.moment)

    def lens_of_id(self, name: str, lens: Lens) -> Lens:
        """Return the lens for a thing whose ID may name a moment. Raises: BadMoment (400); what `data.of` raises."""
        moment = split_id(name)[1]
        if moment in (NOW, lens.moment):
            return lens
        if lens.moment != NOW:
            raise BadMoment("{name} names another moment than @at, which gives {suffix}", name=name, suffix=lens.suffix)
        return self.at_moment(moment, lens)

    def at_moment(self, moment: Moment, lens: Lens) -> Lens:
        """Return the lens for the same choices at a moment that the lens completes. Raises: what `data.of` raises."""
        moment = self.data.keyed(moment).within(lens.moment)
        return self._lens(self.data.of(moment), lens.facts.scope, lens.languages, moment)

    def _usual(self) -> Lens:
        """Return the lens of a root field without directives."""
        if self._plain is None:
            self._plain = self._lens(self.snapshot, self.scope, self.languages, NOW)
        return self._plain

    def _lens(self, snapshot: Snapshot, scope: Scope, languages: tuple[str, ...], moment: Moment) -> Lens:
        return Lens(self.facts(snapshot, scope), self.facts(snapshot, scope.whole), languages, moment)

    def iri(self, name: str, lens: Lens) -> str:
        """Return the IRI for an argument of type ID: an IRI unchanged, or the IRI of a key such as `tree:oak`.

        Raises: BadRequest (400) if it is neither or too long; BadMoment (400) for another moment than that of the lens.
        """
        if len(name) > _LONGEST_NAME:
            raise BadRequest(
                "an IRI or key may have {most} characters, and {name!r}… has {count}",
                most=_LONGEST_NAME,
                name=name[:40],
                count=len(name),
            )
        given, (name, moment) = name, split_id(name)
        if not is_shown(moment, lens.snapshot):
            raise BadMoment("{given!r} names another moment than that of the field", given=given)
        try:
            if name.startswith(self.vocabulary.base) or "://" in name or not _KEY.fullmatch(name):
                return NamedNode(name).value
            return lens.whole.keyed(name) or namespaces.thing(name, self.vocabulary.base).value
        except ValueError as fault:
            raise BadRequest("{name!r} is neither an IRI nor a key such as tree:oak", name=name) from fault

    def is_data(self, iri: str, lens: Lens) -> bool:
        """Return whether the IRI is a thing of the inventories, not a term of the ontology: it has a class or a key."""
        return bool(lens.whole.types(iri) or lens.whole.keys().get(iri))

    def exists(self, iri: str, lens: Lens) -> bool:
        """Return whether the version says anything about the thing, in whatever vocabulary."""
        return bool(lens.whole.classes(iri)) or lens.whole.is_described(iri)

    def release(self) -> None:
        """Release all data but that of the request now; graphql-core's executor keeps the context for a while."""
        self.data.release()
        self._facts.clear()
        self.choosers.clear()
        self._plain = None

    def spend(self, items: int) -> None:
        """Count things in the answer. Raises: ResultTooLarge (507), Stopped."""
        self.items += items
        if self.items > MAX_ITEMS:
            raise ResultTooLarge("the answer would hold more than {most} things; ask for less at once", most=MAX_ITEMS)
        self.check_time()

    def spend_bytes(self, many: int) -> None:
        """Count the bytes of the answer before it is written. Raises: Stopped."""
        self.bytes += many
        if self.bytes > MAX_BYTES:
            raise Stopped(
                ResultTooLarge("the answer would have more than {most:,} bytes; ask for less at once", most=MAX_BYTES)
            )

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
        if len(self.not_stated) < MAX_NOT_STATED:
            self.not_stated.append(path)
