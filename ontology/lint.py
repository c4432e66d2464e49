"""Checks of an ontology: axioms outside the profile, missing texts, and axioms that contradict each other.

| code | means |
|---|---|
| `outside-rl` | an axiom outside OWL 2 RL, which no rule implements |
| `unsatisfiable` | any use of a class, property or chain contradicts the schema |
| `functional-has-value` | a class requires a value of a functional property: two classes would make things equal |
| `has-key` | keys belong in the loader; as an axiom they merge things |
| `undeclared` | a term of ours is used but not declared |
| `no-label`, `no-comment` | a warning: a term of ours lacks a label or comment in a language of the graph |
| `owlrl` | owlrl closes the ontology differently from our rules, or finds a contradiction in it |
| `temporal-kind` | a dated class is not marked as one of occurrence or state, or a state has a date for both bounds |
| `stray-blank-node` | a blank node is not a class expression, a list or an axiom |
| `syntax` | a file is not Turtle; nothing else is checked until it is |

The modules `field_findings`, `phrase_findings` and `folder_names` have the codes of ranges, of phrases, and of names
and keys of `kennisgraaf.toml`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph_store.graphs import DEFAULT_BASE
from graph_store.text import Text
from ontology.field_findings import core_findings, field_findings
from ontology.findings import WARNING, Finding, of_fault, placed
from ontology.folder_names import name_findings
from ontology.graph_folder import graph_folder
from ontology.namespaces import DOMAINS, OWL, RDFS, SKOS_CONCEPT
from ontology.owlrl_comparison import MOST_TRIPLES, compare
from ontology.phrase_findings import phrase_findings
from ontology.reasoning import Atom, RuleSet, Violation, compile_rules, materialise
from ontology.reasoning.dl_notation import DlNotation
from ontology.reasoning.graph import Graph
from ontology.reasoning.interval_rule import KINDS, OCCURRENCE, STATE
from ontology.reasoning.owl_terms import (
    FIRST,
    HAS_KEY,
    SUB_CLASS_OF,
    SUB_PROPERTY_OF,
    TYPE,
    Term,
    ends,
    local_name,
    term,
)
from ontology.reasoning.profile import outside
from ontology.reasoning.verbalisation import fact_words
from ontology.turtle_files import TurtleFault, namespace_prefixes, ontology_triples, read_turtle

OF_ONTOLOGIES: Final = frozenset(map(term, ("imports", "priorVersion", "versionIRI")))
"""The properties whose values are ontologies, which another file declares."""

WITNESS: Final = "urn:witness:"
"""IRI prefix of the things that are made up to test each rule."""


def lint_folder(base: str) -> list[Finding]:
    """Return every finding on the files of the graph folder, with file and line, in a fixed order.

    While a file cannot be read, only such faults are found.
    """
    folder = graph_folder()
    if faults := _faults(base):
        return faults
    found = lint(ontology_triples(base), namespace_prefixes(base), base)
    found = [*core_findings(folder.ontology, base), *name_findings(base), *found]
    return placed(found, folder.ontology, base)


def is_readable(base: str) -> bool:
    """Return whether every file of the ontology and the shapes can be read."""
    return not _faults(base)


def _faults(base: str) -> list[Finding]:
    read = [read_turtle(file, base) for file in (*graph_folder().ontology, *graph_folder().shapes)]
    return [of_fault(each) for each in read if isinstance(each, TurtleFault)]


def lint(
    schema: Iterable[Triple], prefixes: Mapping[str, str] | None = None, base: str = DEFAULT_BASE
) -> list[Finding]:
    """Return every finding on an ontology, in a fixed order. The list is empty if the ontology is sound.

    `prefixes` holds the prefix of each namespace.
    """
    triples = tuple(schema)
    rules = compile_rules(triples)
    checks: tuple[Callable[[RuleSet], Iterator[Finding]], ...] = (
        _outside_rl,
        _unsatisfiable,
        _functional_has_value,
        _keys,
        _undeclared,
        _unsaid,
        _temporal,
        _stray,
        _differs_from_owlrl,
    )
    found = {finding for check in checks for finding in check(rules)}
    found |= {*field_findings(triples, prefixes or {}, base), *phrase_findings(rules, base)}
    return sorted(found, key=lambda finding: (finding.code, finding.term, finding.message))


def _outside_rl(rules: RuleSet) -> Iterator[Finding]:
    for axiom in outside(rules.stated, DlNotation(rules.stated, rules.is_anonymous)):
        yield Finding(
            "outside-rl",
            _shown(axiom.term),
            Text("{axiom}: {reason}", axiom=axiom.axiom, reason=axiom.reason),
            axiom.suggestion,
        )


def _unsatisfiable(rules: RuleSet) -> Iterator[Finding]:
    """Test the body of every rule, and every class and property, on things made up for it."""
    bodies = {rule.body for rule in rules.rules} | {(atom,) for atom in _declared_atoms(rules.stated)}
    tried = {str(number): body for number, body in enumerate(sorted(bodies, key=str))}
    facts = frozenset(_witness(atom, number) for number, body in tried.items() for atom in body)
    words = DlNotation(rules.stated, rules.is_anonymous)
    for violation in materialise(rules, facts).violations():
        numbers = {number for triple in violation.triples for number in _numbers(triple)}
        for number in sorted(numbers):
            yield _impossible(tried[number], violation, words)


def _impossible(body: tuple[Atom, ...], violation: Violation, words: DlNotation) -> Finding:
    shown = " ∧ ".join(f"{words.term(atom.relation)}({', '.join(map(_argument, atom.args))})" for atom in body)
    clash = ", ".join(words.term(ends(triple)[1]) for triple in violation.triples if triple.predicate == TYPE)
    message = Text(
        "anything with {shown} contradicts {rule} {axiom}{clash}",
        shown=shown,
        rule=violation.rule,
        axiom=violation.axiom,
        clash=f" ({clash})" if clash else "",
    )
    return Finding("unsatisfiable", shown, message, "widen a domain or range, or remove the axiom")


def _argument(arg: str | Term) -> str:
    return arg if isinstance(arg, str) else local_name(arg)


def _witness(atom: Atom, number: str) -> Triple:
    things = [NamedNode(f"{WITNESS}{number}:{arg}") if isinstance(arg, str) else arg for arg in atom.args]
    if len(things) == 1:
        return Triple(things[0], TYPE, atom.relation)  # type: ignore[arg-type]
    return Triple(things[0], atom.relation, things[1])  # type: ignore[arg-type]


def _numbers(triple: Triple) -> Iterator[str]:
    for node in ends(triple):
        if isinstance(node, NamedNode) and node.value.startswith(WITNESS):
            yield node.value.removeprefix(WITNESS).split(":")[0]


def _declared_atoms(graph: Graph) -> Iterator[Atom]:
    for cls in graph.instances(term("Class")):
        yield Atom(cls, ("x",))
    for property_ in graph.instances(term("ObjectProperty")):
        yield Atom(property_, ("x", "y"))


def _functional_has_value(rules: RuleSet) -> Iterator[Finding]:
    functional = set(rules.stated.instances(term("FunctionalProperty")))
    required = {rule.head.relation for rule in rules.rules if rule.head and rule.name != "cls-hv2"}
    for rule in rules.rules:
        if rule.name == "cls-hv1" and rule.head and rule.body[0].relation in required:
            for property_ in sorted(functional & _above(rules, rule.head.relation, SUB_PROPERTY_OF), key=str):
                yield Finding(
                    "functional-has-value",
                    _shown(property_),
                    Text(
                        "{local_name} is functional, but a class fixes it to {argument}",
                        local_name=local_name(property_),
                        argument=_argument(rule.head.args[1]),
                    ),
                    "remove owl:FunctionalProperty and check the number of values in SHACL",
                )


def _above(rules: RuleSet, node: Term, step: NamedNode) -> set[Term]:
    """Return a property or class with everything above it."""
    stated, found, waiting = rules.stated, {node}, [node]
    while waiting:
        for upper in stated.objects(waiting.pop(), step):
            if upper not in found:
                found.add(upper)
                waiting.append(upper)
    return found


def _keys(rules: RuleSet) -> Iterator[Finding]:
    for node, _ in rules.stated.pairs(HAS_KEY):
        yield Finding("has-key", _shown(node), "owl:hasKey makes things equal", "resolve keys in the loader")


def _undeclared(rules: RuleSet) -> Iterator[Finding]:
    declared = {node for node, _ in rules.stated.pairs(TYPE)}
    for triple in (each for each in rules.stated if each.predicate not in OF_ONTOLOGIES):
        for node in (*ends(triple), triple.predicate):
            if _is_ours(node, rules.stated) and node not in declared:
                yield Finding("undeclared", _shown(node), "used but not declared", "give it a type, such as owl:Class")


def _unsaid(rules: RuleSet) -> Iterator[Finding]:
    """Yield missing labels and comments: a warning, because pages then show the name of the term.

    A concept, such as a code, needs no comment.
    """
    concepts = set(rules.stated.instances(SKOS_CONCEPT))
    for node in {node for node, _ in rules.stated.pairs(TYPE) if _is_ours(node, rules.stated)}:
        names = ("label",) if node in concepts else ("label", "comment")
        for name in names if not rules.is_anonymous(node) else ():
            texts = rules.stated.objects(node, NamedNode(RDFS + name))
            said = {text.language for text in texts if isinstance(text, Literal)}
            for language in sorted(set(graph_folder().languages) - said):
                yield Finding(
                    f"no-{name}",
                    _shown(node),
                    Text("no rdfs:{name} in {language}", name=name, language=language),
                    Text("add one @{language}", language=language),
                    WARNING,
                )


def _temporal(rules: RuleSet) -> Iterator[Finding]:
    """Yield classes whose temporal kind, their own or that of a superclass, leaves the meaning of a date open."""
    dates, stated = rules.dates, rules.stated

    def kinds(cls: Term) -> frozenset[str]:
        above = (each for each in _above(rules, cls, SUB_CLASS_OF) if isinstance(each, NamedNode))
        return frozenset().union(*(dates.kinds.get(each, frozenset()) for each in above))

    def remark(cls: Term, message: str) -> Finding:
        mark = Text(
            "add temporalKind {occurrence!r} or {state!r} to the class or to one superclass",
            occurrence=OCCURRENCE,
            state=STATE,
        )
        return Finding("temporal-kind", _shown(cls), message, mark)

    for cls in (*stated.instances(term("Class")), *dates.kinds):
        if len(found := kinds(cls)) > 1:
            yield remark(cls, Text("is marked as {found}", found=" and as ".join(sorted(found))))
        elif found - KINDS:
            yield remark(cls, Text("is marked as {found!r}, which is not a temporal kind", found="".join(found)))
    for property_, role in dates.roles.items():
        for cls in (each for said in DOMAINS for each in stated.objects(property_, said)):
            if not (found := kinds(cls)):
                yield remark(
                    cls, Text("has the date {local_name} but no temporal kind", local_name=local_name(property_))
                )
            elif role == "both" and found == {STATE}:
                yield remark(
                    cls,
                    Text(
                        "is a state, but {local_name} is neither the start nor the end of a state",
                        local_name=local_name(property_),
                    ),
                )


def _differs_from_owlrl(rules: RuleSet) -> Iterator[Finding]:
    """Yield the differences from owlrl."""
    found = compare(rules.stated)
    if found is None:
        message = Text(
            "not compared with owlrl, which would take minutes for more than {most_triples:,} triples",
            most_triples=MOST_TRIPLES,
        )
        yield Finding("owlrl", "_", message, "nothing: our rules and the profile were checked", WARNING)
        return
    for words, triples in ((Text("only owlrl infers"), found.missed), (Text("only our rules infer"), found.added)):
        for triple in triples:
            yield Finding(
                "owlrl",
                _shown(ends(triple)[0]),
                Text("{what}: {fact}", what=words, fact=fact_words(triple)),
                "compare both closures",
            )
    for clash in found.contradictions:
        yield Finding("owlrl", "_", f"owlrl: {clash}", "remove one of the axioms")


def _stray(rules: RuleSet) -> Iterator[Finding]:
    for triple in rules.stated:
        for node in ends(triple):
            if isinstance(node, BlankNode) and not _is_structure(node, rules.stated):
                yield Finding(
                    "stray-blank-node",
                    "_",
                    Text("blank node at {local_name}", local_name=local_name(triple.predicate)),
                    "name it",
                )


def _is_structure(node: BlankNode, graph: Graph) -> bool:
    """Return whether a blank node is a list, a class expression or an axiom, and so part of OWL itself."""
    if graph.value(node, FIRST) is not None:
        return True
    return any(isinstance(cls, NamedNode) and cls.value.startswith((OWL, RDFS)) for cls in graph.objects(node, TYPE))


def _is_ours(node: object, graph: Graph) -> bool:
    """Return whether a term is in the namespace of the ontology itself."""
    if not isinstance(node, NamedNode):
        return False
    names = [name.value for name in graph.instances(term("Ontology")) if isinstance(name, NamedNode)]
    return any(node.value.startswith((f"{name}#", f"{name}/")) for name in names)


def _shown(node: Term) -> str:
    return node.value if isinstance(node, NamedNode) else local_name(node)
