"""Checks of the texts that sentences are made of: phrases of properties, sentences of rules.

| code | means |
|---|---|
| `no-phrase` | a warning: a property between things has no `kg:phrase` in a language of the graph |
| `no-sentence` | a warning: a definition, a chain or a closed-world rule has no `kg:sentence` in a language |

Without a phrase the label serves, and without a sentence one is made from the parts of the rule.
"""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from graph_store.text import Text
from ontology.findings import WARNING, Finding
from ontology.graph_folder import graph_folder
from ontology.reasoning import RuleSet
from ontology.reasoning.closed_world import ANNOTATION
from ontology.reasoning.dl_notation import DlNotation
from ontology.reasoning.owl_terms import (
    EQUIVALENT_CLASS,
    PROPERTY_CHAIN,
    SUB_CLASS_OF,
    Term,
    local_name,
    term,
)
from ontology.wording import Wording


def phrase_findings(rules: RuleSet, base: str) -> Iterator[Finding]:
    """Yield a warning for each text that a sentence would need, in each language of the graph folder."""
    wording, languages = Wording(rules.stated, base), sorted(graph_folder().languages)
    for node in rules.stated.instances(term("ObjectProperty")):
        for language in languages:
            if wording.phrase(node, language) is None and isinstance(node, NamedNode):
                yield _missing("phrase", node.value, node.value, language)
    words = DlNotation(rules.stated, rules.is_anonymous)
    for node in dict.fromkeys(_rules_of(rules)):
        for language in languages:
            if wording.sentence(node, language) is None:
                shown = words.expression(node) if rules.is_anonymous(node) else local_name(node)
                yield _missing("sentence", node.value if isinstance(node, NamedNode) else "_", shown, language)


def _rules_of(rules: RuleSet) -> Iterator[Term]:
    """Yield each class expression that defines a class, and each property or class with a chain or a rule."""
    for one, other in rules.stated.pairs(SUB_CLASS_OF):
        if rules.is_anonymous(one) and not rules.is_anonymous(other):
            yield one
    for pair in rules.stated.pairs(EQUIVALENT_CLASS):
        yield from filter(rules.is_anonymous, pair)
    for triple in rules.stated:
        if triple.predicate == PROPERTY_CHAIN or local_name(triple.predicate) == ANNOTATION:
            assert isinstance(triple.subject, NamedNode)  # noqa: S101
            yield triple.subject


def _missing(what: str, node: str, shown: str, language: str) -> Finding:
    return Finding(
        f"no-{what}",
        node,
        Text("no kg:{what} in {language} for {shown}", what=what, language=language, shown=shown),
        Text("add one @{language}", language=language),
        WARNING,
    )
