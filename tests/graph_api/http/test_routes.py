"""Every rule of HTTP on every route of the service."""

import gzip
import re
from dataclasses import dataclass
from urllib.parse import quote

import brotli
import pytest
from httpx2 import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from graph_api.app import routes
from graph_store.graphs import DEFAULT_BASE

DOCUMENT = quote('{ municipality(id: "mun:x") { key label } }')
TABLE = quote("SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 200")
PAGE = "text/html"
ENCODINGS = {"identity": bytes, "gzip": gzip.decompress, "br": brotli.decompress}


@dataclass(frozen=True)
class Read:
    """A read of one route: an address, and the reason why a rule does not apply to its answer."""

    address: str
    status: int = 200
    accept: str = "*/*"
    untagged: str = ""
    whole: str = ""
    by_language: bool = False


NOW = "its answer changes by itself"
SHORT = "it is short"
FILE = "clients ask for parts of the file"
TOKEN = "it needs a token"
TO_ANOTHER = "it leads to another address"


def page(address: str, untagged: str = "") -> Read:
    return Read(address, accept=PAGE, untagged=untagged, by_language=True)


READS = {
    "/healthz": Read("/healthz", untagged=NOW, whole=SHORT),
    "/readyz": Read("/readyz", untagged=NOW, whole=SHORT),
    "/metrics": Read("/metrics", untagged=NOW),
    "/sparql": Read(f"/sparql?query={TABLE}"),
    "/store": Read("/store?default", accept="text/turtle"),
    "/store/{name:path}": Read("/store/none", 404, untagged="it is absent", whole=SHORT),
    "/graphql": Read(f"/graphql?query={DOCUMENT}", whole=SHORT),
    "/graphql/schema.graphql": Read("/graphql/schema.graphql"),
    "/graphql/schema.json": Read("/graphql/schema.json"),
    "/id/{name:path}": Read("/id/mun/x", 303, untagged=TO_ANOTHER, whole=SHORT),
    "/doc/{name:path}": page("/doc/mun/x"),
    "/row/{name:path}": page("/row/projects/prj:p"),
    "/source/{name:path}": page("/source/projects"),
    "/graph/{name:path}": page("/graph/inferred"),
    "/ns": page("/ns"),
    "/ns.{suffix}": Read("/ns.ttl"),
    "/ns/context.jsonld": Read("/ns/context.jsonld"),
    "/explain": page("/explain?s=mun:x&p=kg:hosts&o=prj:p"),
    "/changes": page("/changes?from=1&to=2"),
    "/changes.{suffix}": Read("/changes.csv?from=1&to=2", whole=SHORT),
    "/catalog": page("/catalog"),
    "/catalog.{suffix}": Read("/catalog.jsonld"),
    "/.well-known/void": Read("/.well-known/void"),
    "/versions": Read("/versions", accept="application/json"),
    "/versions/{name}": Read("/versions/2.ttl"),
    "/dump": Read("/dump", 308, untagged=TO_ANOTHER, whole=SHORT),
    "/dump/": page("/dump/"),
    "/dump/{name:path}": Read("/dump/kennisgraaf.nq", whole=FILE),
    "/replication": Read("/replication", 401, untagged=TOKEN, whole=SHORT),
    "/replication/{name:path}": Read("/replication/gone", 401, untagged=TOKEN, whole=SHORT),
    "/query": page("/query"),
    "/query/openapi.json": Read("/query/openapi.json"),
    "/query/{name}": page("/query/cq-001"),
    "/": page("/"),
    "/search": page("/search?q=stad"),
    "/class": page("/class"),
    "/class/{name}": page("/class/Municipality"),
    "/programmes": page("/programmes"),
    "/themes": page("/themes"),
    "/questions": page("/questions"),
    "/questions/{name}": page("/questions/cq-001"),
    "/map": page("/map"),
    "/compare": page("/compare"),
    "/timeline": page("/timeline"),
    "/network": page("/network?of=mun:x"),
    "/check": page("/check", untagged="it depends on the inventories beside the service"),
    "/upload": page("/upload", untagged="it depends on the inventories beside the service"),
    "/lists": page("/lists", untagged="it depends on the inventories beside the service"),
    "/lists/{name}": page("/lists/projects", untagged="it depends on the inventories beside the service"),
    "/syncs": page("/syncs"),
    "/quarantine": page("/quarantine"),
    "/status": page("/status"),
    "/reuse": page("/reuse"),
    "/docs": Read("/docs", 308, untagged=TO_ANOTHER, whole=SHORT),
    "/docs/search": page("/docs/search?q=sync"),
    "/docs/{name:path}": page("/docs/sparql/"),
    "/robots.txt": Read("/robots.txt", untagged="its lifetime is an hour", whole=SHORT),
    "/sitemap.xml": Read("/sitemap.xml"),
    "/site/{name:path}": Read("/site/style.css"),
}
"""Every route that is read, with an address and what its answer is exempt from."""

WRITES = {"/update", "/upload/{name}", "/inventories/{name}"}
TAGGED = [path for path, read in READS.items() if not read.untagged]
COMPRESSED = [path for path, read in READS.items() if not read.whole]
BY_LANGUAGE = [path for path, read in READS.items() if read.by_language]


def get(client: TestClient, path: str, **headers: str) -> Response:
    """Return the answer to a read of a route, in plain bytes unless the headers accept others."""
    read = READS[path]
    sent = {"Accept": read.accept, "Accept-Encoding": "identity"}
    answer = client.get(read.address, headers=sent | {name.replace("_", "-"): value for name, value in headers.items()})
    assert answer.status_code in (read.status, 304), answer.text
    return answer


def vary(answer: Response) -> set[str]:
    return {name.strip() for name in answer.headers.get("vary", "").split(",")}


def test_every_route_of_the_service_is_in_the_table() -> None:
    assert {each.path for each in routes(DEFAULT_BASE) if isinstance(each, Route)} == READS.keys() | WRITES


@pytest.mark.slow
@pytest.mark.parametrize("path", READS)
def test_an_answer_has_a_tag_unless_there_is_a_reason(small: TestClient, path: str) -> None:
    assert ("etag" in get(small, path).headers) is (path in TAGGED)


@pytest.mark.parametrize("path", TAGGED)
def test_who_holds_the_answer_gets_304_by_its_tag_a_list_a_weak_tag_or_any(small: TestClient, path: str) -> None:
    whole = get(small, path)
    tag = whole.headers["etag"]
    for held in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = get(small, path, If_None_Match=held)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag), held
        assert vary(again) >= vary(whole)
    assert get(small, path, If_None_Match=f'"other", "{tag[1:-1]}x"').status_code == 200


@pytest.mark.parametrize("path", COMPRESSED)
def test_each_encoding_has_its_own_tag_and_the_same_content(small: TestClient, path: str) -> None:
    tags, bodies = [], []
    for coding in ENCODINGS:
        answer = get(small, path, Accept_Encoding=coding)
        assert answer.headers.get("content-encoding", "identity") == coding
        assert "Accept-Encoding" in vary(answer)
        tags.append(answer.headers.get("etag"))
        bodies.append(answer.content)
        if tags[-1] is not None:
            assert get(small, path, Accept_Encoding=coding, If_None_Match=tags[-1]).headers["etag"] == tags[-1]
    assert READS[path].untagged or len(set(tags)) == 3
    assert READS[path].untagged or len(set(bodies)) == 1


@pytest.mark.parametrize("path", [path for path in READS if path not in COMPRESSED])
def test_what_is_short_or_has_parts_is_sent_as_it_is(small: TestClient, path: str) -> None:
    plain, other = get(small, path), get(small, path, Accept_Encoding="br, gzip")
    assert "content-encoding" not in other.headers
    assert plain.headers.get("etag") == other.headers.get("etag")


@pytest.mark.parametrize("path", READS)
def test_a_page_of_any_site_may_read_every_answer(small: TestClient, path: str) -> None:
    answer = get(small, path, Origin="https://elsewhere.example")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "Origin" in vary(answer)


@pytest.mark.parametrize("path", READS)
def test_every_answer_has_the_security_headers(small: TestClient, path: str) -> None:
    headers = get(small, path).headers
    is_page = headers.get("content-type", "").startswith("text/html")
    assert headers["x-content-type-options"] == "nosniff"
    is_of_a_page = is_page or path == "/site/{name:path}"
    assert headers["cross-origin-resource-policy"] == ("same-origin" if is_of_a_page else "cross-origin")
    assert ("default-src 'none'" in headers.get("content-security-policy", "")) is is_page
    assert (headers.get("referrer-policy") == "same-origin") is is_page


@pytest.mark.parametrize("path", READS)
def test_a_method_that_is_not_allowed_is_a_problem_with_a_code(small: TestClient, path: str) -> None:
    for accept, media_type in (("*/*", "application/problem+json"), (PAGE, "text/html; charset=utf-8")):
        answer = small.patch(READS[path].address, headers={"Accept": accept})
        assert (answer.status_code, answer.headers["content-type"]) == (405, media_type)
        assert (answer.headers["cache-control"], "Accept" in vary(answer)) == ("no-store", True)
        assert "METHOD_NOT_ALLOWED" in answer.text
        assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("path", BY_LANGUAGE)
def test_a_page_is_in_the_language_that_its_reader_prefers(small: TestClient, path: str) -> None:
    answers = {}
    for language, header in (("en", "nl; q=0.1, en; q=0.9"), ("nl", "fr, nl-BE;q=0.8, en;q=0.7"), ("nl", "en;q=0, *")):
        answer = get(small, path, Accept_Language=header)
        assert re.search(r'<html[^>]* lang="(\w+)"', answer.text)[1] == language  # type: ignore[index]
        assert "Accept-Language" in vary(answer)
        answers[header] = answer.headers.get("etag")
    assert READS[path].untagged or len(set(answers.values())) >= 2


@pytest.mark.parametrize(("header", "name"), [("nl; q=0.1, en; q=0.9", "City X"), ("en;q=0.1, nl;q=0.9", "Stad X")])
def test_graphql_and_the_site_choose_the_same_language(small: TestClient, header: str, name: str) -> None:
    assert get(small, "/graphql", Accept_Language=header).json()["data"]["municipality"]["label"] == name
    title = re.search(r"<title>([^<]*)", get(small, "/doc/{name:path}", Accept_Language=header).text)
    assert title is not None
    assert name in title[1]


def test_a_part_of_a_file_is_sent_as_it_is(small: TestClient) -> None:
    part = small.get("/dump/kennisgraaf.nq", headers={"Range": "bytes=0-99", "Accept-Encoding": "gzip, br"})
    assert (part.status_code, len(part.content)) == (206, 100)
    assert "content-encoding" not in part.headers
