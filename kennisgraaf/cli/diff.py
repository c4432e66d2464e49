"""`kennisgraaf diff`: tell the difference between two versions or documents."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from kennisgraaf.cli.language import language, say
from kennisgraaf.cli.output import JsonFlag, print_json
from kennisgraaf.cli.state import open_state, open_version

if TYPE_CHECKING:
    from graph_api.comparison.compare import Comparison
    from graph_api.comparison.sides import Side, Sides
    from graph_store.difference import Difference
    from graph_store.snapshot import Snapshot


def diff(
    old: str, new: str, /, *, quads: Annotated[bool, Parameter(name="--quads")] = False, json: JsonFlag = False
) -> None:
    """Tell in sentences what rows state differently in two versions or documents.

    With --json it prints the answer of /changes. With --quads it prints every
    quad that was removed or added, as an RDF Patch: https://afs.github.io/rdf-patch/

    Parameters
    ----------
    old
        Number of the version, or key or IRI of the document, to start from.
    new
        The version or document to end at.
    quads
        Print quads, those that are inferred and those about provenance too.
    """
    from graph_api.comparison.sides import Side, Sides
    from graph_api.moments import moment_named

    read = [(each, open_version(*each)) for each in map(moment_named, (old, new))]
    sides = Sides(*(Side(moment.document or snapshot.version, snapshot) for moment, snapshot in read))
    if quads:
        _print_quads(sides, json=json)
    else:
        _print_sentences(sides, json=json)


def _print_sentences(sides: "Sides", *, json: bool) -> None:
    from graph_api.comparison.changes_document import as_json
    from graph_api.comparison.names import plain_names

    before, after = sides.old.snapshot, sides.new.snapshot
    found = _compared(before, after)
    if json:
        print_json(as_json(sides, found, plain_names(before, after, language())))
        return
    counts = {"came": len(found.new), "ended": len(found.ended), "changed": len(found.changed)}
    for sentence in _sentences(before, after, found):
        print(sentence)
    told = "diff_counts" if any(counts.values()) else "diff_none"
    print(say(told, old=_named(sides.old), new=_named(sides.new), **counts))


def sentences_between(before: "Snapshot", after: "Snapshot") -> Iterator[str]:
    """Yield the differences between two versions as sentences."""
    return _sentences(before, after, _compared(before, after))


def _sentences(before: "Snapshot", after: "Snapshot", found: "Comparison") -> Iterator[str]:
    from graph_api.comparison.difference_sentences import DifferenceSentences
    from graph_api.comparison.names import plain_names
    from ontology.change_sentences import told_text

    return map(told_text, DifferenceSentences(plain_names(before, after, language())).all(found))


def _compared(before: "Snapshot", after: "Snapshot") -> "Comparison":
    from graph_api.comparison.compare import compare

    steps = None if before.document or after.document else open_state().steps(before.version, after.version)
    return compare(before, after, lambda: None, steps)


def _named(side: "Side") -> str:
    return side.name if isinstance(side.name, str) else say("version_side", name=str(side.name))


def _print_quads(sides: "Sides", *, json: bool) -> None:
    before, after = sides.old.snapshot, sides.new.snapshot
    found = _difference(before, after)
    if json:
        told = {"removed": list(found.removed_lines()), "added": list(found.added_lines())}
        print_json({"from": sides.old.name, "to": sides.new.name, **told})
        return
    for line in found.patch(this=_iri(after), previous=_iri(before)):
        print(line)


def _difference(before: "Snapshot", after: "Snapshot") -> "Difference":
    from graph_store.difference import between

    if before.document or after.document:
        return between(before, after)
    return open_state().difference(before.version, after.version)


def _iri(snapshot: "Snapshot") -> str:
    """Return the IRI of a version, with the document as of which it is read."""
    document = f"?document={snapshot.document}" if snapshot.document else ""
    return f"{snapshot.graphs.base}versions/{snapshot.version}{document}"
