"""The refusal of a change that contradicts itself, with the facts and the rows on both sides."""

from collections.abc import Iterator, Sequence
from typing import NoReturn

from pyoxigraph import NamedNode, Triple

from graph_store.errors import Inconsistent
from loaders.change.proposal import Proposal
from loaders.map.provenance import Record, Words
from ontology.reasoning import Closure, Derivation, Violation

_SHOWN, _PLACES, _LONGEST = 3, 3, 100


def refuse(violations: Sequence[Violation], closure: Closure, proposal: Proposal) -> NoReturn:
    """Raise Inconsistent (422): one line for each violation, with the rows that its facts rest on."""
    words = Words(proposal.places.graphs.base)
    lines = [_line(violation, closure, proposal, words) for violation in violations[:_SHOWN]]
    if len(violations) > _SHOWN:
        lines.append(f"And {len(violations) - _SHOWN} more.")
    raise Inconsistent("Nothing was written, because the graph would contradict itself. " + " ".join(lines))


def _line(violation: Violation, closure: Closure, proposal: Proposal, words: Words) -> str:
    sides = [_side(triple, closure, proposal, words) for triple in violation.triples]
    return f"[{violation.rule}] {violation.sentence} Stated by: {' / '.join(sides)}."


def _side(triple: Triple, closure: Closure, proposal: Proposal, words: Words) -> str:
    """Return one fact of a contradiction, with the rows that it rests on."""
    found = [
        f"{words.file_name(record.stem, proposal.provenance())} line {record.line}"
        for leaf in _leaves(closure.explain(triple), triple)
        for record in sorted(_records(leaf, proposal, words), key=lambda record: (record.stem, record.line))
    ]
    places = list(dict.fromkeys(found))
    others = [f"and {len(places) - _PLACES} more"] if len(places) > _PLACES else []
    return f"{_short(triple)} ({', '.join([*places[:_PLACES], *others]) or 'no row'})"


def _records(triple: Triple, proposal: Proposal, words: Words) -> Iterator[Record]:
    """Yield the records of the rows that would state a fact."""
    for node in words.rows_of(triple, proposal.rows):
        if record := words.record(node, proposal.provenance(), proposal.rows):
            yield record


def _leaves(derivation: Derivation | None, triple: Triple) -> Iterator[Triple]:
    """Yield the asserted facts that a fact rests on; the fact itself when it is asserted."""
    if derivation is None or not derivation.premises:
        yield triple if derivation is None else derivation.fact
        return
    for premise in derivation.premises:
        yield from _leaves(premise, premise.fact)


def _short(triple: Triple) -> str:
    terms = (term.value if isinstance(term, NamedNode) else str(term) for term in triple)
    return " ".join(term if len(term) <= _LONGEST else f"{term[:_LONGEST]}…" for term in terms)
