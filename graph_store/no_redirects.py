"""HTTP without redirects: the address that was given is the only one that gets a request."""

import urllib.request
from typing import Any


class NoRedirects(urllib.request.HTTPRedirectHandler):
    """Refuse redirects; the answer that asks for one is an error like any other."""

    def redirect_request(self, *_: Any) -> None:
        """Follow nothing."""
