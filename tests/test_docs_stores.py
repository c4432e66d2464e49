"""The commands of docs/stores.md, run as written against a server that is really there."""

import os
import shlex
import subprocess
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

import orjson
import pytest

from graph_store.remote.client import StoreAddress
from graph_store.remote.graph_names import control_graph
from kennisgraaf.settings import Settings
from tests.documents import DOCS, taken
from tests.prepared import Plan
from tests.serving import COMMAND, ROOT, served
from tests.store_servers import oxigraph

PAGE = (DOCS / "stores.md").read_text(encoding="utf-8")
START, SERVER, VIRTUOSO = (block.text for block in taken("stores.md", ""))
[TAKE_OVER] = (block.text for block in taken("stores.md", "sparql"))


def settings(text: str) -> dict[str, str]:
    """Return the settings that a block exports."""
    lines = [shlex.split(line) for line in text.splitlines() if line.startswith("export ")]
    return dict(word.split("=", 1) for _, word in lines)


@pytest.mark.parametrize("text", [START, VIRTUOSO])
def test_the_page_exports_settings_that_are_accepted(text: str) -> None:
    given = {name.removeprefix("KENNISGRAAF_").lower(): value for name, value in settings(text).items()}
    address = Settings(**given).store_address  # type: ignore[arg-type]
    assert address is not None
    assert address.update.startswith("http://127.0.0.1:")


def test_the_page_names_every_setting_of_a_store() -> None:
    fields = [f"KENNISGRAAF_{name.upper()}" for name in Settings.model_fields if name.startswith("store")]
    assert [name for name in fields if f"`{name}`" not in PAGE] == []


def test_the_page_names_the_graph_that_says_which_set_is_published() -> None:
    assert TAKE_OVER.strip() == f"DROP GRAPH {control_graph()}"


@pytest.mark.slow
def test_a_sync_and_a_service_with_these_settings_use_the_store(plan: Plan, tmp_path: Path) -> None:
    plan(tmp_path / "state")
    (tmp_path / "server").mkdir()
    assert SERVER.startswith("oxigraph serve --location store --bind 127.0.0.1:7878")
    with oxigraph(tmp_path / "server") as address:
        chosen = here(settings(START), address)
        own = {name: value for name, value in os.environ.items() if not name.startswith("KENNISGRAAF_")}
        own |= {"KENNISGRAAF_GRAPH": str(ROOT), "KENNISGRAAF_DATA": str(tmp_path / "state"), **chosen}
        subprocess.run([COMMAND, "sync"], env=own, check=True, stdout=subprocess.DEVNULL)
        lower = {name.removeprefix("KENNISGRAAF_").lower(): value for name, value in chosen.items()}
        with served(tmp_path, **lower) as service:
            answer = ask(
                service.address, "SELECT (COUNT(*) AS ?n) { ?city a <https://kennisgraaf.example/ns#CentreCity> }"
            )
            assert answer["results"]["bindings"][0]["n"]["value"] == "13"
            update(service.address, service.token)
            assert ask(service.address, "ASK { <urn:a> <urn:p> 1 }") == {"head": {}, "boolean": True}
            with urllib.request.urlopen(f"{service.address}/status?format=json") as told:  # noqa: S310
                store = orjson.loads(told.read())["store"]
            with urllib.request.urlopen(f"{service.address}/metrics") as told:  # noqa: S310
                metrics = told.read().decode()
    assert store == {"version": 2, "passed_on": 2, "kept": 0, "failed": 0, "fault": ""}
    assert "kennisgraaf_store_queries_passed_on_total 2" in metrics


def here(chosen: dict[str, str], address: StoreAddress) -> dict[str, str]:
    """Return the settings with the address of this server."""
    start = address.query.removesuffix("/query")
    return {name: value.replace("http://127.0.0.1:7878", start) for name, value in chosen.items()}


def ask(address: str, text: str) -> Any:
    with urllib.request.urlopen(f"{address}/sparql?{urllib.parse.urlencode({'query': text})}") as answer:  # noqa: S310
        return orjson.loads(answer.read())


def update(address: str, token: str) -> None:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/sparql-update"}
    body = b"INSERT DATA { <urn:a> <urn:p> 1 }"
    with urllib.request.urlopen(urllib.request.Request(f"{address}/update", body, headers)) as answer:  # noqa: S310
        assert answer.status == 200
