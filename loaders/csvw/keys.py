"""Names in IRIs: the stem of a file, the key of a row, and the texts that an IRI may hold."""

import re
from collections.abc import Mapping
from hashlib import blake2b
from typing import TypeAlias
from urllib.parse import quote, unquote

from ontology.namespaces import row_base

Texts: TypeAlias = Mapping[str, str]
"""The canonical text of each cell that is not empty, by column name."""

_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`]')


needs_no_encoding = re.compile(r"[A-Za-z0-9._~:-]+").fullmatch
"""Matches a text that needs no encoding in an IRI."""


def is_workbook(file: str) -> bool:
    """Return whether a file, or a sheet in it (`cities.xlsx#Sheet`), is a workbook by its name."""
    return file.partition("#")[0].lower().endswith(".xlsx")


def file_stem(name: str) -> str:
    """Return a file name without its last extension, as used in IRIs; `cities-Sheet` for a sheet of a workbook."""
    file, _, sheet = name.partition("#")
    stem = file.rsplit(".", 1)[0]
    return key_part(f"{stem}-{unquote(sheet)}" if sheet else stem)


def key_part(text: str | None) -> str:
    """Return one part of a row's key, percent-encoded except `A-Za-z0-9-._~:`; an empty part is `-`."""
    if not text:
        return "-"
    return text if needs_no_encoding(text) else quote(text, safe=":")


def row_key(texts: Texts, columns: tuple[str, ...]) -> str:
    """Return the key of a row, as used in the IRI of its row node."""
    return "/".join(key_part(texts.get(column)) for column in columns)


def key_hash(key: str) -> int:
    """Return a number of 64 bits for a key: two keys have the same one only by a chance that never comes."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")


def document_slug(key: str) -> str:
    """Return the part of a document's key that is used in IRIs of rows: `2020` for `plan:2020`."""
    return key_part(key.partition(":")[2] or key)


def row_iri(base: str, stem: str, key: str) -> str:
    """Return the IRI of a row, by the stem of its table and its key."""
    return f"{row_base(base)}{stem}/{key}"


def is_iri(text: str) -> bool:
    """Return whether the text has a scheme and no character that an IRI may not have."""
    return ":" in text and not _NOT_IN_IRI.search(text)
