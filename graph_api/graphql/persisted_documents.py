"""Documents that clients name instead of sending them: by an id of the graph folder, or by a hash.

Sources: https://github.com/graphql/graphql-over-http/pull/264 (the appendix on persisted documents)
· https://www.apollographql.com/docs/apollo-server/performance/apq (registration by hash)
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from graph_api.response_cache import Cache
from graph_store.errors import BadRequest, BadSetting, PersistedQueryNotFound, PersistedQueryOnly
from ontology.graph_folder import cached_per_folder, graph_folder

MOST_BYTES = 4_000_000
"""Limit of the bytes of all registered documents; the least recently used ones are forgotten first."""

HASHED = "sha256:"
"""The prefix of an id that is the hash of its document."""

APOLLO = "apollo-persisted-query-manifest"
"""The value of `format` in a manifest of Apollo."""

NOT_FOUND = "PersistedQueryNotFound"
"""The message that makes a client send the document with its hash."""


class PersistedDocuments:
    """The documents of a graph folder by id, and those that clients have registered by hash.

    `names` are the ids that are names of files: their documents may change, those of other ids may not.
    """

    def __init__(self, stated: Mapping[str, str], names: frozenset[str] = frozenset()) -> None:
        self._stated = {**stated, **{hash_of(text): text for text in stated.values()}}
        self._registered = Cache[str](MOST_BYTES)
        self.names = names

    def text_of(self, fields: Mapping[str, Any], *, only: bool = False) -> str:
        """Return the document of a request, which sends it or names it; `only` refuses what the folder does not have.

        Raises: BadRequest (400), PersistedQueryNotFound (404), PersistedQueryOnly (403).
        """
        text, identifier = _given(fields, "query"), _given(fields, "documentId")
        digest = _digest(fields.get("extensions"))
        if text is not None and identifier is not None:
            raise BadRequest("give query or documentId, not both")
        if text is not None:
            return self._sent(text, digest, only)
        if identifier is not None:
            return self._named(identifier, identifier, f"no document has the id {identifier[:200]!r}")
        if digest is not None:
            return self._named(digest, HASHED + digest, NOT_FOUND)
        raise BadRequest("query is missing or is not a text")

    def _sent(self, text: str, digest: str | None, only: bool) -> str:
        if digest is None and not only:
            return text
        named = hash_of(text)
        if digest is not None and HASHED + digest != named:
            raise BadRequest("sha256Hash is not the SHA-256 of the document in query")
        if only and named not in self._stated:
            raise PersistedQueryOnly("this service answers only the documents it knows; name one by its documentId")
        if digest is not None:
            self._registered.put(named, text, len(text.encode("utf-8", "surrogatepass")))
        return text

    def _named(self, identifier: str, hashed: str, missing: str) -> str:
        found = self._stated.get(identifier) or self._stated.get(hashed) or self._registered.get(hashed)
        if found is None:
            raise PersistedQueryNotFound(missing)
        return found


@cached_per_folder
def folder_documents() -> PersistedDocuments:
    """Return the documents of the graph folder in use.

    Raises: BadSetting (400) for a file that cannot be read, or an id with two documents.
    """
    stated: dict[str, str] = {}
    names: set[str] = set()
    for path in graph_folder().documents:
        for file in sorted(path.glob("*.graphql")) if path.is_dir() else [path]:
            for identifier, text in _read(file):
                if stated.setdefault(identifier, text) != text:
                    raise BadSetting(
                        "{file}: another document has the id {identifier!r} too", file=file, identifier=identifier
                    )
                if file.suffix == ".graphql":
                    names.add(identifier)
    return PersistedDocuments(stated, frozenset(names))


def hash_of(text: str) -> str:
    """Return the id of a document that is made from its text."""
    return HASHED + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _given(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is None or (isinstance(value, str) and value.strip()):
        return value
    raise BadRequest("{name} is missing or is not a text", name=name)


def _digest(extensions: object) -> str | None:
    """Return the hash in the extensions of a request. Raises: BadRequest (400) for a form that is not supported."""
    asked = extensions.get("persistedQuery") if isinstance(extensions, dict) else None
    if asked is None:
        return None
    digest = asked.get("sha256Hash") if isinstance(asked, dict) and asked.get("version") == 1 else None
    if not isinstance(digest, str):
        raise BadRequest('persistedQuery is not {"version": 1, "sha256Hash": "…"}')
    return digest


def _read(file: Path) -> Iterator[tuple[str, str]]:
    """Yield the ids and documents of one file: a document, or a list written by Relay, graphql-codegen or Apollo."""
    if file.suffix == ".graphql":
        yield file.stem, file.read_text(encoding="utf-8")
        return
    try:
        found = orjson.loads(file.read_bytes())
        if found.get("format") == APOLLO:
            found = {each["id"]: each["body"] for each in found["operations"]}
    except (ValueError, AttributeError, KeyError, TypeError) as fault:
        raise BadSetting(
            "{file}: a list of persisted documents is expected: {fault}", file=file, fault=repr(fault)
        ) from fault
    for identifier, text in found.items():
        if not isinstance(text, str) or (identifier.startswith(HASHED) and identifier != hash_of(text)):
            raise BadSetting(
                "{file}: {identifier!r} has no document, or is the hash of another", file=file, identifier=identifier
            )
        yield identifier, text
