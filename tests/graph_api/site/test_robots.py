"""The files for search engines."""

from xml.etree import ElementTree

from tests.service import Service

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_sitemap_names_every_thing_and_each_address_answers(service: Service) -> None:
    tree = ElementTree.fromstring(service.client.get("/sitemap.xml").content)  # noqa: S314
    addresses = [str(each.text) for each in tree.iter(f"{SPACE}loc")]
    assert len(addresses) == len(set(addresses)) > 500
    assert "https://kennisgraaf.example/doc/mun/gent" in addresses
    for address in addresses[14:400:11]:
        path = address.removeprefix("https://kennisgraaf.example")
        assert service.client.get(path, headers={"Accept": "text/html"}).status_code == 200, path


def test_robots_are_kept_from_endless_choices(service: Service) -> None:
    text = service.client.get("/robots.txt").text
    assert "Disallow: /explain" in text
    assert "Sitemap: https://kennisgraaf.example/sitemap.xml" in text
