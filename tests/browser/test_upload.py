"""City staff upload a list and publish it with a browser, without script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from graph_api.app import create_app
from kennisgraaf.settings import read_settings
from tests.browser.browser import Visit, look, ready
from tests.graph_api.serving import running
from tests.writable import ROW, Writable, copied

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Writable, str]]:
    """Give a folder that may be written, and the address of a service over it."""
    ready()
    with copied(tmp_path_factory.mktemp("upload")) as found:
        app = create_app(read_settings(data=found.state.root).service())
        with running(uvicorn.Config(app, log_level="error", ws="none")) as (host, port):
            yield found, f"http://{host}:{port}"


def steps(found: Writable, file: Path) -> list[list[str]]:
    """Return the steps from the form to the report."""
    return [
        ["click", "#upload input[name=token]"],
        ["type", found.token],
        ["file", "#upload input[type=file]", str(file)],
        ["choose", "select[name=inventory]", "libraries.csv"],
        ["go", "click", "#upload button"],
        ["text", "main"],
    ]


def test_a_list_is_read_and_published(writable: tuple[Writable, str], tmp_path: Path) -> None:
    found, host = writable
    (tmp_path / "mine.csv").write_text(found.text("libraries.csv") + ROW, "utf-8")
    publish = [
        ["go", "click", "#publish button"],
        ["text", "main"],
        ["go", "click", "#published li + li a"],
        ["text", "main"],
    ]
    visit = Visit("/upload?lang=nl", script=False, steps=[*steps(found, tmp_path / "mine.csv"), *publish])
    (page,) = look(host, [visit])
    assert page.get("fault") is None
    assert (page["console"], page["policy"], page["outside"]) == ([], [], [])
    report, done, changes = (page["seen"][place] for place in (5, 7, 9))
    assert "Dit wordt versie 2 als je het publiceert." in report
    assert "Nieuw: ‘zebra’ is een library." in report
    assert "Versie 2 is gepubliceerd." in done
    assert "zebra" in changes
    assert found.token not in "".join(page["seen"][place] for place in (4, 5, 6, 7, 8, 9))
    assert found.text("libraries.csv").endswith(ROW)
    assert found.state.versions() == [1, 2]


def test_the_form_and_the_report_fit_every_screen_and_have_no_barriers(
    writable: tuple[Writable, str], tmp_path: Path
) -> None:
    found, host = writable
    few = "".join(found.text("libraries.csv").splitlines(keepends=True)[:50])
    (tmp_path / "few.csv").write_text(few, "utf-8")
    seen = steps(found, tmp_path / "few.csv")
    confirm = [["click", "#confirm input[type=checkbox]"], ["go", "click", "#confirm button"]]
    visits = [
        Visit(f"/upload?lang={language}", width=width, dark=dark, axe=True, steps=each)
        for language, width, dark in (("nl", 390, False), ("en", 1280, True))
        for each in ([], seen, [*seen, *confirm])
    ]
    pages = look(host, visits)
    assert [each.get("fault") for each in pages] == [None] * len(pages)
    assert [each["violations"] for each in pages] == [[]] * len(pages)
    assert [each["wide"] for each in pages] == [0] * len(pages)
    assert found.state.versions() in ([1], [1, 2])
