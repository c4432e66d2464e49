"""`kennisgraaf validate`: check a version with the ontology, the shapes and the reasoner."""

from dataclasses import asdict

from kennisgraaf.cli.language import language, say
from kennisgraaf.cli.output import JsonFlag, print_json
from kennisgraaf.cli.progress import working
from kennisgraaf.cli.shared_options import DocumentOption, SyntheticFlag, VersionOption
from kennisgraaf.cli.state import open_service


def validate(
    *,
    synthetic: SyntheticFlag = False,
    number: VersionOption = None,
    document: DocumentOption = "",
    json: JsonFlag = False,
) -> int:
    """Check a version against the shapes and the ontology.

    The exit code is 1 if a shape is violated, facts contradict each other, or
    the ontology itself has an error. Warnings do not change it.
    """
    from graph_api.site.sentences import sentences_in
    from graph_store.graphs import Scope
    from ontology.clash_sentences import clash_sentence
    from ontology.finding_sentences import finding_sentence
    from ontology.findings import ERROR
    from ontology.lint import lint_folder
    from ontology.validation import validate as check

    service = open_service()
    snapshot = service.snapshot(number, document)
    remarks = lint_folder(snapshot.graphs.base)
    with working():
        findings = check(snapshot.triples(Scope(synthetic=synthetic)), snapshot.graphs.base)
        clashes = service.closure(snapshot, synthetic=synthetic).violations()
    words = sentences_in(snapshot, Scope(synthetic=synthetic), language())
    wrong = any(remark.weight == ERROR for remark in remarks)
    broken = bool(wrong or clashes or any(finding.severity == "Violation" for finding in findings))
    if json:
        print_json(
            {
                "version": snapshot.version,
                "conforms": not broken,
                "ontology": [asdict(remark) for remark in remarks],
                "findings": [asdict(finding) for finding in findings],
                "contradictions": [clash_sentence(clash, words) for clash in clashes],
            }
        )
        return int(broken)
    for remark in remarks:
        print(say("validate_ontology", words=remark.said(language())))
    for finding in findings:
        severity = say(f"severity_{finding.severity}")
        print(f"{severity}: {finding_sentence(finding, words)}")
    for clash in clashes:
        print(say("validate_contradiction", words=clash_sentence(clash, words)))
    counts = {"findings": len(findings), "clashes": len(clashes)}
    print(say("validate_counts", version=snapshot.shown, **counts))
    return int(broken)
