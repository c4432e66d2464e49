"""`kennisgraaf infer`: infer facts from any RDF data with any OWL 2 RL ontology; needs no state."""

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from kennisgraaf.cli.output import JsonFlag, complain, print_json

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from ontology.reasoning import Closure, Violation

MISUSED = 2
SHOWN = 100
"""The most violations that are printed with a proof of each fact; the others have only their name."""


def infer(
    *data: Path,
    ontology: Annotated[Path, Parameter(name="--ontology")],
    out: Annotated[Path | None, Parameter(name="--out")] = None,
    why: Annotated[str | None, Parameter(name="--explain")] = None,
    only_check: Annotated[bool, Parameter(name="--check")] = False,
    json: JsonFlag = False,
) -> int:
    """Infer facts from RDF data with an OWL 2 RL ontology.

    The suffix of each file gives its format. Axioms outside OWL 2 RL give a
    warning and have no effect. The exit code is 1 if facts contradict each
    other, or if the triple to explain does not hold.

    Parameters
    ----------
    data
        RDF files.
    ontology
        An RDF file with the axioms; the data files may hold axioms too.
    out
        File for the inferred triples only, without those that hold for every resource.
    why
        A triple to explain, in Turtle syntax: "ex:a ex:partOf ex:b".
    only_check
        Report contradictions and write nothing.
    """
    from ontology.reasoning.encoded_facts import EncodedFacts
    from ontology.reasoning.inferred_triples import InferredTriples
    from ontology.reasoning.owl_rl import close
    from ontology.reasoning.rdf_files import RdfFiles, form_of, typed_triple, write

    if out is None and not only_check and why is None:
        complain("kennisgraaf: give a file for the inferred triples with --out FILE, or use --check or --explain")
        return MISUSED
    if out is not None:
        form_of(out)
    started = perf_counter()
    stated, axioms, facts = RdfFiles(data), RdfFiles([ontology]), EncodedFacts()
    asserted = len(facts.take(stated))
    facts.take(axioms)
    prefixes = {**stated.prefixes, **axioms.prefixes}
    asked = typed_triple(why, prefixes) if why is not None else None
    closure = close(facts)
    _warn(closure)
    violations, inferred = closure.violations(), InferredTriples(closure)
    read_s, started = perf_counter() - started - closure.seconds, perf_counter()
    if out is not None and not only_check:
        write(inferred, out, prefixes)
    write_s = perf_counter() - started
    report = {
        "asserted": asserted,
        "inferred": len(inferred),
        "violations": [_as_json(each, closure, proved=place < SHOWN) for place, each in enumerate(violations)],
        "seconds": {"read": read_s, "reason": closure.seconds, "write": write_s},
    }
    if json:
        print_json(report | (_reasons(closure, asked) if asked else {}))
    else:
        _print(report, violations, closure, asked)
    return int(bool(violations) or bool(asked and closure.explain(asked) is None))


def _warn(closure: "Closure") -> None:
    """Warn about axioms that no rule supports."""
    from ontology.reasoning.dl_notation import DlNotation
    from ontology.reasoning.profile import outside

    rules = closure.rules
    for axiom in outside(rules.stated, DlNotation(rules.stated, rules.is_anonymous)):
        complain(f"warning: outside OWL 2 RL and without effect: {axiom.axiom}: {axiom.reason}; {axiom.suggestion}")


def _as_json(violation: "Violation", closure: "Closure", *, proved: bool) -> dict[str, Any]:
    from ontology.reasoning.verbalisation import as_json, violation_json

    said = violation_json(violation)
    if proved:
        proofs = [closure.explain(triple) for triple in violation.triples]
        said["proofs"] = [as_json(proof) for proof in proofs if proof]
    return said


def _reasons(closure: "Closure", asked: "Triple") -> dict[str, Any]:
    from ontology.reasoning.verbalisation import as_json
    from ontology.reasoning.whynot import misses_json, why_not

    derivation = closure.explain(asked)
    if derivation:
        return {"explanation": as_json(derivation)}
    return {"explanation": None, "why_not": misses_json(why_not(closure, asked))}


def _print(report: dict[str, Any], violations: "list[Violation]", closure: "Closure", asked: "Triple | None") -> None:
    from ontology.reasoning.verbalisation import as_text, fact_words, violation_words
    from ontology.reasoning.whynot import misses_text, why_not

    for violation in violations:
        print(f"contradiction: {violation_words(violation)}")
    seconds = report["seconds"]
    print(
        f"{report['asserted']} asserted, {report['inferred']} inferred, {len(violations)} contradictions; read "
        f"{seconds['read']:.2f} s, reason {seconds['reason']:.3f} s, write {seconds['write']:.2f} s"
    )
    if asked is None:
        return
    if derivation := closure.explain(asked):
        print(as_text(derivation))
    else:
        print(f"{fact_words(asked)}: does not hold")
        print(misses_text(why_not(closure, asked)))
