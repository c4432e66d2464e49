"""The trees of programmes and themes."""

import re

from tests.service import Service


def test_the_tree_has_every_programme_and_project_once_a_whole(service: Service) -> None:
    text = service.client.get("/programmes?lang=nl").text
    found = re.findall(r'<li><a href="/doc/([^?"]*)', text)
    wanted = service.values("SELECT DISTINCT ?e { ?e a kg:Endeavour }")
    assert {str(each).replace(":", "/", 1) for each in wanted} <= set(found)


def test_a_part_stands_below_its_whole(service: Service) -> None:
    text = service.client.get("/programmes?lang=en").text
    assert text.index("/doc/prog/rr?") < text.index("/doc/prog/rr-2?") < text.index("/doc/prog/rr-2-2?")


def test_every_theme_is_listed(service: Service) -> None:
    text = service.client.get("/themes?lang=nl").text
    assert len(re.findall(r'<li><a href="/doc/thm/', text)) == len(service.values("SELECT ?t { ?t a kg:Theme }"))


def test_a_narrower_theme_stands_within_the_broader_one(service: Service) -> None:
    text = service.client.get("/themes?lang=nl").text
    broad, narrow = service.pairs("SELECT ?b ?n { ?n skos:broader ?b } LIMIT 1").popitem()
    inside = text[text.index(f"/doc/{str(broad).replace(':', '/', 1)}?") :]
    assert inside.index('<ul class="tree">') < inside.index(f"/doc/{str(narrow).replace(':', '/', 1)}?")


def test_a_theme_lists_what_is_about_it_and_counts_each_thing_below_once(service: Service) -> None:
    text = service.client.get("/themes?lang=en").text
    (under,) = service.values("SELECT (COUNT(DISTINCT ?it) AS ?n) { ?it kg:underTheme thm:smart-cities }")
    (own,) = service.values("SELECT (COUNT(?it) AS ?n) { ?it kg:hasTheme thm:smart-cities }")
    theme = text[text.index("/doc/thm/smart-cities?") :]
    assert f"{under} things, with those of its parts" in theme[:200]
    assert f"<summary>{own} things</summary>" in theme[:400]
    assert theme.index("/doc/def/smart-city?") < theme.index("/doc/thm/internet-of-things?")
