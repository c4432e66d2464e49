import time

import pytest

from graph_api.hints.near_names import NearNames

NAMES = NearNames(["Project", "Programme", "CentreCity", "centrumstad", "hasParticipant", "sitedIn", "x", "", "Ørsted"])


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("Programm", "Programme"),
        ("project", "Project"),
        ("Porject", "Project"),
        ("City", "CentreCity"),
        ("sited-in", "sitedIn"),
        ("hasParticipants", "hasParticipant"),
        ("ørsted", "Ørsted"),
    ],
)
def test_the_most_similar_name_comes_first(asked: str, near: str) -> None:
    assert NAMES.nearest(asked)[0] == near


@pytest.mark.parametrize("asked", ["", "?!", "zzzz", "in", "p" * 5000])
def test_a_text_like_no_name_has_none(asked: str) -> None:
    assert NAMES.nearest(asked) == ()


def test_no_more_names_are_given_than_asked() -> None:
    assert NearNames(["label1", "label2", "label3"]).nearest("label", 2) == ("label1", "label2")


def test_a_search_in_many_names_takes_milliseconds() -> None:
    many = NearNames(f"thing {number:06} of {number % 97}" for number in range(20_000))
    taken = []
    for number in range(11):
        begun = time.process_time()
        many.nearest(f"thnig {number:06} of")
        taken.append(time.process_time() - begun)
    assert sorted(taken)[5] < 0.1
