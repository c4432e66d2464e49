"""Names for rows and things that have none, made from their kind and what they link: `seat (Oak committee · chair)`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from pyoxigraph import NamedNode, Triple

from ontology.namespaces import kg, row_base, row_parts, thing
from ontology.vocabulary import Vocabulary

_CLASS: Final = "class:"
_EMPTY: Final = "-"
_OF_DOCUMENTS: Final = ("ended", "endedBy", "hasRow", "inDocument")
_MOST: Final = 3
"""Most things in the name of a thing."""


@dataclass(frozen=True, slots=True)
class BuiltNames:
    """Names in one language, from the names, classes and facts of things; `name` is empty for a thing without one."""

    name: Callable[[NamedNode], str]
    classes: Callable[[NamedNode], Iterable[object]]
    facts: Callable[[NamedNode], Iterable[Triple]]
    base: str

    def of(self, node: NamedNode) -> str:
        """Return the name of a row or a thing without one; an empty text if it links nothing, or is something else."""
        is_row = node.value.startswith(row_base(self.base))
        if not is_row and not self._is_thing(node):
            return ""
        parts = [*self._parts(node)] if is_row else []
        parts = parts or [each for each in map(self.name, self._links(node)) if each][:_MOST]
        kind = (self._kind(self.classes(node)) or (self.name(kg("Row", self.base)) if is_row else "")) if parts else ""
        return f"{kind} ({' · '.join(parts)})" if kind else ""

    def _parts(self, row: NamedNode) -> Iterator[str]:
        """Yield the parts of the key of a row by their names; nothing if it has no name of a thing."""
        parts = [each for each in key_parts(row, self.base) if each[0] not in ("", _EMPTY)]
        names = [self.name(node) if node else "" for _, node in parts]
        if any(names):
            links = [] if all(names) else self._links(row)
            yield from (name or self._code(text, links) for name, (text, _) in zip(names, parts, strict=True))

    def _code(self, text: str, links: list[NamedNode]) -> str:
        """Return the name of a link or a property that a part of a key is the code of; otherwise the part itself."""
        link = next((each for each in links if each.value.endswith(f"/{text}")), None)
        first, *others = text.split("_")
        field = Vocabulary.load(self.base).properties.get(first + "".join(each.title() for each in others))
        found = link or (field.iri if field and others else None)
        return (self.name(found) if found else "") or text.removeprefix(_CLASS).replace("_", " ")

    def _kind(self, classes: Iterable[object]) -> str:
        vocabulary = Vocabulary.load(self.base)
        known = vocabulary.class_names
        names = {known[each] for each in classes if isinstance(each, NamedNode) and each in known} - {"Row"}
        lowest = min(vocabulary.lowest(names), default="")
        return self.name(vocabulary.classes[lowest].iri) if lowest else ""

    def _links(self, node: NamedNode) -> list[NamedNode]:
        """Return the things that a thing links, without documents, which nearly everything links."""
        of_documents = {kg(name, self.base) for name in _OF_DOCUMENTS}
        facts = sorted(self.facts(node), key=lambda fact: fact.predicate.value)
        linked = (fact.object for fact in facts if fact.predicate not in of_documents)
        return [*dict.fromkeys(each for each in linked if isinstance(each, NamedNode) and self._is_thing(each))]

    def _is_thing(self, term: NamedNode) -> bool:
        return term.value.startswith(f"{self.base}id/")


def key_parts(row: NamedNode, base: str) -> Iterator[tuple[str, NamedNode | None]]:
    """Yield the parts of the key of a row, each with the IRI that the thing or class with this key has."""
    for text in unquote(row_parts(row.value, base)[1].partition("#")[0]).split("/"):
        try:
            yield text, kg(text.removeprefix(_CLASS), base) if text.startswith(_CLASS) else thing(text, base)
        except ValueError:  # an IRI cannot hold the text
            yield text, None
