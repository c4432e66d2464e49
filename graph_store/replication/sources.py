"""Where a replica copies from: the service of a primary, or its state folder, perhaps itself a copy."""

import hashlib
import io
import time
import urllib.request
from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPException
from pathlib import Path
from typing import IO, Final, Protocol
from urllib.error import HTTPError

from graph_store.errors import Forbidden, NotFound, PrimaryFailed, StateFault, Unauthorized
from graph_store.no_redirects import NoRedirects
from graph_store.replication.listing import MOST_BYTES, Listing, decode
from graph_store.replication.primary import PATCH, Primary
from graph_store.text import Text
from graph_store.versions import State

PATH: Final = "/replication"
"""The address of the listing at a primary; its files are below it."""

TIMEOUT_S: Final = 30
LOOK_S: Final = 0.1
"""Seconds between two looks for something new."""

_CHUNK_BYTES: Final = 1 << 20


class Source(Protocol):
    """A primary. Every method raises PrimaryFailed (502) if it cannot be read; a file may be gone the next moment."""

    @property
    def address(self) -> str:
        """Return the address of the primary, for messages."""
        ...

    def listing(self, known: str, wait_s: float) -> Listing | None:
        """Return what is published as soon as its tag is not `known`; None after `wait_s` seconds without news."""
        ...

    def open(self, name: str) -> IO[bytes]:
        """Return a file of a version or of the state."""
        ...


class FolderSource:
    """A state folder, on this machine or copied to it."""

    def __init__(self, folder: Path, base: str) -> None:
        """Raises: StateFault (500) if it is not a state folder; StateFormat, OtherBase (500)."""
        if not (folder / "FORMAT").is_file():
            raise StateFault("{folder} is not the state folder of a primary.", folder=folder)
        self.address = str(folder.resolve())
        self._primary = Primary(State(folder, base))

    def listing(self, known: str, wait_s: float) -> Listing | None:
        """Return what is published as soon as its tag is not `known`; None after `wait_s` seconds without news."""
        until = time.monotonic() + wait_s
        while (found := self._primary.listing()).tag == known:
            if time.monotonic() >= until:
                return None
            time.sleep(LOOK_S)
        return found

    def open(self, name: str) -> IO[bytes]:
        """Return a file of a version or of the state. Raises: PrimaryFailed (502)."""
        folder, _, last = name.removeprefix("versions/").rpartition("/")
        try:
            if last == PATCH:
                return io.BytesIO(self._primary.patch(folder).encode())
            return self._primary.file(name).open("rb")
        except (NotFound, OSError) as fault:
            raise PrimaryFailed("{address} has no file {name}.", address=self.address, name=name) from fault


class HttpSource:
    """The service of a primary, which gives its files to whoever has a token with the scope `replicate`."""

    def __init__(self, address: str, token: str) -> None:
        self.address, self._token = address.rstrip("/"), token

    def listing(self, known: str, wait_s: float) -> Listing | None:
        """Return what is published as soon as its tag is not `known`; None after `wait_s` seconds without news.

        Raises: PrimaryFailed (502); Unauthorized (401), Forbidden (403) if the token is not accepted.
        """
        answer = self._get(f"?wait={wait_s:g}", {"If-None-Match": f'"{known}"'})
        if answer is None:
            return None
        with answer:
            return decode(read(answer, MOST_BYTES, "the listing"))

    def open(self, name: str) -> IO[bytes]:
        """Return a file of a version or of the state.

        Raises: PrimaryFailed (502); Unauthorized (401), Forbidden (403) if the token is not accepted.
        """
        answer = self._get(f"/{name}", {})
        if answer is None:
            raise PrimaryFailed("{url} answers {status}.", url=f"{self.address}{PATH}/{name}", status=304)
        return answer

    def _get(self, path: str, headers: Mapping[str, str]) -> IO[bytes] | None:
        url, sent = f"{self.address}{PATH}{path}", {"Authorization": f"Bearer {self._token}", **headers}
        try:
            found: IO[bytes] = _OPENER.open(urllib.request.Request(url, headers=sent), timeout=TIMEOUT_S)  # noqa: S310
        except HTTPError as fault:
            with closing(fault):
                if fault.code == 304:
                    return None
                raise _refusal(fault.code, url) from fault
        except (OSError, HTTPException, ValueError) as fault:
            reason = getattr(fault, "reason", fault)
            raise PrimaryFailed("{address} cannot be reached: {fault}", address=self.address, fault=reason) from fault
        return found


def read(file: IO[bytes], most: int, name: str) -> bytes:
    """Return the content of a file of a primary. Raises: PrimaryFailed (502) if it is larger than `most` bytes."""
    target = io.BytesIO()
    copied(file, target, most, name)
    return target.getvalue()


def copied(file: IO[bytes], target: IO[bytes], most: int, name: str) -> str:
    """Copy a file of a primary and return its SHA-256.

    Raises: PrimaryFailed (502) if it is larger than `most` bytes, or the primary stops sending.
    """
    found, left = hashlib.sha256(), most
    try:
        while chunk := file.read(_CHUNK_BYTES):
            left -= len(chunk)
            if left < 0:
                raise PrimaryFailed("{name} of the primary is larger than {most} bytes.", name=name, most=most)
            found.update(chunk)
            target.write(chunk)
    except TimeoutError as fault:
        raise PrimaryFailed("The primary stopped sending {name}.", name=name) from fault
    except (HTTPException, ConnectionError) as fault:
        raise PrimaryFailed("{name} of the primary was cut: {fault}", name=name, fault=fault) from fault
    return found.hexdigest()


def _refusal(status: int, url: str) -> PrimaryFailed | Unauthorized | Forbidden:
    if status not in (Unauthorized.status, Forbidden.status):
        return PrimaryFailed("{url} answers {status}.", url=url, status=status)
    needed = Text(
        "{url} needs a token with the scope replicate: make one at the primary with kennisgraaf token new --scope "
        "replicate, and set KENNISGRAAF_PRIMARY_TOKEN.",
        url=url,
    )
    return Unauthorized(needed) if status == Unauthorized.status else Forbidden(needed)


_OPENER = urllib.request.build_opener(NoRedirects)
"""It follows no redirect, because the token is meant for one host."""
