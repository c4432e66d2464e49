"""Texts in the preferred language, and dates with the days that they cover."""

from tests.graph_api.graphql.conftest import Ask
from tests.service import Service


def test_a_language_at_the_root_holds_below_and_a_field_may_ask_another(data: Ask) -> None:
    found = data("""{ project(id: "prj:dok") @lang(prefer: ["en"]) {
        label sitedIn { label nl: label @lang(prefer: ["nl-BE"]) } } }""")
    assert found["project"] == {"label": "Dok", "sitedIn": {"label": "Ghent", "nl": "Gent"}}


def test_all_texts_come_with_their_languages_or_only_the_one_to_show(data: Ask) -> None:
    shown = 'labelTexts(best: true) @lang(prefer: ["fr", "en"]) { value lang }'
    found = data(f'{{ municipality(id: "mun:gent") {{ labelTexts {{ value lang }} shown: {shown} }} }}')
    assert found["municipality"]["labelTexts"] == [{"value": "Gent", "lang": "nl"}, {"value": "Ghent", "lang": "en"}]
    assert found["municipality"]["shown"] == [{"value": "Ghent", "lang": "en"}]


def test_a_date_shows_the_days_it_covers(data: Ask) -> None:
    found = data('{ platform(id: "plat:b") { onlineSince onlineSinceInterval { earliest latest precision } } }')
    interval = {"earliest": "2016-02-01", "latest": "2016-02-29", "precision": "MONTH"}
    assert found["platform"] == {"onlineSince": "2016-02", "onlineSinceInterval": interval}


def test_the_days_of_a_vague_date_are_narrowed_by_its_qualifier(service: Service) -> None:
    found = service.graphql('{ thing(id: "ms:cot-start") { ... on Milestone { onDateInterval { earliest latest } } } }')
    assert found["thing"] == {"onDateInterval": {"earliest": "2018-10-01", "latest": "2018-12-31"}}
