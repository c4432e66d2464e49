"""Each term of the ontology is used by a row, a question, a shape or a rule."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode

from ontology.declared_terms import declared_terms
from ontology.namespaces import (
    OWL_INVERSE_OF,
    RDFS_DOMAIN,
    RDFS_RANGE,
    RDFS_SUB_CLASS_OF,
    RDFS_SUB_PROPERTY_OF,
    kg,
    local_name,
)
from ontology.reasoning import compile_rules
from ontology.turtle_files import CORE, ontology_triples

ROOT = Path(__file__).parents[2]
FILES = [
    ROOT / "data" / "jaarplan-2020" / "csv-metadata.json",
    ROOT / "tests" / "synthetic" / "csv-metadata.json",
    ROOT / "ontology" / "shapes.ttl",
    *(ROOT / "queries" / "competency").glob("*.rq"),
]
FIELDS = [*(ROOT / "queries" / "competency").glob("*.graphql")]

ABOVE = (RDFS_SUB_CLASS_OF, RDFS_SUB_PROPERTY_OF, RDFS_DOMAIN, RDFS_RANGE)
FOLLOWED = frozenset({"cax-sco", "prp-spo1", "prp-dom", "prp-rng", "prp-inv1", "prp-inv2"})


def written() -> set[str]:
    """Return the words of metadata, shapes and questions; in GraphQL, terms have no prefix."""
    found = {word for file in FILES for word in re.findall(r"(?:kg:|ns#|class:)(\w+)", file.read_text("utf-8"))}
    return found.union(*(re.findall(r"\w+", file.read_text("utf-8")) for file in FIELDS))


def concluded() -> Iterator[str]:
    """Yield the terms that a rule concludes from others by more than an axiom that `beside` follows."""
    for rule in compile_rules(ontology_triples()).rules:
        repeats = rule.head and rule.head.relation in {atom.relation for atom in rule.body}
        if rule.head and rule.name not in FOLLOWED and not repeats:
            yield local_name(rule.head.relation.value)
    for triple in ontology_triples():
        if triple.predicate == kg("closedWorldRule"):
            yield local_name(str(triple.subject).strip("<>"))


@cache
def ours() -> frozenset[str]:
    """Return the terms of the folder, without those of the software."""
    terms = declared_terms(ontology_triples(), "https://kennisgraaf.example/")
    core = set(re.findall(r"^kg:(\w+) a ", CORE.read_text("utf-8"), re.MULTILINE))
    found = {each.value for each in (*terms.classes, *terms.properties)}
    return frozenset(local_name(each) for each in found if "kennisgraaf.example/ns#" in each) - core


def beside(names: set[str]) -> set[str]:
    """Return the terms above and inverse to some terms, and the classes at their ends."""
    found = set()
    for triple in ontology_triples():
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
            subject, value = local_name(triple.subject.value), local_name(triple.object.value)
            if subject in names and triple.predicate in (*ABOVE, OWL_INVERSE_OF):
                found.add(value)
            if value in names and triple.predicate == OWL_INVERSE_OF:
                found.add(subject)
    return found


def test_each_term_is_used() -> None:
    used = written() | set(concluded())
    while new := beside(used) - used:
        used |= new

    assert ours() - used == set()
