"""Terms as bytes in arrays that can be mapped from a file, found by number or by value."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
from pyoxigraph import BaseDirection, BlankNode, Literal, NamedNode

from ontology.namespaces import XSD
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.owl_terms import Term

Bytes: TypeAlias = npt.NDArray[np.uint8]
Hashes: TypeAlias = npt.NDArray[np.uint64]
Numbers: TypeAlias = npt.NDArray[np.int64]

STRING: Final = f"{XSD}string"
_DIRECTIONS: Final = {str(each): each for each in (BaseDirection.LTR, BaseDirection.RTL)}


@dataclass(frozen=True, slots=True)
class TermArrays:
    """Terms in the order of their numbers: their bytes, the end of each, and their numbers in the order of hashes."""

    text: Bytes
    ends: Numbers
    hashes: Hashes
    order: Numbers

    @classmethod
    def of(cls, terms: Iterable[Term]) -> "TermArrays":
        """Pack the terms."""
        texts = [encode_term(term) for term in terms]
        hashes = np.array([_hash(text) for text in texts], np.uint64)
        order = np.argsort(hashes, kind="stable")
        text = np.frombuffer(b"".join(texts), np.uint8)
        return cls(text, np.cumsum([len(text) for text in texts], dtype=np.int64), hashes[order], order)

    def followed_by(self, other: "TermArrays") -> "TermArrays":
        """Return these terms followed by the others, without reading or hashing them again."""
        hashes = np.concatenate((self.hashes, other.hashes))
        order = np.concatenate((self.order, other.order + len(self)))
        by_hash = np.argsort(hashes, kind="stable")
        ends = np.concatenate((self.ends, other.ends + len(self.text)))
        return TermArrays(np.concatenate((self.text, other.text)), ends, hashes[by_hash], order[by_hash])

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> Term:
        return decode_term(self._bytes(number).decode())

    def find(self, term: Term) -> int | None:
        """Return the number of a term, or None if it is not packed here."""
        text = encode_term(term)
        wanted = np.uint64(_hash(text))
        at = int(self.hashes.searchsorted(wanted))
        while at < len(self.hashes) and self.hashes[at] == wanted:
            number = int(self.order[at])
            if self._bytes(number) == text:
                return number
            at += 1
        return None

    def _bytes(self, number: int) -> bytes:
        start = int(self.ends[number - 1]) if number else 0
        return self.text[start : int(self.ends[number])].tobytes()


class LayeredTerms:
    """Terms by number: packed ones first, then those added later."""

    def __init__(self, packed: Iterable[TermArrays]) -> None:
        self._layers: list[tuple[int, TermArrays]] = []
        self._later: list[Term] = []
        self._seen: dict[int, Term] = {}
        self._start = 0
        for layer in packed:
            self._layers.append((self._start, layer))
            self._start += len(layer)

    def __len__(self) -> int:
        return self._start + len(self._later)

    def __getitem__(self, number: int) -> Term:
        if number >= self._start:
            return self._later[number - self._start]
        term = self._seen.get(number)
        if term is None:
            start, layer = next(found for found in reversed(self._layers) if found[0] <= number)
            term = self._seen[number] = layer[number - start]
        return term

    def append(self, term: Term) -> None:
        """Give a term the next number."""
        self._later.append(term)

    def find(self, term: Term) -> int | None:
        """Return the number of a packed term, or None."""
        for start, layer in self._layers:
            if (number := layer.find(term)) is not None:
                return start + number
        return None


class MappedDictionary(Dictionary):
    """Numbers for terms, most of which are packed and looked up only when needed."""

    def __init__(self, packed: Iterable[TermArrays]) -> None:
        super().__init__()
        self._layers = self.terms = LayeredTerms(packed)

    def number(self, term: Term) -> int:
        """Return the number of a term, and assign a new one if needed."""
        number = self.known(term)
        if number is None:
            number = self._numbers[term] = len(self.terms)
            self.terms.append(term)
        return number

    def known(self, term: Term) -> int | None:
        """Return the number of a term, or None if it has no number."""
        number = self._numbers.get(term)
        if number is None and (number := self._layers.find(term)) is not None:
            self._numbers[term] = number
        return number


def _hash(text: bytes) -> int:
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "little")


def encode_term(term: Term) -> bytes:
    """Encode a term as a mark for its kind, followed by its contents."""
    if isinstance(term, NamedNode):
        return b"<" + term.value.encode()
    if isinstance(term, BlankNode):
        return b"_" + term.value.encode()
    if term.language:
        return f"@{term.language}{f'--{term.direction}' if term.direction else ''} {term.value}".encode()
    return (f'"{term.value}' if term.datatype.value == STRING else f"^{term.datatype.value} {term.value}").encode()


def decode_term(text: str) -> Term:
    """Decode a term from its written form."""
    mark, rest = text[0], text[1:]
    if mark == "<":
        return NamedNode(rest)
    if mark == "_":
        return BlankNode(rest)
    if mark == '"':
        return Literal(rest)
    kind, _, value = rest.partition(" ")
    if mark == "^":
        return Literal(value, datatype=NamedNode(kind))
    language, _, direction = kind.partition("--")
    return Literal(value, language=language, direction=_DIRECTIONS.get(direction))
