"""Findings on the classes and properties that `kennisgraaf.toml` names and the ontology lacks.

| code | means |
|---|---|
| `unknown-name` | a key names a class or property that no file of the ontology declares |
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import get_args

from graph_store.errors import BadSetting
from graph_store.text import Text
from ontology.findings import Finding
from ontology.folder_sections import TermKind
from ontology.graph_folder import FILE, graph_folder
from ontology.term_names import spellings
from ontology.toml_lines import TomlLines
from ontology.turtle_files import namespace_prefixes
from ontology.vocabulary import Vocabulary


def name_findings(base: str) -> Iterator[Finding]:
    """Yield every unknown name, with its line in the file and the nearest name; the ontology can be read."""
    folder, vocabulary = graph_folder(), Vocabulary.load(base)
    if folder.path is None:
        return
    lines = TomlLines((folder.path / FILE).read_text(encoding="utf-8"))
    terms: Mapping[TermKind, Mapping[str, object]] = {"class": vocabulary.classes, "property": vocabulary.properties}
    for kind in get_args(TermKind):
        for place, name in folder.file.named(kind):
            if name not in terms[kind]:
                key = ".".join(part for part in place if isinstance(part, str))
                message = Text(
                    "{key} names the {kind} {name!r}, and there is none", key=key, kind=Text(kind), name=name
                )
                near = _near(name, terms[kind]) or Text("declare the {kind} in the ontology", kind=Text(kind))
                yield Finding("unknown-name", name, message, near,
                              file=FILE, line=lines.of(place, name))  # fmt: skip
    known = _spelled(vocabulary, base)
    for term in (each for each in folder.graphql.names if each not in known):
        message = Text("graphql.names names the term {term!r}, and there is none", term=term)
        yield Finding("unknown-name", term, message, _near(term, known),
                      file=FILE, line=lines.of(("graphql", "names", term)))  # fmt: skip


def _near(name: str, known: Iterable[str]) -> str:
    return next((Text("did you mean {name}?", name=each) for each in get_close_matches(name, list(known), 1, 0)), "")


def _spelled(vocabulary: Vocabulary, base: str) -> set[str]:
    """Return the classes and properties of the ontology by IRI, and by `prefix:name` where they have one."""
    terms = [each.iri for each in vocabulary.classes.values()] + [each.iri for each in vocabulary.properties.values()]
    return {each for term in terms for each in spellings(term, namespace_prefixes(base))}


def refuse_unknown_names(base: str) -> None:
    """Refuse a file with unknown names. Raises: BadSetting (400) with the place and the nearest name of each."""
    found = [
        Text("{file}:{line}: {what}; {hint}", file=each.file, line=each.line, what=each.message, hint=each.suggestion)
        for each in name_findings(base)
    ]
    if found:
        raise BadSetting(Text.joined(found))
