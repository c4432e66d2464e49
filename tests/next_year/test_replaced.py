"""The programmes that the invented plan of 2021 renames and splits keep their addresses."""

from tests.service import Service

HTML = {"Accept": "text/html"}
RENAMED, SPLIT = "prog/sc-1-2", "prog/rr-2-2"


def test_the_renamed_programme_leads_to_the_new_one_in_the_newest_plan_only(both: Service) -> None:
    answer = both.client.get(f"/id/{RENAMED}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/doc/prog/sc-1-3")
    page = both.client.get(f"/doc/{RENAMED}", headers=HTML)
    assert (page.url.path, page.history[0].status_code) == ("/doc/prog/sc-1-3", 301)
    assert f'<a href="/doc/{RENAMED}?document=plan%3A2020">' in page.text.split('id="history"')[1]


def test_the_split_programme_offers_both_parts(both: Service) -> None:
    answer = both.client.get(f"/id/{SPLIT}", headers=HTML, follow_redirects=False)
    assert answer.status_code == 300
    assert all(f'href="/doc/prog/{each}"' in answer.text for each in ("rr-2-3", "rr-2-4"))


def test_graphql_reads_the_new_programme_and_filters_find_both(both: Service) -> None:
    data = both.graphql("""{
        renamed: programme(id: "prog:sc-1-2") { key replaces { nodes { key ... on Programme { replacedOn } } } }
        split: programme(id: "prog:rr-2-2") { key replacedBy { nodes { key } } }
        listed: programmes(filter: {endedBy: {exists: false}, replacedOn: {exists: true}}) { totalCount }
        replaced: programmes(filter: {replacedOn: {exists: true}}) { nodes { key } }
    }""")
    assert data["renamed"] == {
        "key": "prog:sc-1-3", "replaces": {"nodes": [{"key": "prog:sc-1-2", "replacedOn": "2021-01-01"}]}
    }  # fmt: skip
    assert data["split"] == {
        "key": "prog:rr-2-2",
        "replacedBy": {"nodes": [{"key": "prog:rr-2-3"}, {"key": "prog:rr-2-4"}]},
    }
    assert data["listed"] == {"totalCount": 0}
    assert data["replaced"] == {"nodes": [{"key": "prog:rr-2-2"}, {"key": "prog:sc-1-2"}]}


def test_an_action_that_a_newer_one_replaces_keeps_its_own_address(both: Service) -> None:
    (old,) = both.values("SELECT ?old WHERE { ?old kg:replacedBy ?new ; a kg:PlannedAction } ORDER BY ?old LIMIT 1")
    path = str(old).replace(":", "/", 1)
    assert both.client.get(f"/doc/{path}", headers=HTML, follow_redirects=False).status_code == 200


def test_projects_of_the_split_programme_are_found_from_either_side(both: Service) -> None:
    stated = both.values("SELECT ?p WHERE { ?p kg:directPartOf prog:rr-2-2 }")
    either = both.values("SELECT DISTINCT ?p WHERE { ?p kg:directPartOf/kg:replacedBy* prog:rr-2-3 }")
    assert stated
    assert set(stated) <= set(either)
