"""Two services that could answer differently have different settings."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from graph_api.replication.answer_settings import answer_settings
from graph_api.service import ServiceSettings
from ontology.graph_folder import GraphFolder, using
from tests.documents import ROOT

SETTINGS = ServiceSettings(data=Path("var"))
OF_THE_MACHINE = {
    "data", "base", "workers", "query_timeout_s", "query_memory_mb", "max_body_mb", "memory_quads", "keep_versions",
    "lock_wait_s", "update_timeout_s", "update_memory_mb", "views_mb", "max_upload_mb", "client_budget_s",
    "check_timeout_s", "check_memory_mb", "service_allow", "plain", "access_log", "slow_query_s",
    "graphql_subscriptions", "serve_workers", "store",
}  # fmt: skip
"""Settings that may differ: places, memory, time, and what only concerns writes. A base is compared elsewhere."""


def test_every_setting_either_decides_answers_or_is_that_of_a_machine() -> None:
    named = {field.name for field in fields(ServiceSettings)}
    assert named - OF_THE_MACHINE == named & answer_settings(SETTINGS).keys()


def test_another_value_is_seen() -> None:
    assert answer_settings(replace(SETTINGS, languages=("en",))) != answer_settings(SETTINGS)
    assert answer_settings(replace(SETTINGS, data=Path("elsewhere"), workers=7)) == answer_settings(SETTINGS)


@pytest.mark.parametrize("name", ["kennisgraaf.toml", "ontology/kennisgraaf.ttl", "queries/competency/cq-001.rq"])
def test_the_files_of_the_graph_folder_are_compared(name: str) -> None:
    assert len(answer_settings(SETTINGS)[name]) == 16


def test_another_ontology_is_seen(tmp_path: Path) -> None:
    (tmp_path / "kennisgraaf.toml").write_text('[sources]\nontology = ["mine.ttl"]\n', encoding="utf-8")
    found = []
    for text in ("# one", "# other"):
        (tmp_path / "mine.ttl").write_text(text, encoding="utf-8")
        with using(GraphFolder(tmp_path)):
            found.append(answer_settings(SETTINGS))
    assert {name for name in found[0] if found[0][name] != found[1][name]} == {"mine.ttl"}


def test_the_folder_itself_is_named_nowhere() -> None:
    assert str(ROOT) not in str(answer_settings(SETTINGS))
