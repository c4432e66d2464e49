"""The messages about broken shapes."""

from typing import cast

from pyoxigraph import NamedNode, Triple

from graph_store.graphs import DEFAULT_BASE
from graph_store.terms import Term
from graph_store.text import said
from loaders.change.proposal import Proposal
from loaders.change.shape_messages import ShapeMessages
from ontology.validation import Finding


class Nothing:
    """A proposal without facts."""

    def after(self, *, synthetic: bool) -> "Nothing":
        assert synthetic
        return self

    def triples(
        self, s: NamedNode | None = None, p: NamedNode | None = None, o: Term | None = None
    ) -> tuple[Triple, ...]:
        return ()


MESSAGES = ShapeMessages(cast("Proposal", Nothing()), DEFAULT_BASE)


def finding(number: int = 1) -> Finding:
    focus = f"<{DEFAULT_BASE}id/call/c{number}>"
    return Finding("S4", "Violation", focus, None, None, {"nl": "S4: te veel.", "en": "S4: too many."})


def test_a_finding_is_a_sentence_in_each_language() -> None:
    assert MESSAGES.by_language(finding()) == {"nl": "‘call:c1’: te veel.", "en": "‘call:c1’: too many."}


def test_a_refusal_names_the_rule_and_the_thing() -> None:
    refused = MESSAGES.refusal([finding()])
    assert refused == "Nothing was written, because a rule would be broken. ‘call:c1’: too many (rule S4)."
    assert said(refused, "nl") == (
        "Er is niets geschreven, want er zou een regel gebroken worden. ‘call:c1’: te veel (regel S4)."
    )
    assert "no row is the cause" in MESSAGES.refusal([finding()], blameless=True)


def test_of_many_findings_the_first_are_told_and_the_others_counted() -> None:
    eleven, twelve = (MESSAGES.refusal([finding(each) for each in range(many)]) for many in (11, 12))
    assert eleven.endswith(" There is one other broken rule.")
    assert said(twelve, "nl").endswith(" Er zijn nog 2 andere gebroken regels.")
    assert twelve.count("(rule S4)") == 10
