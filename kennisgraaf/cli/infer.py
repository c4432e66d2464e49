"""`kennisgraaf infer`: infer facts from any RDF data with any OWL 2 RL ontology; needs no state."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from kennisgraaf.cli.language import language, say, spoken
from kennisgraaf.cli.output import JsonFlag, complain, print_json

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from ontology.reasoning import Closure, Violation
    from ontology.reasoning.whynot import NearMiss

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
    from ontology.reasoning.step_seconds import StepSeconds
    from ontology.reasoning.whynot import why_not

    if out is None and not only_check and why is None:
        complain(f"kennisgraaf: {say('infer_nothing')}")
        return MISUSED
    if out is not None:
        form_of(out)
    seconds = StepSeconds()
    with seconds.of("read"):
        stated, axioms, facts = RdfFiles(data), RdfFiles([ontology]), EncodedFacts()
        asserted = len(facts.take(stated))
        facts.take(axioms)
    prefixes = {**stated.prefixes, **axioms.prefixes}
    asked = typed_triple(why, prefixes) if why is not None else None
    closure = close(facts, seconds=seconds)
    with seconds.of("check"):
        _warn(closure)
        violations = closure.violations()
    with seconds.of("write"):
        inferred = InferredTriples(closure)
        if out is not None and not only_check:
            write(inferred, out, prefixes)
    misses = why_not(close(facts, every_rule=True), asked) if asked and closure.explain(asked) is None else None
    report = {"asserted": asserted, "inferred": len(inferred), "violations": [], "seconds": seconds}
    if json:
        proved = [_as_json(each, closure, proved=place < SHOWN) for place, each in enumerate(violations)]
        print_json(report | {"violations": proved} | (_reasons(closure, asked, misses) if asked else {}))
    else:
        _print(report, violations, closure, asked, misses)
    return int(bool(violations) or misses is not None)


def _warn(closure: "Closure") -> None:
    """Warn about axioms that no rule supports."""
    from ontology.reasoning.dl_notation import DlNotation
    from ontology.reasoning.profile import outside

    rules = closure.rules
    for axiom in outside(rules.stated, DlNotation(rules.stated, rules.is_anonymous)):
        complain(
            say(
                "infer_outside",
                axiom=axiom.axiom,
                reason=spoken(axiom.reason),
                hint=spoken(axiom.suggestion),
            )
        )


def _as_json(violation: "Violation", closure: "Closure", *, proved: bool) -> dict[str, Any]:
    from ontology.reasoning.verbalisation import as_json, violation_json

    told = violation_json(violation)
    if proved:
        proofs = [closure.explain(triple) for triple in violation.triples]
        told["proofs"] = [as_json(proof) for proof in proofs if proof]
    return told


def _reasons(closure: "Closure", asked: "Triple", misses: "list[NearMiss] | None") -> dict[str, Any]:
    from ontology.reasoning.verbalisation import as_json
    from ontology.reasoning.whynot import misses_json

    if misses is not None:
        return {"explanation": None, "why_not": misses_json(misses)}
    derivation = closure.explain(asked)
    return {"explanation": derivation and as_json(derivation)}


def _print(
    report: dict[str, Any],
    violations: "list[Violation]",
    closure: "Closure",
    asked: "Triple | None",
    misses: "list[NearMiss] | None",
) -> None:
    from ontology.reasoning.verbalisation import PlainWords, as_text, violation_words
    from ontology.reasoning.whynot import misses_text

    words = PlainWords(language())
    for violation in violations:
        print(say("infer_contradiction", words=violation_words(violation, words)))
    steps = ", ".join(say(f"step_{step}", seconds=seconds) for step, seconds in report["seconds"].items())
    counts = {name: report[name] for name in ("asserted", "inferred")}
    print(say("infer_counts", clashes=len(violations), steps=steps, **counts))
    if asked is None:
        return
    if misses is not None:
        print(say("infer_not_held", fact=words.fact(asked)))
        print(misses_text(misses, language()))
    elif derivation := closure.explain(asked):
        print(as_text(derivation, words=words))
