"""The arrays of a closure as files, mapped into memory when opened, so that unused parts are not read.

There are two sets of files. The `base` is shared by the folders of a series through hard links. The `delta` holds the
differences of one folder: the facts that were added, removed or given another rank, and the new terms. When a delta
has grown large, a new base is written, for facts and terms separately.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from pyoxigraph import RdfFormat, Triple, parse, serialize

from ontology.reasoning.arrays import NONE, Ids, unique
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.mapped_dictionary import MappedDictionary, TermArrays, decode_term, encode_term
from ontology.reasoning.relation import Relation
from ontology.reasoning.rule import Name

FORMAT: Final = 3
CONTENTS: Final = "closure.json"
CONCLUDED: Final = "concluded.npy"
LARGE: Final = 0.1
"""Share of all facts, or of all terms, at which the delta becomes a new base."""

TERMS: Final = ("text", "ends", "hashes", "order")
RELATIONS: Final = ("keys", "ranks", "inverted")
NO_TERMS: Final = TermArrays.of(())


@dataclass(frozen=True, slots=True)
class Base:
    """Files that the next folder may share: their folder and contents.

    `index` lists the relations in the base, `terms` holds the terms of base and delta, and `concluded` the keys of the
    relations that are conclusions. All numbers belong to one `dictionary` and are meaningless for any other.
    """

    folder: Path
    dictionary: Dictionary
    index: list[list[Any]]
    terms: tuple[TermArrays, TermArrays]
    concluded: Mapping[Name, Ids]


@dataclass(frozen=True, slots=True)
class SavedClosure:
    """The contents of a folder: relations, and axioms among the facts. Its `base` holds terms and conclusions."""

    relations: dict[Name, Relation]
    axioms: frozenset[Triple]
    base: Base


def save(
    folder: Path,
    schema: str,
    relations: Mapping[Name, Relation],
    concluded: Mapping[Name, Ids],
    terms: Dictionary,
    axioms: Iterable[Triple],
    base: Base | None,
) -> Base:
    """Write a new folder and return the base that the next folder may share.

    A base with the numbers of another dictionary is not shared. The files are not flushed to disk: after a power
    failure, build the closure again.
    """
    folder.mkdir(parents=True)
    base = base if base is not None and base.dictionary is terms else None
    index, changed = _save_relations(folder, relations, base)
    packed = _save_terms(folder, terms, base)
    contents = {
        "format": FORMAT,
        "schema": schema,
        "axioms": (serialize(axioms, format=RdfFormat.N_TRIPLES) or b"").decode(),
        "base": [entry for entry in index if _is_shared(relations.get(_name(entry)))],
        "delta": _write_changes(folder, changed, relations),
        "concluded": _save_concluded(folder, concluded, base),
        "files": {file.name: file.stat().st_size for file in sorted(folder.iterdir())},
    }
    (folder / CONTENTS).write_text(json.dumps(contents), encoding="utf-8")
    return Base(folder, terms, index, packed, dict(concluded))


def _is_shared(relation: Relation | None) -> bool:
    return relation is not None and relation.dirty is not None


def _save_relations(
    folder: Path, relations: Mapping[Name, Relation], base: Base | None
) -> tuple[list[list[Any]], dict[Name, Ids]]:
    """Write or share the base of the relations. Returns its index, and the keys that differ from it."""
    changed = {name: _changed(relation) for name, relation in relations.items() if relation.dirty != []}
    if base is not None and sum(map(len, changed.values())) <= LARGE * sum(map(len, relations.values())):
        _link(base.folder, folder, "base", RELATIONS)
        return base.index, changed
    for relation in relations.values():
        relation.dirty = []
    return _write_relations(folder, relations), {}


def _changed(relation: Relation) -> Ids:
    """Return the sorted keys that may differ from a base, or all keys if the relation is in no base."""
    if relation.dirty is None:
        return relation.keys
    keys = unique(np.concatenate(relation.dirty))
    relation.dirty = [keys]
    return keys


def _save_terms(folder: Path, terms: Dictionary, base: Base | None) -> tuple[TermArrays, TermArrays]:
    """Write or share the terms of a base, and write those added later. Returns both."""
    whole, (first, later) = len(terms.terms), base.terms if base else (NO_TERMS, NO_TERMS)
    known = len(first) + len(later)
    if base is not None and whole == known:
        _link(base.folder, folder, "base", TERMS)
        _link(base.folder, folder, "delta", TERMS)
        return base.terms
    later = later.followed_by(TermArrays.of(terms.terms[number] for number in range(known, whole)))
    if base is not None and len(later) <= LARGE * whole:
        _link(base.folder, folder, "base", TERMS)
    else:
        first, later = first.followed_by(later), NO_TERMS
        _write_terms(folder, "base", first)
    _write_terms(folder, "delta", later)
    return _read_terms(folder, "base"), _read_terms(folder, "delta")


def load(folder: Path, schema: str) -> SavedClosure | None:
    """Return the contents of a folder, or None if it is empty, unreadable, or holds the closure of another schema."""
    try:
        contents = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if contents["format"] != FORMAT or contents["schema"] != schema or not _is_whole(folder, contents["files"]):
        return None
    relations = _read_relations(folder, contents["base"])
    _read_changes(folder, contents["delta"], relations)
    terms = _read_terms(folder, "base"), _read_terms(folder, "delta")
    axioms = frozenset(quad.triple for quad in parse(contents["axioms"], format=RdfFormat.N_TRIPLES))
    concluded = _read_concluded(folder, contents["concluded"])
    return SavedClosure(relations, axioms, Base(folder, MappedDictionary(terms), contents["base"], terms, concluded))


def _is_whole(folder: Path, sizes: Mapping[str, int]) -> bool:
    return all((file := folder / name).is_file() and file.stat().st_size == size for name, size in sizes.items())


def _link(base: Path, folder: Path, part: str, kinds: Iterable[str]) -> None:
    for kind in kinds:
        os.link(_file(base, part, kind), _file(folder, part, kind))


def _write_relations(folder: Path, relations: Mapping[Name, Relation]) -> list[list[Any]]:
    """Write a base. Returns the name and the position of each relation."""
    index, at, inverted_at = [], 0, 0
    for name, relation in relations.items():
        inverted = relation.cached_inverted
        index.append([*_entry(name), at, len(relation), -1 if inverted is None else inverted_at])
        at += len(relation)
        inverted_at += 0 if inverted is None else len(relation)
    kept = list(relations.values())
    _store(folder, "base", "keys", [relation.keys for relation in kept], np.int64)
    _store(folder, "base", "ranks", [relation.ranks for relation in kept], np.uint16)
    _store(
        folder,
        "base",
        "inverted",
        [each.cached_inverted for each in kept if each.cached_inverted is not None],
        np.int64,
    )
    return index


def _read_relations(folder: Path, index: Sequence[list[Any]]) -> dict[Name, Relation]:
    keys, ranks, inverted = (_mapped(folder, "base", kind) for kind in RELATIONS)
    found = {}
    for entry in index:
        at, length, inverted_at = entry[2:]
        reverse = None if inverted_at < 0 else inverted[inverted_at : inverted_at + length]
        relation = found[_name(entry)] = Relation(keys[at : at + length], ranks[at : at + length], reverse)
        relation.dirty = []
    return found


def _write_changes(folder: Path, changed: Mapping[Name, Ids], relations: Mapping[Name, Relation]) -> list[list[Any]]:
    """Write a delta: keys with their ranks, `ABSENT` for removed ones. Returns the position of each relation."""
    index, at = [], 0
    for name, keys in changed.items():
        index.append([*_entry(name), at, len(keys)])
        at += len(keys)
    _store(folder, "delta", "keys", list(changed.values()), np.int64)
    _store(folder, "delta", "ranks", [relations[name].ranks_of(keys) for name, keys in changed.items()], np.uint16)
    return index


def _read_changes(folder: Path, index: Sequence[list[Any]], relations: dict[Name, Relation]) -> None:
    """Apply the changes in a delta to the relations of a base."""
    keys, ranks = (_mapped(folder, "delta", kind) for kind in ("keys", "ranks"))
    for entry in index:
        place = slice(entry[2], entry[2] + entry[3])
        relations.setdefault(_name(entry), Relation()).apply(keys[place], ranks[place])


def _write_terms(folder: Path, part: str, packed: TermArrays) -> None:
    for kind in TERMS:
        np.save(_file(folder, part, kind), getattr(packed, kind))


def _read_terms(folder: Path, part: str) -> TermArrays:
    return TermArrays(*(_mapped(folder, part, kind) for kind in TERMS))


def _store(folder: Path, part: str, kind: str, arrays: Sequence[Any], form: Any) -> None:
    np.save(_file(folder, part, kind), np.concatenate([np.empty(0, form), *arrays]))


def _save_concluded(folder: Path, concluded: Mapping[Name, Ids], base: Base | None) -> list[list[Any]]:
    """Write or share the conclusions. An array object that was not replaced has the same contents as before."""
    if base is not None and [*map(id, concluded.values())] == [*map(id, base.concluded.values())]:
        os.link(base.folder / CONCLUDED, folder / CONCLUDED)
    else:
        np.save(folder / CONCLUDED, np.concatenate([NONE, *concluded.values()]))
    return [[*_entry(name), len(keys)] for name, keys in concluded.items()]


def _read_concluded(folder: Path, index: Sequence[list[Any]]) -> dict[Name, Ids]:
    keys, found, at = np.load(folder / CONCLUDED), {}, 0
    for entry in index:
        found[_name(entry)] = keys[at : at + entry[2]]
        at += entry[2]
    return found


def _mapped(folder: Path, part: str, kind: str) -> Any:
    """Return an array mapped from its file. Writes to it stay in this process."""
    file = _file(folder, part, kind)
    mapped: Any = np.load(file, mmap_mode="c")
    return mapped.view(np.ndarray)


def _file(folder: Path, part: str, kind: str) -> Path:
    return folder / f"{part}.{kind}.npy"


def _entry(name: Name) -> list[Any]:
    return [encode_term(name.term).decode(), name.arity]


def _name(entry: Sequence[Any]) -> Name:
    return Name(decode_term(entry[0]), entry[1])
