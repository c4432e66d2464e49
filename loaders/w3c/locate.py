"""Find the metadata of a CSV file. https://www.w3.org/TR/tabular-data-model/#locating-metadata"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import urljoin

from graph_store.errors import RejectedMetadata
from graph_store.json_text import read_json
from loaders.map.templates import standard_template
from loaders.w3c.description import Reader
from loaders.w3c.model import Json, Table, TableGroup, Warn


class Fetched(NamedTuple):
    """An answer: its status as in HTTP, its bytes, its headers."""

    status: int
    content: bytes
    headers: Mapping[str, str]


Fetch: TypeAlias = Callable[[str], Fetched]

_LINK = re.compile(r"<([^>]*)>\s*;([^,]*)")
_TYPES = ("application/csvm+json", "application/ld+json", "application/json")
_WELL_KNOWN = ("{+url}-metadata.json", "csv-metadata.json")


@dataclass(slots=True)
class Locator:
    """Find and read metadata; `fetch` loads the content of a URL."""

    fetch: Fetch
    warn: Warn

    def group(self, url: str, metadata: str | None) -> TableGroup | None:
        """Return the tables to convert for a URL of metadata or of a CSV file; None if no metadata describes it.

        Raises: RejectedMetadata (422).
        """
        if metadata is not None:
            return self._described(metadata)
        found = self.fetch(url)
        if found.status != 200:
            raise RejectedMetadata("{url} cannot be read", url=url)
        if url.split("?")[0].endswith(".json"):
            return self._described(url)
        for address in self._candidates(url, found.headers):
            group = self._if_there(address)
            if group is not None and any(table.url == url for table in group.tables):
                group.tables = [table for table in group.tables if table.url == url] or group.tables
                return group
            if group is not None:
                self.warn(f"{address} does not describe {url}")
        return None

    def _candidates(self, url: str, headers: Mapping[str, str]) -> Iterator[str]:
        """Yield the URLs where metadata of a CSV file may be, best first."""
        for target, parameters in _LINK.findall(headers.get("Link", "")):
            if re.search(r'rel="?describedby"?', parameters) and any(each in parameters for each in _TYPES):
                yield urljoin(url, target)
        for template in self._well_known(url):
            yield urljoin(url, standard_template(template, str, {"url": url}).expand({}) or "")

    def _well_known(self, url: str) -> list[str]:
        found = self.fetch(urljoin(url, "/.well-known/csvm"))
        return found.content.decode().split() if found.status == 200 else list(_WELL_KNOWN)

    def _if_there(self, address: str) -> TableGroup | None:
        found = self.fetch(address)
        return self._read(address, found.content) if found.status == 200 else None

    def _described(self, address: str) -> TableGroup:
        found = self.fetch(address)
        if found.status != 200:
            raise RejectedMetadata("{address} cannot be read", address=address)
        return self._read(address, found.content)

    def _read(self, address: str, content: bytes) -> TableGroup:
        return Reader(address, self.warn, self._object).group(_parsed(address, content))

    def _object(self, address: str) -> Json:
        return _parsed(address, self.fetch(address).content)


def _parsed(address: str, content: bytes) -> Json:
    try:
        found: Any = read_json(content)
    except ValueError as fault:
        raise RejectedMetadata("{address} is not JSON: {fault}", address=address, fault=fault) from fault
    if not isinstance(found, dict):
        raise RejectedMetadata("{address} is not a JSON object", address=address)
    return found


def bare_table(url: str) -> TableGroup:
    """Return the group of a CSV file that no metadata describes."""
    table = Table(url, None, [], None, False, [], [], None, [], [], {})
    return TableGroup(None, [table], base=url)
