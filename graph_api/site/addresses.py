"""Where a name leads: from an IRI to an address on this service, or elsewhere on the web, or nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from pyoxigraph import NamedNode

_PATHS = {"id/": "/doc/", "doc/": "/doc/", "row/": "/row/", "source/": "/source/", "graph/": "/graph/", "ns": "/ns"}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses under one base IRI; each keeps the choices (`lang`, `version` …) the reader made."""

    base: str
    kept: Mapping[str, str] = field(default_factory=dict)

    def of(self, iri: NamedNode) -> str | None:
        """The href that shows what an IRI names; only http and https IRIs of others are ever links."""
        text = iri.value
        if text.startswith(self.base):
            return self._local(text.removeprefix(self.base))
        return text if text.startswith(("https://", "http://")) else None

    def path(self, path: str, **choices: str) -> str:
        """A path of this service with the kept choices and those given; an empty choice is left out."""
        chosen = {name: value for name, value in {**self.kept, **choices}.items() if value}
        return f"{path}?{urlencode(chosen)}" if chosen else path

    def is_local(self, iri: NamedNode) -> bool:
        """Whether the IRI is one of ours."""
        return iri.value.startswith(self.base)

    def _local(self, rest: str) -> str | None:
        """Where a name of ours leads: with a fragment, to the document in which it is told of."""
        document, mark, fragment = rest.partition("#")
        for start, path in _PATHS.items():
            if document.startswith(start):
                return f"{self.path(path + path_text(document.removeprefix(start)))}{mark}{quote(fragment)}"
        return None


def members_path(href: str) -> str:
    """From the address of a class in the vocabulary to the page of its members."""
    path, _, name = href.partition("#")
    return f"/class/{name}{path.removeprefix('/ns')}" if path.startswith("/ns") and name else href


def path_text(iri_part: str) -> str:
    """Part of an IRI as part of a path: what is not ASCII, and what would end the path, is percent-encoded."""
    return quote(iri_part, safe="/:%~!$&'()*+,;=@")
