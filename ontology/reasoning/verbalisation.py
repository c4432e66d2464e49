"""Derivations and violations for readers: JSON-ready dictionaries and indented text, in Dutch and English."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeAlias

from pyoxigraph import Literal, NamedNode, Triple

from ontology.language_texts import in_language
from ontology.reasoning.derivation import Derivation, Violation
from ontology.reasoning.owl_terms import TYPE, Term, ends, local_name

Row: TypeAlias = Mapping[str, Any]
"""The place where a fact is stated: `file`, `line`, `column`, `source_lines` and `text`.

Each key is optional, and other keys are allowed.
"""

Rows: TypeAlias = Callable[[Triple], Sequence[Row]]
Name: TypeAlias = Callable[[Term], str]

RULES: Final[dict[str, dict[str, str]]] = {
    "prp-dom": {"nl": "het domein van een eigenschap", "en": "the domain of a property"},
    "prp-rng": {"nl": "het bereik van een eigenschap", "en": "the range of a property"},
    "prp-symp": {"nl": "een symmetrische eigenschap", "en": "a symmetric property"},
    "prp-trp": {"nl": "een transitieve eigenschap", "en": "a transitive property"},
    "prp-spo1": {"nl": "een deeleigenschap", "en": "a sub-property"},
    "prp-spo2": {"nl": "een keten van eigenschappen", "en": "a chain of properties"},
    "prp-eqp1": {"nl": "gelijkwaardige eigenschappen", "en": "equivalent properties"},
    "prp-eqp2": {"nl": "gelijkwaardige eigenschappen", "en": "equivalent properties"},
    "prp-inv1": {"nl": "een omgekeerde eigenschap", "en": "an inverse property"},
    "prp-inv2": {"nl": "een omgekeerde eigenschap", "en": "an inverse property"},
    "prp-fp": {"nl": "een functionele eigenschap", "en": "a functional property"},
    "prp-ifp": {"nl": "een omgekeerd functionele eigenschap", "en": "an inverse functional property"},
    "prp-irp": {"nl": "een irreflexieve eigenschap", "en": "an irreflexive property"},
    "prp-asyp": {"nl": "een asymmetrische eigenschap", "en": "an asymmetric property"},
    "prp-pdw": {"nl": "eigenschappen die elkaar uitsluiten", "en": "disjoint properties"},
    "prp-adp": {"nl": "eigenschappen die elkaar uitsluiten", "en": "disjoint properties"},
    "prp-npa1": {"nl": "een uitdrukkelijke ontkenning", "en": "a stated negation"},
    "prp-npa2": {"nl": "een uitdrukkelijke ontkenning", "en": "a stated negation"},
    "prp-key": {"nl": "een sleutel", "en": "a key"},
    "cls-svf1": {"nl": "een definitie met een waarde uit een klasse", "en": "a definition by a value in a class"},
    "cls-svf2": {"nl": "een definitie met eender welke waarde", "en": "a definition by any value"},
    "cls-avf": {"nl": "alle waarden horen in een klasse", "en": "all values are in a class"},
    "cls-hv1": {"nl": "een waarde die elk lid van de klasse heeft", "en": "a value that every member of the class has"},
    "cls-hv2": {"nl": "een definitie met een vaste waarde", "en": "a definition by a fixed value"},
    "cls-int1": {"nl": "een definitie met meerdere voorwaarden", "en": "a definition by several conditions"},
    "cls-int2": {"nl": "een deel van een definitie", "en": "a part of a definition"},
    "cls-uni": {"nl": "een vereniging van klassen", "en": "a union of classes"},
    "cls-oo": {"nl": "een opsomming", "en": "an enumeration"},
    "cls-com": {"nl": "een klasse en haar complement", "en": "a class and its complement"},
    "cls-nothing2": {"nl": "een lege klasse", "en": "an empty class"},
    "cls-maxc1": {"nl": "een waarde waar er geen mag zijn", "en": "a value where there may be none"},
    "cls-maxc2": {"nl": "hoogstens één waarde", "en": "at most one value"},
    "cls-maxqc1": {"nl": "een waarde waar er geen mag zijn", "en": "a value where there may be none"},
    "cls-maxqc2": {"nl": "een waarde waar er geen mag zijn", "en": "a value where there may be none"},
    "cls-maxqc3": {"nl": "hoogstens één waarde", "en": "at most one value"},
    "cls-maxqc4": {"nl": "hoogstens één waarde", "en": "at most one value"},
    "cax-eqc1": {"nl": "gelijkwaardige klassen", "en": "equivalent classes"},
    "cax-eqc2": {"nl": "gelijkwaardige klassen", "en": "equivalent classes"},
    "cax-sco": {"nl": "een deelklasse", "en": "a sub-class"},
    "cax-dw": {"nl": "klassen die elkaar uitsluiten", "en": "disjoint classes"},
    "cax-adc": {"nl": "klassen die elkaar uitsluiten", "en": "disjoint classes"},
    "eq-sym": {"nl": "gelijkheid in beide richtingen", "en": "equality in both directions"},
    "eq-trans": {"nl": "gelijk aan een gelijk ding", "en": "equal to an equal thing"},
    "eq-rep-s": {"nl": "wat geldt voor een gelijk ding", "en": "what holds for an equal thing"},
    "eq-rep-o": {"nl": "wat geldt voor een gelijk ding", "en": "what holds for an equal thing"},
    "eq-rep-p": {"nl": "een gelijke eigenschap", "en": "an equal property"},
    "eq-diff1": {"nl": "gelijk en toch verschillend", "en": "equal and yet different"},
    "eq-diff2": {"nl": "gelijk en toch verschillend", "en": "equal and yet different"},
    "eq-diff3": {"nl": "gelijk en toch verschillend", "en": "equal and yet different"},
    "dt-not-type": {"nl": "een waarde buiten haar gegevenstype", "en": "a value outside its datatype"},
    "dt-diff": {"nl": "verschillende waarden", "en": "different values"},
    "kg-closed-world": {"nl": "wat niet vermeld is (gesloten wereld)", "en": "what is not stated (closed world)"},
    "kg-interval": {"nl": "eerste en laatste dag van een datum", "en": "first and last day of a date"},
}
"""A description of each rule, in the languages of the product."""

SCHEMA_RULE: Final = {"nl": "een gevolg binnen de ontologie", "en": "a consequence within the ontology"}

LINE: Final = {"nl": "regel", "en": "line"}
SOURCE: Final = {"nl": "bronregels", "en": "source lines"}
STATED: Final = "stated"
REFERENCE: Final = "reference"
ENDED: Final = "ended"
BASES: Final[dict[str, dict[str, str]]] = {
    STATED: {"nl": "vermeld", "en": "stated"},
    "context": {"nl": "aangevuld uit de omringende tekst", "en": "filled in from the surrounding text"},
    "layout": {"nl": "afgelezen uit een tabel of uit kolommen", "en": "read from a table or from columns"},
    ENDED: {"nl": "een nieuwer document vermeldt het niet meer", "en": "a newer document no longer lists it"},
    "derived": {"nl": "volgt uit vermelde feiten", "en": "follows from stated facts"},
    "ambiguous": {"nl": "een van twee lezingen van de bron", "en": "one of two readings of the source"},
    "assigned": {"nl": "een keuze van de maker van de inventaris", "en": "a choice by the maker of the inventory"},
    REFERENCE: {"nl": "referentieregister", "en": "reference register"},
    "translation": {"nl": "vertaling", "en": "a translation"},
}
"""Descriptions of how a row came by its facts (`kg:basis`), in the languages of the product."""
IS_A: Final = {"nl": "is een", "en": "is a"}
AS_ABOVE: Final = {"nl": "zie hoger", "en": "see above"}


def rule_words(rule: str, lang: str = "en") -> str:
    """Return a short description of a rule."""
    return in_language(RULES.get(rule, SCHEMA_RULE), lang)


def basis_words(basis: str, lang: str = "en") -> str:
    """Return a short description of how a row came by its facts.

    A basis of another vocabulary is returned unchanged.
    """
    return in_language(BASES[basis], lang) if basis in BASES else basis


class Words(Protocol):
    """A writer of facts and rules in words, in one language."""

    @property
    def language(self) -> str:
        """The language of the words."""

    def fact(self, triple: Triple) -> str:
        """Return a triple in words."""

    def kind(self, subject: str, cls: Term) -> str:
        """Return in words that a thing is of a class."""

    def link(self, subject: str, predicate: NamedNode, value: str) -> str:
        """Return in words that a property links a thing and a value."""

    def word(self, term: Term, predicate: NamedNode | None = None) -> str:
        """Return the name of a thing, or of a value of a property, as its sentence has it."""

    def unknown(self, variable: str) -> str:
        """Return the mark of a thing that is not known."""

    def reason(self, step: Derivation) -> str:
        """Return the rule of a step in words."""


@dataclass(frozen=True, slots=True)
class PlainWords:
    """Facts as three names, for data whose ontology has no phrases."""

    language: str = "en"
    name: Name = local_name

    def fact(self, triple: Triple) -> str:
        """Return a triple in a few words."""
        subject, value = ends(triple)
        if triple.predicate == TYPE:
            return self.kind(self.word(subject), value)
        return self.link(self.word(subject), triple.predicate, self.word(value))

    def kind(self, subject: str, cls: Term) -> str:
        """Return in words that a thing is of a class: `oak is a Tree`."""
        return f"{subject} {in_language(IS_A, self.language)} {self.word(cls)}"

    def link(self, subject: str, predicate: NamedNode, value: str) -> str:
        """Return in words that a property links a thing and a value: `oak shades pond`."""
        return f"{subject} {self.word(predicate)} {value}"

    def word(self, term: Term, _predicate: NamedNode | None = None) -> str:
        """Return the name of a term."""
        return self.name(term)

    def unknown(self, variable: str) -> str:
        """Return a variable as SPARQL writes it."""
        return f"?{variable}"

    def reason(self, step: Derivation) -> str:
        """Return a short description of the rule of a step."""
        return rule_words(step.rule, self.language) if step.rule else ""


PLAIN: Final = PlainWords()


def fact_words(triple: Triple, words: Words = PLAIN) -> str:
    """Return a triple in a few words."""
    return words.fact(triple)


def no_rows(_triple: Triple) -> Sequence[Row]:
    """Return no rows, for a caller that does not track them."""
    return ()


def as_json(derivation: Derivation, rows: Rows = no_rows, words: Words = PLAIN) -> dict[str, Any]:
    """Return a derivation as nested dictionaries. A fact that supports several others is written out only once."""
    return _node(derivation, rows, words, set())


def _node(step: Derivation, rows: Rows, words: Words, seen: set[Triple]) -> dict[str, Any]:
    node: dict[str, Any] = {
        "fact": fact_json(step.fact, words),
        "status": "asserted" if step.asserted else "inferred",
    }
    if step.fact in seen:
        return node | {"repeats": True}
    seen.add(step.fact)
    if step.rule is None:
        return node | {"rows": [_row_json(row, words.language) for row in rows(step.fact)]}
    return node | {
        "rule": step.rule,
        "rules": list(step.rules),
        "words": rule_words(step.rule, words.language),
        "reason": words.reason(step),
        "axiom": step.axiom,
        "grounds": [
            {"fact": fact_json(triple, words), "rows": [_row_json(row, words.language) for row in rows(triple)]}
            for triple in step.grounds
        ],
        "premises": [_node(premise, rows, words, seen) for premise in step.premises],
    }


def _row_json(row: Row, lang: str) -> dict[str, Any]:
    """Return a row as a dictionary, with the words of its basis added."""
    return dict(row) | ({"words": basis_words(row["basis"], lang)} if row.get("basis") else {})


def fact_json(triple: Triple, words: Words = PLAIN) -> dict[str, Any]:
    """Return a triple as a dictionary, with its terms and a text in words."""
    subject, value = map(term_json, ends(triple))
    return {
        "subject": subject,
        "predicate": term_json(triple.predicate),
        "object": value,
        "text": words.fact(triple),
    }


def term_json(term: Term) -> dict[str, str]:
    """Return a term as SPARQL JSON results write it.

    Source: https://www.w3.org/TR/sparql11-results-json/#select-encode-terms
    """
    if not isinstance(term, Literal):
        return {"type": "bnode" if type(term).__name__ == "BlankNode" else "uri", "value": term.value}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    plain = term.datatype.value.endswith("XMLSchema#string")
    return {"type": "literal", "value": term.value} | ({} if plain else {"datatype": term.datatype.value})


def as_text(derivation: Derivation, rows: Rows = no_rows, words: Words = PLAIN) -> str:
    """Return a derivation as indented lines: each fact with its rule and axiom, each stated fact with its rows."""
    return "\n".join(_lines(derivation, rows, words, "", set()))


def _lines(step: Derivation, rows: Rows, words: Words, indent: str, seen: set[Triple]) -> Iterator[str]:
    fact, lang = words.fact(step.fact), words.language
    if step.fact in seen and not step.asserted:
        yield f"{indent}{fact}  ({in_language(AS_ABOVE, lang)})"
        return
    seen.add(step.fact)
    if step.rule is None:
        found = rows(step.fact)
        bases = [row.get("basis") or STATED for row in found] or [STATED]
        yield f"{indent}{fact}  [{basis_words(STATED if STATED in bases else bases[0], lang)}]"
        yield from (f"{indent}    {_row_words(row, lang)}" for row in found)
        return
    axiom = f": {step.axiom}" if step.axiom else ""
    yield f"{indent}{fact}  [{step.rule}, {rule_words(step.rule, lang)}{axiom}]"
    for triple in step.grounds:
        yield from (f"{indent}    {_row_words(row, lang)}" for row in rows(triple))
    for premise in step.premises:
        yield from _lines(premise, rows, words, indent + "  ", seen)


def _row_words(row: Row, lang: str) -> str:
    words = str(row.get("file", ""))
    if row.get("line") is not None:
        words += f" {in_language(LINE, lang)} {row['line']}"
    if row.get("column"):
        words += f" ({row['column']})"
    if row.get("basis", STATED) != STATED:
        words += f", {basis_words(row['basis'], lang)}"
    if row.get("source_lines"):
        words += f", {in_language(SOURCE, lang)} {row['source_lines']}"
    return f"◂ {words}: “{row['text']}”" if row.get("text") else f"◂ {words}"


def violation_words(violation: Violation, words: Words = PLAIN) -> str:
    """Return a violation as one sentence."""
    facts = f" {'en' if words.language == 'nl' else 'and'} ".join(map(words.fact, violation.triples))
    axiom = f" ({violation.axiom})" if violation.axiom else ""
    return f"{violation.rule}, {rule_words(violation.rule, words.language)}{axiom}: {facts}."


def violation_json(violation: Violation, rows: Rows = no_rows, words: Words = PLAIN) -> dict[str, Any]:
    """Return a violation as a dictionary, each fact with its rows."""
    return {
        "rule": violation.rule,
        "axiom": violation.axiom,
        "sentence": violation_words(violation, words),
        "facts": [
            fact_json(triple, words) | {"rows": [dict(row) for row in rows(triple)]} for triple in violation.triples
        ],
    }
