"""Names that contain attacks are shown and never run, and no page becomes wider than its window."""

import pytest

from tests.browser.browser import Visit, look
from tests.browser.conftest import NASTY

pytestmark = pytest.mark.slow

PATHS = [
    *(f"/doc/org/n{number}" for number in range(len(NASTY))),
    "/class/Organisation",
    "/search?q=script",
    "/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "/network?of=org:n0",
    "/sparql?query=%3C%2Ftextarea%3E%3Cscript%3Ealert(8)%3C%2Fscript%3E",
    "/%3Cscript%3Ealert(9)%3C%2Fscript%3E",
]


# Over 20 s: a browser opens every kind of page with hostile texts.
def test_nothing_runs_and_the_layout_holds(nasty_host: str) -> None:
    hrefs = [
        [
            "evaluate",
            "[...document.querySelectorAll('a[href]')]"
            ".map((link) => new URL(link.getAttribute('href'), location).protocol)",
        ]
    ]
    visits = [Visit(path, width=width, steps=hrefs) for path in PATHS for width in (360, 1280)]
    for visit, page in zip(visits, look(nasty_host, visits), strict=True):
        assert page.get("fault") is None, visit.path
        assert (page["dialogs"], page["policy"], page["outside"], page["wide"]) == ([], [], [], 0), visit.path
        assert set(page["seen"][0]) <= {"http:", "https:", ""}, visit.path
