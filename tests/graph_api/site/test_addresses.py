"""Links for names."""

import pytest
from pyoxigraph import NamedNode

from graph_api.site.addresses import Addresses, path_text
from tests.graph_api.small import BASE


@pytest.mark.parametrize(
    ("iri", "href"),
    [
        (f"{BASE}id/mun/gent", "/doc/mun/gent"),
        (f"{BASE}row/projects/prj:p/-", "/row/projects/prj:p/-"),
        (f"{BASE}source/projects", "/source/projects"),
        (f"{BASE}source/projects#4acd", "/source/projects#4acd"),
        (f"{BASE}graph/source/projects", "/graph/source/projects"),
        (f"{BASE}ns#hosts", "/ns#hosts"),
        (f"{BASE}id/mun/liège", "/doc/mun/li%C3%A8ge"),
        (f"{BASE}id//evil.example", "/doc//evil.example"),
        (f"{BASE}.well-known/genid/1", None),
        ("https://example.org/x", "https://example.org/x"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("urn:x:y", None),
    ],
)
def test_an_iri_leads_here_or_to_the_web_or_nowhere(iri: str, href: str | None) -> None:
    assert Addresses(BASE).of(NamedNode(iri)) == href


def test_choices_are_kept_on_our_own_links() -> None:
    addresses = Addresses(BASE, {"lang": "en", "version": "3"})
    assert addresses.of(NamedNode(f"{BASE}id/mun/gent")) == "/doc/mun/gent?lang=en&version=3"
    assert addresses.of(NamedNode("https://example.org/x")) == "https://example.org/x"
    assert addresses.path("/ns", version="", page="2") == "/ns?lang=en&page=2"


def test_what_would_end_a_path_is_encoded() -> None:
    assert path_text("a?b#c d") == "a%3Fb%23c%20d"
