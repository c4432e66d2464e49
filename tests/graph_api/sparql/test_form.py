from html.parser import HTMLParser

from starlette.testclient import TestClient


class Form(HTMLParser):
    """Collects the names of the fields and the text of the query."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.query = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names += [value for name, value in attrs if name == "name" and value and tag != "meta"]

    def handle_data(self, data: str) -> None:
        if "SELECT" in data:
            self.query = data


def test_a_browser_gets_a_form_whose_example_has_an_answer(client: TestClient) -> None:
    page = client.get("/sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    form = Form()
    form.feed(page.text)
    assert form.names == ["query", "format", "include"]
    answer = client.get("/sparql", params={"query": form.query, "format": "csv", "include": "all"})
    assert answer.text.splitlines()[1:] == [
        "https://kennisgraaf.example/ns#CentreCity,1",
        "https://kennisgraaf.example/ns#Municipality,1",
    ]
