"""Security headers: what a browser may do with an answer.

Sources: https://www.w3.org/TR/CSP3/ · https://fetch.spec.whatwg.org/#x-content-type-options-header
· https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header
"""

from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""The policy of a page: every file comes from this host, and inline styles and scripts are blocked."""

CONSOLE_POLICY = PAGE_POLICY.replace(
    "style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'",
    "style-src 'self' 'unsafe-inline'; script-src 'self'; font-src 'self' data:; img-src 'self' data:",
)
"""The policy of a page with a query editor, because these write styles and draw icons inline."""

ON_THIS_SITE = {"Cross-Origin-Resource-Policy": "same-origin"}
"""Header of the files that our pages load: pages of other sites cannot embed them."""

_OF_DATA = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "cross-origin"}
_OF_A_PAGE = {
    **_OF_DATA,
    **ON_THIS_SITE,
    "Content-Security-Policy": PAGE_POLICY,
    "Referrer-Policy": "same-origin",
}


class SecurityHeaders:
    """Adds the security headers that an answer does not set itself; pages of other sites may embed only data."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request."""

        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] != HTTPStatus.NOT_MODIFIED:
                headers = MutableHeaders(raw=message["headers"])
                is_page = headers.get("content-type", "").startswith("text/html")
                for name, value in (_OF_A_PAGE if is_page else _OF_DATA).items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, secured)
