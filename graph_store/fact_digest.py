"""The digest of a fact: 16 bytes by which the rows that state it are found, see `graph_store.stating_rows`.

It is the beginning of the SHA-256 of `STR(s) " " STR(p) " " STR(o) " " suffix`. The suffix is empty for an IRI, else
`STR(DATATYPE(o)) "@" LANG(o)`.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

DIGEST_BYTES: Final = 16


def fact_digest(triple: Triple) -> bytes:
    """Return the digest of a fact without blank nodes."""
    return digest_of(triple.subject, triple.predicate, triple.object)


def digest_of(s: object, p: NamedNode, o: object) -> bytes:
    """Return the digest of the fact with this subject, property and object."""
    return digest_of_text(f"{_value(s)} {p.value} {_value(o)} {suffix(o)}")


def digest_of_text(text: str) -> bytes:
    """Return the digest of the fact that is written as this text: subject, property, object, suffix."""
    return sha256(text.encode()).digest()[:DIGEST_BYTES]


def suffix(term: object) -> str:
    """Return the part of a digest that gives the kind of the object."""
    return f"{term.datatype.value}@{term.language or ''}" if isinstance(term, Literal) else ""


def joined(digests: Iterable[bytes]) -> bytes:
    """Return different digests in one order, end to end."""
    return b"".join(sorted(set(digests)))


def parted(digests: bytes) -> frozenset[bytes]:
    """Return the digests that stand end to end."""
    return frozenset(digests[at : at + DIGEST_BYTES] for at in range(0, len(digests), DIGEST_BYTES))


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
