"""Access to what is not public: tokens with scopes and an expiry date. The state folder keeps only hashes of them."""

import fcntl
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from starlette.requests import Request

from graph_store.durable_files import write_durably
from graph_store.errors import BadRequest, Damaged, Forbidden, NotFound, Unauthorized

SCOPES = ("update", "store", "upload", "admin")
"""`update`: /update · `store`: writes to /store · `upload`: files of inventories · `admin`: with `force=true`, graphs
of inventories."""

REPLICATE = "replicate"
"""The scope to copy whole versions, also what no page shows of them. No token has it unless it was asked for."""

FILE = "tokens.json"


@dataclass(frozen=True, slots=True)
class Token:
    """The stored record of a token. The text itself is not stored, only its SHA-256."""

    id: str
    sha256: str
    scopes: tuple[str, ...]
    created: str
    expires: str | None = None
    note: str = ""

    @property
    def has_expired(self) -> bool:
        """Return whether the token has expired."""
        return self.expires is not None and datetime.fromisoformat(self.expires) <= datetime.now(UTC)


class Tokens:
    """The tokens of a state folder; a change made by another process is seen at the next read."""

    def __init__(self, root: Path) -> None:
        self._root, self._file = root, root / FILE
        self._seen: tuple[object, tuple[Token, ...]] = None, ()

    def all(self) -> tuple[Token, ...]:
        """Return every token, oldest first. Raises: Damaged (500)."""
        try:
            found = self._file.stat()
        except FileNotFoundError:
            return ()
        stamp = found.st_ino, found.st_mtime_ns
        if self._seen[0] != stamp:
            self._seen = stamp, self._read()
        return self._seen[1]

    def new(self, scopes: Sequence[str] = SCOPES, *, days: int | None = None, note: str = "") -> tuple[str, Token]:
        """Create a token and return its text, which is shown only this once, and its stored record.

        Raises: BadRequest (400) for an unknown scope.
        """
        if unknown := [scope for scope in scopes if scope not in (*SCOPES, REPLICATE)]:
            known = ", ".join((*SCOPES, REPLICATE))
            raise BadRequest("Unknown scope {unknown!r}; choose from {scopes}.", unknown=unknown[0], scopes=known)
        now = datetime.now(UTC).replace(microsecond=0)
        expires = None if days is None else (now + timedelta(days=days)).isoformat()
        name = secrets.token_hex(4)
        text = f"kg_{name}_{secrets.token_urlsafe(32)}"
        token = Token(name, _hashed(text), tuple(dict.fromkeys(scopes)), now.isoformat(), expires, note)
        with self._changing() as tokens:
            tokens.append(token)
        return text, token

    def revoke(self, name: str) -> None:
        """Revoke a token. Raises: NotFound (404)."""
        with self._changing() as tokens:
            kept = [token for token in tokens if token.id != name]
            if len(kept) == len(tokens):
                raise NotFound("There is no token {name!r}. List the tokens with: kennisgraaf token list.", name=name)
            tokens[:] = kept

    def bearer(self, text: str) -> Token:
        """Return the token with this text. The comparison takes the same time wherever a wrong text differs.

        Raises: Unauthorized (401) for a token that is unknown, revoked or expired.
        """
        hashed, found = _hashed(text), None
        for token in self.all():
            if hmac.compare_digest(token.sha256, hashed):
                found = token
        if found is None:
            raise Unauthorized("This token is unknown or has been revoked.")
        if found.has_expired:
            raise Unauthorized("This token expired on {expires}.", expires=found.expires)
        return found

    def named(self, name: str) -> Token:
        """Return the token with this id. Raises: Unauthorized (401) for one that is revoked or expired."""
        found = next((token for token in self.all() if token.id == name and not token.has_expired), None)
        if found is None:
            raise Unauthorized("The token was revoked, or has expired.")
        return found

    def _read(self) -> tuple[Token, ...]:
        try:
            rows = json.loads(self._file.read_text(encoding="utf-8"))["tokens"]
            return tuple(Token(**{**row, "scopes": tuple(row["scopes"])}) for row in rows)
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise Damaged("{file} cannot be read: {fault}", file=self._file, fault=fault) from fault

    @contextmanager
    def _changing(self) -> Iterator[list[Token]]:
        """Give the tokens to change, to one process at a time, and write them when the block ends."""
        self._root.mkdir(parents=True, exist_ok=True)
        with (self._root / "tokens.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            tokens = [*self.all()]
            yield tokens
            before = os.umask(0o077)
            try:
                write_durably(self._file, json.dumps({"tokens": [asdict(token) for token in tokens]}, indent=1) + "\n")
            finally:
                os.umask(before)


def authorised(request: Request, tokens: Tokens, scope: str) -> Token:
    """Return the token of a request, after checking that it has this scope.

    Raises: Unauthorized (401) without a valid token, Forbidden (403) without the scope.
    Source: https://www.rfc-editor.org/rfc/rfc6750#section-2.1
    """
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not text.strip():
        raise Unauthorized(
            "This needs a token (kennisgraaf token new --scope {scope}): send it as Authorization: Bearer TOKEN.",
            scope=scope,
        )
    return with_scope(tokens.bearer(text.strip()), scope)


def with_scope(token: Token, scope: str) -> Token:
    """Return a token that has a scope. Raises: Forbidden (403) if it does not."""
    if scope not in token.scopes:
        raise Forbidden(
            "The token {id} has the scopes {scopes}; this needs {scope}.",
            id=token.id,
            scopes=", ".join(token.scopes),
            scope=scope,
        )
    return token


def public(token: Token) -> dict[str, object]:
    """Return the public fields of a token."""
    shown = asdict(replace(token, sha256=""))
    return {name: value for name, value in shown.items() if name != "sha256"}


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
