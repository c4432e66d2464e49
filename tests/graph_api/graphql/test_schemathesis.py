"""Random arguments for every root field, by schemathesis: no fault of ours, no answer that takes longer than allowed.

One unbounded `first` is enough to hang a service; 500 cases and more look for it.
"""

import time
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from starlette.applications import Starlette
from starlette.testclient import TestClient

from graph_store.errors import GraphError

schemathesis: Any = pytest.importorskip("schemathesis")

pytestmark = pytest.mark.slow

EXAMPLES = 3
"""Cases of each root field; there are more than 200 of them."""

SECONDS = 12


# Over 20 s: hundreds of generated documents against a running service.
def test_no_case_is_a_fault_or_takes_too_long(app: Starlette, client: TestClient) -> None:
    schema = schemathesis.graphql.from_dict(client.get("/graphql/schema.json").json()["data"])
    cases = 0
    for result in schema.get_all_operations():
        strategy = result.ok().as_strategy()

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=strategy)
        def answered(case: Any) -> None:
            nonlocal cases
            cases += 1
            begun = time.monotonic()
            answer = client.post("/graphql", json={"query": case.body})
            assert time.monotonic() - begun < SECONDS, case.body
            assert answer.status_code < 500, case.body
            codes = [error["extensions"]["code"] for error in answer.json().get("errors", ())]
            assert GraphError.code not in codes, case.body

        answered()
    assert cases >= 500
