"""The pages of the lists that people fill in."""

import re

from loaders import fillable_lists
from tests.service import DATA, Service

HTML = {"Accept": "text/html"}


def test_every_list_is_offered_by_its_title_in_the_language_of_the_reader(service: Service) -> None:
    for language, title in (("nl", "Projecten"), ("en", "Projects")):
        text = service.client.get(f"/lists?lang={language}", headers=HTML).text
        assert f'<a href="/lists/projects?lang={language}">{title}</a>' in text
        assert text.count('href="/lists/') == len(fillable_lists(service.state.newest().graphs.base))


def test_a_list_explains_its_columns_and_says_what_to_do_next(service: Service) -> None:
    text = service.client.get("/lists/projects?lang=nl", headers=HTML).text
    assert "<strong>gevestigd in</strong>. Gemeente waar het project gevestigd is." in text
    assert 'een sleutel uit <a href="/lists/cities?lang=nl">Steden en gemeenten</a>' in text
    assert '<a href="/check?lang=nl&amp;table=projects.csv">Kijk deze lijst na</a>' in text
    assert re.search(
        r"Stuur het bestand naar de beheerder van de gegevens: Kennisgraaf, <a href=\"mailto:[^\"]+\">", text
    )
    chosen = service.client.get("/check?lang=nl&table=projects.csv", headers=HTML).text
    assert '<option value="projects.csv" selected>' in chosen


def test_the_blank_list_is_a_file_that_the_check_takes(service: Service) -> None:
    answer = service.client.get("/lists/projects?format=csv")
    first = (DATA / "projects.csv").read_text(encoding="utf-8").splitlines()[0]
    assert answer.content.decode("utf-8-sig") == f"{first}\n"
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''projects.csv"
    files = {"file": ("projects.csv", answer.content)}
    report = service.client.post("/check", files=files, headers={"Accept": "application/json"}).json()
    assert (report["outcome"], report["loaded"]) == ("W", 0)  # it has no rows


def test_an_unknown_list_is_not_found(service: Service) -> None:
    answer = service.client.get("/lists/nothing?lang=nl", headers=HTML)
    assert answer.status_code == 404
    assert "Geen lijst heet nothing" in answer.text
