"""The basis of a row, or of a cell, in explanations, on pages, in GraphQL and on the command line, for every basis."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, Triple
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.service import Service, ServiceSettings
from graph_store import State
from kennisgraaf.cli.explanation_text import Reasons
from ontology.namespaces import RDFS_LABEL, kg, thing
from ontology.reasoning.verbalisation import BASES, ENDED, STATED
from tests.loaders.by_document import LABEL, of_class, run, write
from tests.loaders.conftest import BASE, Json, column, key, table

HTML = {"Accept": "text/html"}
ON_ROWS = [basis for basis in BASES if basis != ENDED]


def tools() -> Json:
    lines = column("source_lines", separator=";", property="sourceLines", load_parse="lines")
    row = {"aboutUrl": f"{BASE}row/tools/{{+id}}"}
    english = column("label_en", lang="en", propertyUrl=f"{RDFS_LABEL.value}", load_basis="translation")
    url = column("ref_url", property="url", load_graph="reference")
    basis = {**column("basis", property="basis"), **row}
    described = table("tools.csv", key("tool"), LABEL, english, url, basis, {**lines, **row}, of_class("Tool"))
    return described | {f"{BASE}load#sourceText": "bron.txt"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the state folder of a graph with a row on every basis."""
    folder, state = tmp_path_factory.mktemp("bases"), State(tmp_path_factory.mktemp("state"))
    rows = [
        {"id": f"tool:{basis}", "label_nl": basis, "label_en": "hammer", "ref_url": f"https://x.example/{basis}",
         "basis": basis, "source_lines": "2"}
        for basis in ON_ROWS
    ]  # fmt: skip
    rows.append({"id": "tool:plain", "label_nl": "hamer", "source_lines": "2"})
    rows.append({"id": "tool:register", "label_nl": "zaag", "ref_url": "https://x.example/register"})
    (folder / "bron.txt").write_text("een\nhamer\n", encoding="utf-8")
    assert run(write(folder, {"tools.csv": (tools(), rows)}), state).issues == []
    return state.root


@pytest.fixture(scope="module")
def client(place: Path) -> TestClient:
    return TestClient(create_app(ServiceSettings(data=place)))


def asked(name: str, value: str = "", language: str = "nl") -> dict[str, str]:
    return {"s": f"tool:{name}", "p": RDFS_LABEL.value, "o": f'"{value or name}"@{language}'}


@pytest.mark.parametrize("basis", ON_ROWS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_explanation_says_the_basis_of_a_row_in_words(client: TestClient, basis: str, language: str) -> None:
    params = asked(basis) | {"lang": language}
    (row,) = client.get("/explain", params=params | {"format": "json"}).json()["rows"]
    assert (row["basis"], row["words"]) == (basis, BASES[basis][language])
    page = client.get("/explain", params=params, headers=HTML).text
    assert BASES[basis][language] in page
    is_said = "Dit staat in een bron" in page or "A source states this" in page
    assert is_said is (basis == STATED)
    assert BASES[basis][language] in client.get(f"/row/tools/tool:{basis}", params=params, headers=HTML).text
    assert BASES[basis][language] in client.get(f"/doc/tool/{basis}", params=params, headers=HTML).text


@pytest.mark.parametrize("basis", ON_ROWS)
def test_graphql_says_the_basis_of_a_row(client: TestClient, basis: str) -> None:
    rows = "provenance { rows { basis basisWords cited } }"
    text = f'{{ thing(id: "tool:{basis}") {{ facts(properties: ["type"]) {{ {rows} }} }} }}'
    facts = client.post("/graphql", json={"query": text}).json()["data"]["thing"]["facts"]
    (row,) = next(each["provenance"]["rows"] for each in facts if each["provenance"]["rows"])
    assert row == {"basis": basis, "basisWords": BASES[basis]["nl"], "cited": "bron.txt, regel 2"}


@pytest.mark.parametrize(
    ("name", "basis"), [("context", "translation"), ("stated", "translation"), ("translation", "translation")]
)
def test_a_cell_may_have_a_basis_of_its_own(client: TestClient, name: str, basis: str) -> None:
    (row,) = client.get("/explain", params=asked(name, "hammer", "en") | {"format": "json"}).json()["rows"]
    assert (row["basis"], row["source_lines"]) == (basis, "2")


@pytest.mark.parametrize("name", ["stated", "context"])
def test_a_cell_of_reference_data_rests_on_a_register_and_names_no_line(client: TestClient, name: str) -> None:
    params = {"s": f"tool:{name}", "p": kg("url").value, "o": f'"https://x.example/{name}"', "format": "json"}
    (row,) = client.get("/explain", params=params).json()["rows"]
    assert (row["basis"], row["source_lines"], row["lines"], row["document"]) == ("reference", "", [], None)


def test_a_row_without_a_basis_is_stated_unless_it_is_reference_data_without_lines(client: TestClient) -> None:
    for name, value, basis in (("plain", "hamer", "stated"), ("register", "zaag", "reference")):
        (row,) = client.get("/explain", params=asked(name, value) | {"format": "json"}).json()["rows"]
        assert row["basis"] == basis


def test_the_page_of_a_thing_says_every_basis_of_its_facts(client: TestClient) -> None:
    page = client.get("/doc/tool/stated", params={"lang": "nl"}, headers=HTML).text
    assert "vermeld; referentieregister; vertaling" in page
    row = client.get("/row/tools/tool:stated", params={"lang": "nl"}, headers=HTML).text
    assert "https://x.example/stated" in row
    assert '<td class="soft">referentieregister</td>' in row


@pytest.mark.parametrize("basis", ON_ROWS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_command_line_says_the_basis_unless_a_row_is_stated(place: Path, basis: str, language: str) -> None:
    service = Service(ServiceSettings(data=place))
    snapshot = service.snapshot()
    reasons = Reasons(snapshot, service.closure(snapshot), language)
    (derivation,) = reasons.why(Triple(thing(f"tool:{basis}"), RDFS_LABEL, Literal(basis, language="nl")), 1)
    said = reasons.ground(derivation)
    assert said.endswith(("bron.txt, line 2", "bron.txt, regel 2"))
    assert (BASES[basis][language] in said) is (basis != STATED)
