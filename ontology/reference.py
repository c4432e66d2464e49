"""The page `docs/reference-ontology.md`: every class and property of the vocabulary, generated from the ontology."""

from collections.abc import Iterable, Mapping

from ontology.class_hierarchy import ClassTerm
from ontology.graph_folder import graph_folder
from ontology.namespaces import local_name
from ontology.turtle_files import namespace_prefixes, shown_file
from ontology.vocabulary import PropertyTerm, Vocabulary

_HEAD = """# Ontology reference

This page is made from {files} and the few terms of the program. [The ontology](ontology.md) explains how
terms are declared. The running service shows the same at `/ns`, with examples from the data.
"""


def reference(vocabulary: Vocabulary) -> str:
    """Return the page: the classes, then the properties, sorted by name, with their texts in both languages."""
    classes = sorted(vocabulary.classes.values(), key=lambda each: each.name)
    properties = sorted(vocabulary.properties.values(), key=lambda each: each.name)
    files = _names(shown_file(file) for file in graph_folder().ontology) or "no file"
    parts = [_HEAD.format(files=files), f"## Classes ({len(classes)})\n", *map(_class, classes)]
    parts += [f"## Properties ({len(properties)})\n", *map(_property, properties)]
    return "\n".join(parts).rstrip() + "\n"


def _class(term: ClassTerm) -> str:
    said = [f"a kind of {_names(term.parents)}" if term.parents else "", "inferred only" if term.inferred else ""]
    return _term(_prefixed(term.iri.value), term.labels, term.comments, said)


def _property(term: PropertyTerm) -> str:
    said = [
        f"from {_names(term.domains)}" if term.domains else "",
        f"to {_names(term.ranges)}" if term.ranges else term.kind.name.lower(),
        f"inverse of `{term.inverse}`" if term.inverse else "",
        "one value at most" if term.single else "",
        f"one of {_names(term.words)}" if term.words else "",
    ]
    return _term(_prefixed(term.iri.value), term.labels, term.comments, said)


def _term(name: str, labels: Mapping[str, str], comments: Mapping[str, str], said: Iterable[str]) -> str:
    words = " / ".join(labels[language] for language in sorted(labels))
    lines = [f"### `{name}`\n", f"**{words}** · {' · '.join(filter(None, said))}".removesuffix(" · ")]
    lines += [f"\n{_plain(comments[language])}" for language in sorted(comments)]
    return "\n".join(lines) + "\n"


def _prefixed(iri: str) -> str:
    """Return an IRI with the prefix that the files of the ontology declare; without one, the IRI itself."""
    name = local_name(iri)
    prefix = namespace_prefixes().get(iri.removesuffix(name))
    return iri if prefix is None else f"{prefix}:{name}"


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("<", "&lt;")
