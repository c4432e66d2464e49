"""Security headers: of data, of pages, and those that an answer sets itself."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from graph_api.http.security import CONSOLE_POLICY, ON_THIS_SITE, PAGE_POLICY, SecurityHeaders

ANSWERS = {
    "data": PlainTextResponse("x"),
    "page": HTMLResponse("x"),
    "console": HTMLResponse("x", headers={"Content-Security-Policy": CONSOLE_POLICY}),
    "style": Response("x", headers=ON_THIS_SITE, media_type="text/css"),
    "held": Response(status_code=304),
}


async def answer(request: Request) -> Response:
    return ANSWERS[request.path_params["kind"]]


CLIENT = TestClient(Starlette(routes=[Route("/{kind}", answer)], middleware=[Middleware(SecurityHeaders)]))


@pytest.mark.parametrize(
    ("kind", "sniffing", "embedding", "policy", "referrer"),
    [
        ("data", "nosniff", "cross-origin", None, None),
        ("page", "nosniff", "same-origin", PAGE_POLICY, "same-origin"),
        ("console", "nosniff", "same-origin", CONSOLE_POLICY, "same-origin"),
        ("style", "nosniff", "same-origin", None, None),
        ("held", None, None, None, None),
    ],
)
def test_an_answer_has_the_headers_of_its_kind(
    kind: str, sniffing: str | None, embedding: str | None, policy: str | None, referrer: str | None
) -> None:
    headers = CLIENT.get(f"/{kind}").headers
    assert headers.get("x-content-type-options") == sniffing
    assert headers.get("cross-origin-resource-policy") == embedding
    assert headers.get("content-security-policy") == policy
    assert headers.get("referrer-policy") == referrer


def test_no_policy_allows_inline_scripts_or_other_hosts() -> None:
    for policy in (PAGE_POLICY, CONSOLE_POLICY):
        assert "script-src 'self';" in policy
        assert "http" not in policy
