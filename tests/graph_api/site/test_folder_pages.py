"""The pages that a graph folder configures."""

import shutil
from pathlib import Path

import pytest

from graph_api.site.folder_pages import FolderSite, check_folder, chosen, folder_pages
from graph_api.site.language import Reader
from graph_api.site.routes import routes
from graph_store.errors import BadSetting
from graph_store.graphs import DEFAULT_BASE
from ontology.graph_folder import FILE, VARIABLE, reread

AIRPORTS = Path(__file__).parents[3] / "examples" / "airports"
BASE = "https://airports.example/"
ENGLISH = Reader("en", ("en", "nl"))


@pytest.fixture
def airports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of an example without tables about its pages, which is the graph folder in use."""
    folder = tmp_path / "airports"
    shutil.copytree(AIRPORTS, folder)
    text, _, _ = (folder / FILE).read_text(encoding="utf-8").partition("[site]")
    (folder / FILE).write_text(text, encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(folder))
    reread()
    return folder


def configure(folder: Path, text: str) -> None:
    with (folder / FILE).open("a", encoding="utf-8") as file:
        file.write(text)


def test_the_shipped_folder_has_the_pages_of_its_file() -> None:
    assert [page.path for page in folder_pages()] == [
        "/map", "/programmes", "/themes", "/timeline", "/compare", "/network",
    ]  # fmt: skip
    site = FolderSite(ENGLISH, "Plan", "About it")
    assert (site.name, site.heading) == ("Kennisgraaf", "Knowledge about cities, with source and reason")
    assert [page.title for page in site.menu] == ["Map"]


@pytest.mark.usefixtures("airports")
def test_a_folder_without_pages_or_dates_has_a_network() -> None:
    site = FolderSite(ENGLISH, "Airports", "About them")
    assert [(page.path, page.title) for page in site.pages] == [("/network", "Network")]
    assert (site.name, site.heading, site.intro) == ("Airports", "Airports", "About them")
    assert site.path("map") == ""


def test_a_configured_page_gets_a_route(airports: Path) -> None:
    configure(airports, '[[site.page]]\nkind = "compare"\npath = "/side-by-side"\nclass = ["Country"]\n')
    assert "/side-by-side" in [route.path for route in routes(BASE)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[site]\nclasses = ["Contry"]', "the class 'Contry', and there is none; did you mean Country?"),
        ('[site]\nnames = ["iatacode"]', "the property 'iatacode', and there is none; did you mean iataCode?"),
        ('[[site.subject]]\nfirst = "neighbour"\ntitle = "x"', "the question 'neighbour', .* mean neighbours?"),
        ('[[site.page]]\nkind = "compare"\npath = "/c"\nclass = ["Land"]', "the class 'Land', and there is none"),
        (2 * '[[site.page]]\nkind = "timeline"\npath = "/t"\n', "site.page has /t more than once"),
        ('[[site.page]]\nkind = "timeline"\npath = "/class"\n', "site.page has /class, which is an address of"),
    ],
)
def test_a_name_that_the_folder_lacks_is_refused_with_the_nearest(airports: Path, text: str, told: str) -> None:
    configure(airports, text)
    with pytest.raises(BadSetting, match=told):
        routes(BASE)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('map_led = "x"', "no text map_led. Did you mean map_lead?"),
        ("map_lead = 3", "map_lead = 3 is not accepted: write a text"),
        ("map_lead", "texts.toml: "),
    ],
)
def test_a_wrong_text_is_refused(airports: Path, text: str, told: str) -> None:
    configure(airports, '[site]\ntexts = "texts.toml"')
    (airports / "texts.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadSetting, match=told):
        check_folder(BASE)


def test_the_shipped_folder_is_accepted() -> None:
    check_folder(DEFAULT_BASE)


def test_a_text_comes_in_the_language_of_the_page_or_another() -> None:
    texts = {"nl": "Bomen", "en": "Trees"}
    assert chosen(texts, ENGLISH) == "Trees"
    assert chosen({"nl": "Bomen"}, ENGLISH) == chosen({"": "Bomen"}, ENGLISH) == "Bomen"
    assert chosen({}, ENGLISH) == ""
