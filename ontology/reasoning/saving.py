"""A closure's arrays as files, mapped into memory when they are opened: what nobody uses is not read.

Two sets of files: a `base`, which the folders of a series share by hard links, and a `top` with the relations and the
terms in which a folder differs from it. A top that has grown large becomes a new base: of the relations when those that
changed are many, of the terms, which only ever come, when those that came are.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from pyoxigraph import RdfFormat, Triple, parse, serialize

from ontology.reasoning.arrays import NONE, Ids
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.packed import Packed, read_term, written
from ontology.reasoning.relation import Relation
from ontology.reasoning.rules import Name
from ontology.reasoning.vocabulary import Term

FORMAT: Final = 1
CONTENTS: Final = "closure.json"
LARGE: Final = 0.3
"""The share of all facts, or of all terms, at which the top becomes a new base."""

TERMS: Final = ("text", "ends", "hashes", "order")
RELATIONS: Final = ("keys", "ranks", "turned")


@dataclass(frozen=True, slots=True)
class Base:
    """Files that the next folder may share: where they are, what stands in them, the terms they hold."""

    folder: Path
    index: list[list[Any]]
    terms: int


@dataclass(frozen=True, slots=True)
class Saved:
    """What a folder holds: relations, those of their keys that are conclusions, terms, axioms among the facts."""

    relations: dict[Name, Relation]
    concluded: dict[Name, Ids]
    terms: list[Packed]
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
    """Write a folder that is not there yet; gives the base that the next folder may share.

    The files are not flushed to the disk: after a machine has lost its power, make the closure anew.
    """
    folder.mkdir(parents=True)
    index, changed = _save_relations(folder, relations, base)
    kept = _save_terms(folder, terms, base)
    contents = {
        "format": FORMAT,
        "schema": schema,
        "axioms": (serialize(axioms, format=RdfFormat.N_TRIPLES) or b"").decode(),
        "base": [entry for entry in index if _name(entry) in relations and _name(entry) not in changed],
        "top": _write_relations(folder, "top", changed),
        "concluded": _write_concluded(folder, concluded),
        "files": {file.name: file.stat().st_size for file in sorted(folder.iterdir())},
    }
    (folder / CONTENTS).write_text(json.dumps(contents), encoding="utf-8")
    return Base(folder, index, kept)


def _save_relations(
    folder: Path, relations: Mapping[Name, Relation], base: Base | None
) -> tuple[list[list[Any]], dict[Name, Relation]]:
    """Write or share the base of the relations; gives its index, and those that differ from it."""
    changed = {name: relation for name, relation in relations.items() if relation.changed}
    if base is not None and _size(changed) <= LARGE * _size(relations):
        _link(base.folder, folder, RELATIONS)
        return base.index, changed
    for relation in relations.values():
        relation.changed = False
    return _write_relations(folder, "base", relations), {}


def _save_terms(folder: Path, terms: Dictionary, base: Base | None) -> int:
    """Write or share the base of the terms, and write those that came after; gives how many are in the base."""
    kept, whole = base.terms if base else 0, len(terms.terms)
    if base is not None and whole - kept <= LARGE * whole:
        _link(base.folder, folder, TERMS)
    else:
        kept = whole
        _write_terms(folder, "base", [terms.terms[number] for number in range(whole)])
    _write_terms(folder, "top", [terms.terms[number] for number in range(kept, whole)])
    return kept


def opened(folder: Path, schema: str) -> Saved | None:
    """What a folder holds; None when it holds nothing, something else, or the closure of another schema."""
    try:
        contents = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if contents["format"] != FORMAT or contents["schema"] != schema or not _is_whole(folder, contents["files"]):
        return None
    relations = _read(folder, "base", contents["base"]) | _read(folder, "top", contents["top"])
    for entry in contents["base"]:
        relations[_name(entry)].changed = False
    terms = [Packed(*(_mapped(folder, part, kind) for kind in TERMS)) for part in ("base", "top")]
    axioms = frozenset(quad.triple for quad in parse(contents["axioms"], format=RdfFormat.N_TRIPLES))
    concluded = _read_concluded(folder, contents["concluded"])
    return Saved(relations, concluded, terms, axioms, Base(folder, contents["base"], len(terms[0])))


def _is_whole(folder: Path, sizes: Mapping[str, int]) -> bool:
    return all((file := folder / name).is_file() and file.stat().st_size == size for name, size in sizes.items())


def _link(base: Path, folder: Path, kinds: Iterable[str]) -> None:
    for kind in kinds:
        os.link(_file(base, "base", kind), _file(folder, "base", kind))


def _write_relations(folder: Path, part: str, relations: Mapping[Name, Relation]) -> list[list[Any]]:
    """Write the relations of one set of files; gives for each its name, and where it stands in them."""
    index, at, turned_at = [], 0, 0
    for name, relation in relations.items():
        turned = relation.made_turned
        index.append([*_entry(name), at, len(relation), -1 if turned is None else turned_at])
        at += len(relation)
        turned_at += 0 if turned is None else len(relation)
    kept = list(relations.values())
    _store(folder, part, "keys", [relation.keys for relation in kept], np.int64)
    _store(folder, part, "ranks", [relation.ranks for relation in kept], np.uint16)
    _store(folder, part, "turned", [each.made_turned for each in kept if each.made_turned is not None], np.int64)
    return index


def _write_terms(folder: Path, part: str, terms: Sequence[Term]) -> None:
    packed = Packed.of(terms)
    for kind in TERMS:
        np.save(_file(folder, part, kind), getattr(packed, kind))


def _store(folder: Path, part: str, kind: str, arrays: Sequence[Any], form: Any) -> None:
    np.save(_file(folder, part, kind), np.concatenate([np.empty(0, form), *arrays]))


def _read(folder: Path, part: str, index: Sequence[list[Any]]) -> dict[Name, Relation]:
    keys, ranks, turned = (_mapped(folder, part, kind) for kind in ("keys", "ranks", "turned"))
    found = {}
    for entry in index:
        at, length, turned_at = entry[2:]
        reverse = None if turned_at < 0 else turned[turned_at : turned_at + length]
        found[_name(entry)] = Relation(keys[at : at + length], ranks[at : at + length], reverse)
    return found


def _write_concluded(folder: Path, concluded: Mapping[Name, Ids]) -> list[list[Any]]:
    np.save(folder / "concluded.npy", np.concatenate([NONE, *concluded.values()]))
    return [[*_entry(name), len(keys)] for name, keys in concluded.items()]


def _read_concluded(folder: Path, index: Sequence[list[Any]]) -> dict[Name, Ids]:
    keys, found, at = np.load(folder / "concluded.npy"), {}, 0
    for entry in index:
        found[_name(entry)] = keys[at : at + entry[2]]
        at += entry[2]
    return found


def _mapped(folder: Path, part: str, kind: str) -> Any:
    """An array mapped from its file; what somebody writes to it stays in this process."""
    file = _file(folder, part, kind)
    mapped: Any = np.load(file, mmap_mode="c")
    return mapped.view(np.ndarray)


def _file(folder: Path, part: str, kind: str) -> Path:
    return folder / f"{part}.{kind}.npy"


def _entry(name: Name) -> list[Any]:
    return [written(name.term).decode(), name.arity]


def _name(entry: Sequence[Any]) -> Name:
    return Name(read_term(entry[0]), entry[1])


def _size(relations: Mapping[Name, Relation]) -> int:
    return sum(map(len, relations.values()))
