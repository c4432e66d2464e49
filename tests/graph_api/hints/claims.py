"""The claims and the advice of hints as SPARQL, to check each hint with the engine itself.

The words of a hint are terms as a query writes them. They are put into a pattern that must match or must not.
"""

import re
from collections.abc import Iterator

from graph_api.hints.hint import Hint
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from tests.graph_store.scoped import select

TERM = re.compile(r'"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^[^\s,]+)?|<[^>]*>|[^,\s]+')
"""One term in a list of terms."""

ANYWHERE = (
    "{{ {0} ?p ?o }} UNION {{ ?s {0} ?o }} UNION {{ ?s ?p {0} }} UNION {{ GRAPH ?g {{ {0} ?p ?o }} }} "
    "UNION {{ GRAPH ?g {{ ?s {0} ?o }} }} UNION {{ GRAPH ?g {{ ?s ?p {0} }} }}"
)
TEXTS = "{subject} {property} ?v . {of} FILTER({test})"

FALSE = {
    "unknown_term": ANYWHERE.replace("{0}", "{term}"),
    "unknown_graph": "GRAPH {graph} {{ ?s ?p ?o }}",
    "not_in_graph": "?s {property} ?o",
    "no_member": "?s a {class}",
    "unused_property": "?s {property} ?o",
    "no_property": "?s a {class} ; {property} ?o",
    "no_property_thing": "{class} {property} ?o",
    "no_object": "?s {property} ?o . ?o a {class}",
    "no_object_thing": "?s {property} {class}",
    "reversed": "?s {property} ?o . {is_s}",
    "reversed_object": "?s {property} ?o . {is_o}",
    "reversed_thing": "?s {property} ?o . {is_s}",
    "reversed_object_thing": "?s {property} ?o . {is_o}",
    "no_link": "?s {property} ?o . {is_s} {is_other}",
    "no_value": "?s {property} {value} . {of}",
    "no_text": "?s {property} ?v . {of} FILTER(CONTAINS(?v, {value}))",
    "no_start": "?s {property} ?v . {of} FILTER(STRSTARTS(?v, {value}))",
    "no_end": "?s {property} ?v . {of} FILTER(STRENDS(?v, {value}))",
    "no_language": '?s {property} ?v . {of} FILTER(LANG(?v) = "{value}")',
    "no_part": "?s {property} ?v . {of} FILTER({function}(?v) = {value})",
    "case": "VALUES ?v {{ {value} }} FILTER(STR({function}(?v)) = STR(?v))",
    "not_a_text": "?s {property} ?v . {of} FILTER(ISLITERAL(?v))",
    "not_a_thing": "?s {property} ?v . {of} FILTER(ISIRI(?v))",
    "out_of_range": "?s {property} ?v . {of} FILTER(?v {operator} {value})",
    "not_comparable": "?s {property} ?v . {of} FILTER(?v < {value} || ?v >= {value})",
}
"""Patterns that must not match if the claim is true."""

TRUE = {
    "reversed": "?o {property} ?s . {is_s}",
    "reversed_object": "?o {property} ?s . {is_o}",
    "reversed_thing": "?o {property} ?s . {is_s}",
    "reversed_object_thing": "?o {property} ?s . {is_o}",
    "not_texts": "?s {property} {known}",
    "vague_dates": "?s {property} {value}",
    "vague_days": "?s {property} {value}",
    "out_of_range": "?s {property} {least} . ?t {property} {most}",
}
"""Patterns that must match if the claim is true."""

ADVICE = {
    "has": "?s {each} ?o . {is_s}",
    "instead": "?s {each} ?o",
    "links": "?s {each} ?o",
    "parent": "?s {each} ?o . {is_s}",
    "graph": "GRAPH {each} {{ ?s {property} ?o }}",
    "values": "?s {property} {each} . {of}",
    "all_values": "?s {property} {each} . {of}",
    "bounds": "?s {each} ?o",
}
"""Patterns that must match for each term of the advice."""

TEXTUAL = {("case", "instead"), ("not_texts", "instead"), ("no_language", "all_values")}
"""Advice that names no terms."""


class Checker:
    """The facts that a scope sees, asked by the engine."""

    def __init__(self, snapshot: Snapshot, prefixes: str, scope: Scope = Scope()) -> None:  # noqa: B008
        self._snapshot, self._prefixes, self._scope = snapshot, prefixes, scope

    def has(self, pattern: str) -> bool:
        text = f"{self._prefixes}SELECT (1 AS ?one) {{ {pattern} }} LIMIT 1"
        if "GRAPH" in pattern or self._scope == Scope():
            return bool(self._snapshot.select(text))
        return bool(select(self._snapshot, text, self._scope))

    def faults(self, hint: Hint) -> Iterator[str]:
        """Yield the patterns that show a hint to be false."""
        words = self._words(hint)
        if any("…" in word for word in words.values()):
            return
        if (pattern := FALSE.get(hint.claim)) and self.has(pattern.format_map(words)):
            yield f"{hint.sentence('en')} But: {pattern.format_map(words)}"
        if (pattern := TRUE.get(hint.claim)) and not self.has(pattern.format_map(words)):
            yield f"{hint.sentence('en')} Not: {pattern.format_map(words)}"
        for pattern in self._advice(hint):
            for each in TERM.findall(words["near"]):
                if not self.has(pattern.format(**{**words, "each": each, "0": each})):
                    yield f"{hint.sentence('en')} Not: {pattern.format(**{**words, 'each': each, '0': each})}"

    def _advice(self, hint: Hint) -> Iterator[str]:
        if (hint.claim, hint.advice) in TEXTUAL:
            return
        if hint.advice == "near":
            if hint.claim in ("no_value", "not_a_thing"):
                yield ADVICE["values"]
            elif hint.claim == "unknown_graph":
                yield "GRAPH {each} {{ ?s ?p ?o }}"
            elif hint.claim not in ("no_text", "no_start", "no_end"):
                yield ANYWHERE.replace("{0}", "{each}")
        elif hint.advice in ADVICE:
            yield ADVICE[hint.advice]

    def _words(self, hint: Hint) -> dict[str, str]:
        words = dict(hint.words)
        cls, other = words.get("class"), words.get("other")
        words["of"] = f"?s a {cls} ." if cls else ""
        is_thing = hint.claim.endswith("_thing")
        words["is_s"], words["is_o"] = (self._is(cls, variable, is_thing) for variable in ("?s", "?o"))
        words["is_other"] = self._is(other, "?o", is_thing)
        return words

    def _is(self, name: str | None, variable: str, is_thing: bool) -> str:
        if name is None:
            return ""
        is_class = not is_thing and self.has(f"?member a {name}")
        return f"{variable} a {name} ." if is_class else f"FILTER({variable} = {name})"
