"""Draw statements at random for people to check against the text: `python -m scripts.draw_statements --seed 2020`.

It reads the newest version of the state folder, and prints the table that `tests/checked_statements.csv` keeps, with
empty verdicts. Statements are ordered by a hash of the seed and their text. So a change of the data changes few of
those drawn.
"""

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from pyoxigraph import Literal, NamedNode, Triple

from graph_api.linked_data.provenance import Evidence
from graph_api.linked_data.row_notes import RowNote
from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import Term
from kennisgraaf.cli.state import open_service
from kennisgraaf.cli.term_arguments import short
from ontology.namespaces import RDF_TYPE
from ontology.reasoning import Closure

HEADER = ("subject", "predicate", "object", "kind", "rule", "lines", "verdict", "note")
TRANSLATION = "translation"
WITHOUT = frozenset({"dct:identifier", "kg:ordinal", "kg:yearBasis", "kg:helixBasis", "skos:broaderTransitive"})
"""Properties that say something about the data, and nothing about the plan."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement in short form, the rule that infers it (empty if a row states it), its lines and its bases."""

    subject: str
    predicate: str
    object: str
    rule: str
    lines: str
    bases: frozenset[str]

    @property
    def kind(self) -> str:
        """`stated`, or `inferred` by a rule."""
        return "inferred" if self.rule else "stated"

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of the table, with no verdict and no note."""
        return self.subject, self.predicate, self.object, self.kind, self.rule, self.lines, "", ""


class Statements:
    """The statements of one version about things, with the rows that state them or that their proof rests on."""

    def __init__(self, snapshot: Snapshot, closure: Closure) -> None:
        self._snapshot, self._closure, self._base = snapshot, closure, snapshot.graphs.base

    def drawn(self, seed: int, stated: int, translated: int, inferred: int) -> Iterator[Statement]:
        """Yield as many statements of rows, translations in rows, and inferred statements."""
        of_rows = (each for each in self._shuffled(seed, Include.ASSERTED) if not each.rule)
        translations = (each for each in self._shuffled(seed, Include.ASSERTED) if TRANSLATION in each.bases)
        yield from islice((each for each in of_rows if TRANSLATION not in each.bases), stated)
        yield from islice(translations, translated)
        yield from islice((each for each in self._shuffled(seed, Include.INFERRED) if each.rule), inferred)

    def statement(self, triple: Triple) -> Statement | None:
        """Return a statement with its grounds; nothing if it does not hold or if no row supports it."""
        proof = self._closure.explain(triple)
        rests_on = proof.stated if proof else frozenset[Triple]()
        rows = self._rows(rests_on)
        if proof is None or not rows:
            return None
        lines = sorted({each for row in rows for each in row.source_lines}, key=_as_numbers)
        subject, predicate, value = map(self._short, (triple.subject, triple.predicate, triple.object))
        bases = frozenset(row.basis for row in rows)
        return Statement(subject, predicate, value, proof.rule or "", ";".join(lines), bases)

    def _rows(self, triples: Iterable[Triple]) -> list[RowNote]:
        rested = list(triples)
        evidence = Evidence(self._snapshot, Scope(), rested)
        return [evidence.with_basis(row, [each]) for each in rested for row in evidence.rows([each])]

    def _shuffled(self, seed: int, include: Include) -> Iterator[Statement]:
        found = [each for each in self._snapshot.triples(Scope(include)) if self._is_about_the_plan(each)]
        found.sort(key=lambda each: sha256(f"{seed} {each}".encode()).digest())
        yield from filter(None, map(self.statement, found))

    def _is_about_the_plan(self, triple: Triple) -> bool:
        name, value = self._short(triple.predicate), triple.object
        if not self._is_thing(triple.subject) or name in WITHOUT:
            return False
        if triple.predicate == RDF_TYPE:
            return self._short(value).startswith("kg:")
        return isinstance(value, Literal) or (self._is_thing(value) and name.startswith(("kg:", "skos:broader")))

    def _is_thing(self, term: Term) -> bool:
        return isinstance(term, NamedNode) and term.value.startswith(f"{self._base}id/") and "/psg/" not in term.value

    def _short(self, term: Term) -> str:
        return short(term, self._base)


def _as_numbers(lines: str) -> list[int]:
    return [int(each) for each in lines.split("-")]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Draw statements at random to check against the text.")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--stated", type=int, default=112)
    parser.add_argument("--translated", type=int, default=8)
    parser.add_argument("--inferred", type=int, default=80)
    chosen = parser.parse_args()
    service = open_service()
    snapshot = service.snapshot()
    statements = Statements(snapshot, service.closure(snapshot))
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(HEADER)
    for each in statements.drawn(chosen.seed, chosen.stated, chosen.translated, chosen.inferred):
        table.writerow(each.cells)


if __name__ == "__main__":
    main()
