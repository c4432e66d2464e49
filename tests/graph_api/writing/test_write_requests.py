from pathlib import Path

import orjson
import pytest

from graph_api.writing.task import Written
from graph_api.writing.write_requests import answer
from tests.graph_api.plain import writing

pytestmark = pytest.mark.slow


def test_what_a_write_did_is_told_in_the_body_and_its_version_in_the_headers() -> None:
    told = answer(Written(7, True, 2, 1, undone_by=["source/cities"]), 201, {"Location": "http://x/"})
    assert (told.status_code, told.headers["x-dataset-version"], told.headers["location"]) == (201, "7", "http://x/")
    body = orjson.loads(told.body)
    assert (body["added"], body["removed"]) == (2, 1)
    assert "source/cities" in body["note"]


@pytest.mark.parametrize(
    ("headers", "params"), [({"Idempotency-Key": ""}, {}), ({"Idempotency-Key": "x" * 300}, {}), ({}, {"force": "yes"})]
)
def test_a_key_or_a_force_that_is_none_is_refused(
    tmp_path: Path, headers: dict[str, str], params: dict[str, str]
) -> None:
    with writing(tmp_path) as writer:
        refused = writer.update("INSERT DATA { <urn:a> <urn:b> 1 }", headers=headers, params=params)
        assert (refused.status_code, refused.json()["code"]) == (400, "BAD_REQUEST")
        assert writer.count() == 0
