"""A proof as a picture."""

from itertools import combinations

from graph_api.linked_data.proof_tree import HIGH, WIDE, Box, proof_tree
from graph_api.linked_data.shown_proof import Step
from graph_store.snapshot import Snapshot
from ontology.reasoning import Derivation
from tests.graph_api.linked_data.test_shown_proof import HOSTS, SITED, prover
from tests.service import Service

EXPLAINED = "/explain?s=mun:gent&p=kg:takesPartIn&o=prog:rr"


def steps(step: Step) -> list[Step]:
    return [step, *(below for premise in step.premises for below in steps(premise))]


def apart(one: Box, other: Box) -> bool:
    return abs(one.x - other.x) >= WIDE or abs(one.y - other.y) >= HIGH


def test_every_step_has_a_box_and_every_premise_a_line(snapshot: Snapshot) -> None:
    leaf = Derivation(SITED)
    claim = Derivation(HOSTS, "prp-spo2", None, (Derivation(HOSTS, "prp-inv2", None, (leaf,)), leaf, leaf))
    step = prover(snapshot).proof(claim).step
    tree = proof_tree(step)
    assert tree is not None
    assert len(tree.boxes) == len(steps(step)) == len(tree.lines) + 1
    assert all(apart(one, other) for one, other in combinations(tree.boxes, 2))
    assert all(box.x + WIDE <= tree.width and box.y + HIGH <= tree.height for box in tree.boxes)


def test_what_a_row_states_is_not_drawn(snapshot: Snapshot) -> None:
    assert proof_tree(prover(snapshot).proof(Derivation(SITED)).step) is None


def test_a_box_has_subject_verb_and_object_each_on_a_line(snapshot: Snapshot) -> None:
    tree = proof_tree(prover(snapshot).proof(Derivation(HOSTS, "prp-inv2", None, (Derivation(SITED),))).step)
    assert tree is not None
    assert [full for _, full in tree.boxes[0].lines] == ["Stad X", "huisvest", "Kaai"]


def test_the_page_of_an_explanation_has_the_picture_with_a_link_to_each_row(service: Service) -> None:
    text = service.client.get(EXPLAINED, headers={"Accept": "text/html"}).text
    picture = text.partition('<svg class="proof-tree"')[2].partition("</svg>")[0]
    assert picture.count("<rect") == picture.count('class="follows"') + picture.count('<a href="/row/')
    assert picture.count('<a href="/row/') == 4
