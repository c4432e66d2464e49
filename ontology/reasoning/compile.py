"""Compile a schema to rules: close it with the scm-… rules, then instantiate the rule table with it."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from pyoxigraph import Literal, NamedNode, Triple

from ontology.namespaces import RDFS
from ontology.reasoning.closed_world import closed_world_rules
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.engine import Engine
from ontology.reasoning.equality import equality_rules
from ontology.reasoning.graph import Graph
from ontology.reasoning.lists import DATA_LISTS, EQUALITY_LISTS, FALSE_LISTS, SCHEMA_LISTS, list_rules
from ontology.reasoning.literal_values import is_known
from ontology.reasoning.owl_terms import NOTHING, THING, TYPE, Term, ends, is_builtin, term
from ontology.reasoning.rule import Argument, Atom, Rule
from ontology.reasoning.rule_table import DATA, EQUALITY, FALSE, RENAMED, SCHEMA
from ontology.reasoning.rule_templates import Form, Template, templates
from ontology.reasoning.ruleset import RuleSet
from ontology.reasoning.stratification import check_dates, check_strata

DATATYPE = NamedNode(f"{RDFS}Datatype")
TRIVIAL = frozenset({THING, term("Class"), *(NamedNode(RDFS + name) for name in ("Resource", "Class", "Literal"))})
"""Classes whose membership tells a reader nothing."""
ALWAYS = (Triple(THING, TYPE, term("Class")), Triple(NOTHING, TYPE, term("Class")))
"""The axioms of cls-thing and cls-nothing1."""


def compile_rules(schema: Iterable[Triple], *, equality: bool = False) -> RuleSet:
    """Return the rules of a schema, which consists of the ontology's triples and the class axioms that rows state.

    With `equality`, things that a rule finds equal become `owl:sameAs` and share all their facts, as the profile
    says. Without it, such an equality is reported as a violation. Rule sets are cached by the content of the schema.
    """
    return _compiled(_Hashed(frozenset(schema)), equality)


class _Hashed:
    """A schema compared by its content hash, so that the cache keeps one entry for each content."""

    def __init__(self, triples: frozenset[Triple]) -> None:
        self.triples = triples
        self.digest = hashlib.sha256("\n".join(sorted(map(str, triples))).encode()).digest()

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashed) and self.digest == other.digest


@lru_cache(maxsize=32)
def _compiled(hashed: _Hashed, equality: bool) -> RuleSet:
    stated = Graph(hashed.triples)
    schema = close_schema(stated, equality=equality)
    whole, closed = Graph((*stated, *schema_inferred(schema))), closed_world_rules(stated)
    rules = [*list_rules(stated, DATA_LISTS), *_filled(DATA, whole)]
    equal = [*list_rules(stated, EQUALITY_LISTS), *_filled(EQUALITY, whole)]
    false = [*_filled(FALSE, whole), *_member_rules(stated)]
    if equality:
        rules += [*equal, *_filled(RENAMED, whole)]
        rules += equality_rules(atom.name for rule in (*rules, *false, *closed) for atom in rule.atoms)
        equal = []
    checks = _distinct([*equal, *false])
    useful = _useful(rules, (*checks, *closed), set(stated.instances(DATATYPE)))
    found = RuleSet(tuple(useful), tuple(checks), schema, stated, equality, tuple(closed))
    check_strata(found.closed, found.flow)
    check_dates(found.dates.reads, found.dates.gives, found.closed, found.flow)
    return found


def close_schema(stated: Graph, *, equality: bool = False) -> Engine:
    """Return the schema with everything that the scm-… rules add to it."""
    rules = [rule for template in templates(SCHEMA) for rule in fill(template, stated)]
    rules += list_rules(stated, SCHEMA_LISTS)
    if equality:
        rules += equality_rules(atom.name for rule in rules for atom in rule.atoms)
    engine = Engine(rules, Dictionary())
    known = chain(stated, ALWAYS) if equality else stated
    engine.run(engine.terms.encode(known, set(engine.relations)))
    return engine


def schema_inferred(engine: Engine) -> Iterator[Triple]:
    """Yield the triples that closing the schema added."""
    for name in list(engine.relations):
        for key in engine.inferred_keys(name).tolist():
            if engine.terms.is_rdf(name, key):
                yield engine.terms.triple(name, key)


def _filled(table: str, graph: Graph) -> Iterator[Rule]:
    for template in templates(table):
        yield from fill(template, graph)


def fill(template: Template, graph: Graph) -> Iterator[Rule]:
    """Yield a rule for each way in which the schema part of a template holds."""
    for letters, axiom in _solutions(template.schema, graph, {}, ()):
        head = _atom(template.head, letters) if template.head else None
        body = tuple(_atom(form, letters) for form in template.body)
        yield Rule(template.name, head, body, axiom, template.unequal)


def _solutions(
    forms: Sequence[Form], graph: Graph, letters: dict[str, Term], used: tuple[Triple, ...]
) -> Iterator[tuple[dict[str, Term], tuple[Triple, ...]]]:
    """Yield every assignment of the letters for which the schema states all forms, with the triples that state them."""
    if not forms:
        yield letters, used
        return
    for triple, filled in _matches(forms[0], graph, letters):
        yield from _solutions(forms[1:], graph, filled, (*used, triple))


def _matches(form: Form, graph: Graph, letters: dict[str, Term]) -> Iterator[tuple[Triple, dict[str, Term]]]:
    assert not isinstance(form.relation, str)  # noqa: S101 - the schema part of the table names its relations
    if len(form.args) == 1:
        candidates = [triple for triple in graph.triples(TYPE) if triple.object == form.relation]
    else:
        candidates = graph.triples(form.relation)
    for triple in candidates:
        filled = dict(letters)
        if all(_fits(arg, value, filled) for arg, value in zip(form.args, ends(triple), strict=False)):
            yield triple, filled


def _fits(arg: object, value: Term, letters: dict[str, Term]) -> bool:
    """Return whether a value matches the argument. A letter without a value is bound to this one."""
    if isinstance(arg, str):
        return letters.setdefault(arg, value) == value
    if isinstance(arg, Literal):
        return isinstance(value, Literal) and value.value.lstrip("+0") == arg.value.lstrip("0")
    return arg == value


def _atom(form: Form, letters: dict[str, Term]) -> Atom:
    relation = letters[form.relation] if isinstance(form.relation, str) else form.relation
    args: list[Argument] = [letters.get(arg, arg) if isinstance(arg, str) else arg for arg in form.args]
    return Atom(relation, tuple(args))


def _member_rules(graph: Graph) -> Iterator[Rule]:
    """Yield the checks for `AllDisjointClasses` and similar axioms with a list of members."""
    for cls, maker in FALSE_LISTS.items():
        for node in graph.instances(term(cls)):
            for predicate in (term("members"), term("distinctMembers")):
                for triple in graph.triples(predicate):
                    subject, head = ends(triple)
                    if subject == node and graph.is_list(head):
                        yield from maker(triple, node, graph.members(head))


def _distinct(rules: Iterable[Rule]) -> list[Rule]:
    """Return each rule once, under its first name, without rules whose conclusion is one of their premises."""
    first = {(rule.head, rule.body, rule.unequal): rule for rule in reversed(list(rules)) if rule.head not in rule.body}
    return sorted(first.values(), key=lambda rule: (rule.name, str(rule.head), str(rule.body)))


def _useful(rules: Iterable[Rule], checks: Iterable[Rule], datatypes: set[Term]) -> list[Rule]:
    """Return the rules that can fire and whose conclusion can be seen or used."""
    able = [rule for rule in _distinct(rules) if not any(isinstance(atom.relation, Literal) for atom in rule.atoms)]
    read = {atom.name for rule in (*able, *checks) for atom in rule.reads}
    return [
        rule
        for rule in able
        if rule.head
        and NOTHING not in {atom.relation for atom in rule.body}
        and (rule.head.name in read or not _is_trivial(rule.head, datatypes))
    ]


def _is_trivial(head: Atom, datatypes: set[Term]) -> bool:
    """Return whether a conclusion holds of everything, or puts a literal in a datatype that cannot be checked."""
    if len(head.args) == 2 or is_known(head.relation):
        return False
    return (
        head.relation in TRIVIAL
        or head.relation in datatypes
        or (is_builtin(head.relation) and head.relation != NOTHING)
    )
