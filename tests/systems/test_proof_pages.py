"""Pages of proofs and of what does not hold, for facts of every rule chosen at random with a fixed seed."""

import random
import re
from collections import defaultdict

import pytest
from pyoxigraph import NamedNode, Triple

from tests.service import Service

EACH = 3
"""The number of facts of each rule."""

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def by_rule(service: Service) -> dict[str, list[Triple]]:
    """Return some inferred facts about things for each last rule of their proofs."""
    snapshot = service.state.newest()
    inferred = [
        quad.triple
        for quad in snapshot.store().quads_for_pattern(None, None, None, snapshot.graphs.inferred)
        if isinstance(quad.object, NamedNode) and str(quad.subject).startswith(f"<{snapshot.graphs.base}id/")
    ]
    found: defaultdict[str, list[Triple]] = defaultdict(list)
    for triple in random.Random(24).sample(sorted(inferred, key=str), 150):
        rule = service.client.get("/explain", params=asked(triple)).json()["rule"]
        if rule and len(found[rule]) < EACH:
            found[rule].append(triple)
    return found


def asked(triple: Triple, **choices: str) -> dict[str, str]:
    subject, value = triple.subject, triple.object
    assert isinstance(subject, NamedNode)
    assert isinstance(value, NamedNode)
    return {"s": subject.value, "p": triple.predicate.value, "o": value.value, **choices}


def heading(text: str) -> str:
    """Return the heading of a page without its tags."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL)
    assert found
    return " ".join(re.sub(r"<[^>]*>", " ", found[1]).split())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_of_several_derivations_says_how_it_differs(
    service: Service, by_rule: dict[str, list[Triple]], language: str
) -> None:
    assert len(by_rule) >= 6
    several = 0
    for triple in (each for facts in by_rule.values() for each in facts):
        told = service.client.get("/explain", params=asked(triple, all="true", lang=language)).json()
        others = [each["difference"] for each in told["others"]]
        several += len(others)
        assert all(others)
    assert several


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_of_what_does_not_hold_never_has_it_as_its_heading(
    service: Service, by_rule: dict[str, list[Triple]], language: str
) -> None:
    title = {"nl": "Waarom staat dit er niet?", "en": "Why is this not here?"}[language]
    held = 0
    for triple in (each for facts in by_rule.values() for each in facts):
        turned = asked(triple, lang=language) | {"s": asked(triple)["o"], "o": asked(triple)["s"]}
        answer = service.client.get("/explain", params=turned, headers=HTML)
        if answer.status_code == 200:
            held += 1
            continue
        assert answer.status_code == 404, turned
        assert heading(answer.text) == title
    assert held < 10
