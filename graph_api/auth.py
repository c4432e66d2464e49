"""Who may write: tokens of which the state folder keeps hashes only, each with what it is good for and until when."""

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

from graph_store.errors import BadRequest, Damaged, Forbidden, NotFound, Unauthorized
from graph_store.files import write_durably

SCOPES = ("update", "store", "admin")
"""`update`: POST /update · `store`: writes to /store · `admin`: with `force=true`, graphs of inventories too."""

FILE = "tokens.json"


@dataclass(frozen=True, slots=True)
class Token:
    """What is kept of a token: the SHA-256 of its text, and no more of that."""

    id: str
    sha256: str
    scopes: tuple[str, ...]
    created: str
    expires: str | None = None
    note: str = ""

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return self.expires is not None and datetime.fromisoformat(self.expires) <= datetime.now(UTC)


class Tokens:
    """The tokens of a state folder; what another process changes is seen at the next look."""

    def __init__(self, root: Path) -> None:
        self._root, self._file = root, root / FILE
        self._seen: tuple[object, tuple[Token, ...]] = None, ()

    def all(self) -> tuple[Token, ...]:
        """Every token, oldest first. Raises: Damaged (500)."""
        try:
            found = self._file.stat()
        except FileNotFoundError:
            return ()
        stamp = found.st_ino, found.st_mtime_ns
        if self._seen[0] != stamp:
            self._seen = stamp, self._read()
        return self._seen[1]

    def new(self, scopes: Sequence[str] = SCOPES, *, days: int | None = None, note: str = "") -> tuple[str, Token]:
        """A new token: its text, which is told this once, and what is kept of it.

        Raises: BadRequest (400) for a scope that is none.
        """
        if unknown := [scope for scope in scopes if scope not in SCOPES]:
            raise BadRequest(f"{unknown[0]!r} is no scope; there are {', '.join(SCOPES)}.")
        now = datetime.now(UTC).replace(microsecond=0)
        expires = None if days is None else (now + timedelta(days=days)).isoformat()
        name = secrets.token_hex(4)
        text = f"kg_{name}_{secrets.token_urlsafe(32)}"
        token = Token(name, _hashed(text), tuple(dict.fromkeys(scopes)), now.isoformat(), expires, note)
        with self._changing() as tokens:
            tokens.append(token)
        return text, token

    def revoke(self, name: str) -> None:
        """Take a token back. Raises: NotFound (404)."""
        with self._changing() as tokens:
            kept = [token for token in tokens if token.id != name]
            if len(kept) == len(tokens):
                raise NotFound(f"There is no token {name!r}; kennisgraaf token list shows those there are.")
            tokens[:] = kept

    def bearer(self, text: str) -> Token:
        """The token with this text, found in the same time whatever part of it is wrong.

        Raises: Unauthorized (401) for one that is unknown, taken back or past its time.
        """
        hashed, found = _hashed(text), None
        for token in self.all():
            if hmac.compare_digest(token.sha256, hashed):
                found = token
        if found is None:
            raise Unauthorized("This token is unknown here, or has been taken back.")
        if found.has_expired:
            raise Unauthorized(f"This token was good until {found.expires}.")
        return found

    def _read(self) -> tuple[Token, ...]:
        try:
            rows = json.loads(self._file.read_text(encoding="utf-8"))["tokens"]
            return tuple(Token(**{**row, "scopes": tuple(row["scopes"])}) for row in rows)
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise Damaged(f"{self._file} cannot be read: {fault}") from fault

    @contextmanager
    def _changing(self) -> Iterator[list[Token]]:
        """The tokens to change, one process at a time; they are written when the block ends."""
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
    """The token of a request, which is good for this scope.

    Raises: Unauthorized (401) without a token or with one that is none, Forbidden (403) without the scope.
    Source: https://www.rfc-editor.org/rfc/rfc6750#section-2.1
    """
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not text.strip():
        raise Unauthorized("Writing needs a token: send Authorization: Bearer and one that kennisgraaf token new made.")
    token = tokens.bearer(text.strip())
    if scope not in token.scopes:
        raise Forbidden(f"The token {token.id} has the scopes {', '.join(token.scopes)}; this needs {scope}.")
    return token


def public(token: Token) -> dict[str, object]:
    """What may be shown of a token."""
    shown = asdict(replace(token, sha256=""))
    return {name: value for name, value in shown.items() if name != "sha256"}


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
