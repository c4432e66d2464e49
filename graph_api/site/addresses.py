"""Addresses of names: from an IRI to a page on this service, to another site, or to nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from pyoxigraph import NamedNode

_PATHS = {"id/": "/doc/", "doc/": "/doc/", "row/": "/row/", "source/": "/source/", "graph/": "/graph/", "ns": "/ns"}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses under one base IRI; each keeps the choices (`lang`, `version` …) of the reader."""

    base: str
    kept: Mapping[str, str] = field(default_factory=dict)

    def of(self, iri: NamedNode) -> str | None:
        """Return the link for an IRI; an IRI that is not ours becomes a link only if it is http or https."""
        text = iri.value
        if text.startswith(self.base):
            return self._local(text.removeprefix(self.base))
        return text if text.startswith(("https://", "http://")) else None

    def path(self, path: str, **choices: str) -> str:
        """Return a path of this service with the kept and the given choices; an empty choice is left out."""
        chosen = {name: value for name, value in {**self.kept, **choices}.items() if value}
        return f"{path}?{urlencode(chosen)}" if chosen else path

    def is_local(self, iri: NamedNode) -> bool:
        """Return whether the IRI is one of ours."""
        return iri.value.startswith(self.base)

    def _local(self, rest: str) -> str | None:
        """Return the path for an IRI of ours; with a fragment, the document that describes it."""
        document, mark, fragment = rest.partition("#")
        for start, path in _PATHS.items():
            if document.startswith(start):
                return f"{self.path(path + path_text(document.removeprefix(start)))}{mark}{quote(fragment)}"
        return None


def path_text(iri_part: str) -> str:
    """Return part of an IRI for use in a path: non-ASCII characters, and those that end a path, are percent-encoded."""
    return quote(iri_part, safe="/:%~!$&'()*+,;=@")
