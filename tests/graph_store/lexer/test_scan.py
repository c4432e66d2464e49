import contextlib
import gc
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.errors import GraphError, MalformedQuery, QueryTooComplex, RemoteForbidden, TooLarge
from graph_store.lexer.scan import scan, scan_short, scan_tokens

BASE = "https://kennisgraaf.example/"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * {}", "SELECT"),
        ("# INSERT\nBASE <http://b/> PREFIX a: <c#> prefix : <d> ask {}", "ASK"),
        ("PREFIX select: <urn:ask> CONSTRUCT WHERE {}", "CONSTRUCT"),
        ("describe<urn:a>", "DESCRIBE"),
        ("", ""),
    ],
)
def test_the_form_is_the_first_word_after_the_prologue(text: str, form: str) -> None:
    assert scan(text, BASE).form == form


def test_from_clauses_are_resolved_against_base_and_prefixes() -> None:
    found = scan(
        "PREFIX g: <graph/> BASE <http://other/x/> PREFIX h: <y#> SELECT * FROM <http://a/b> FROM g:source\\/c "
        "from NAMED <d\\u0065> FROM NAMED h:e WHERE { ?s ?p 'FROM <no>' . ?from <FROM> ?named # FROM <no>\n }",
        BASE,
    )
    assert found.default == ("http://a/b", f"{BASE}graph/source/c")
    assert found.named == ("http://other/x/de", "http://other/x/y#e")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { service silent ?x {} }",
        "SELECT * { SERVICESILENT<http://a/>{} }",
        "PREFIX : <http://a/> SELECT * { SERVICE:a {} }",
        "PREFIX : <http://a/> SELECT * { ?s ?p 5SERVICE:a{} }",
        "PREFIX : <http://a/> SELECT * { ServiceSilent:a {} }",
        "LOAD <http://a/>",
        "LOAD SILENT <http://a/> INTO GRAPH <urn:g>",
    ],
)
def test_a_call_to_a_host_that_is_not_written_out_is_refused(text: str) -> None:
    with pytest.raises(RemoteForbidden, match="KENNISGRAAF_SERVICE_ALLOW"):
        scan(text, BASE)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://a/> {} }",
        "SELECT * { {}SERVICE<http://a/>{} }",
        "PREFIX p: <http://a/> SELECT * { service silent p: {} }",
        "SELECT * { FILTER(?x<?y)SERVICE<http://a/>{} FILTER(?z>1) }",
    ],
)
def test_a_call_to_a_host_is_found_with_its_place(text: str) -> None:
    (remote,) = scan(text, BASE).remote
    assert (remote.keyword, remote.iri) == ("SERVICE", "http://a/")
    assert text[remote.start : remote.end] in ("<http://a/>", "p:")


@pytest.mark.parametrize(
    "text",
    [
        "PREFIX ex: <urn:> SELECT ?service { ?service ex:SERVICE 'SERVICE <x> {' } # SERVICE <urn:x> {}",
        "PREFIX service: <urn:> SELECT * { GRAPH service:load { ?s service:a <urn:SERVICE> } }",
        'SELECT * { ?s ?load """LOAD "SERVICE" """@en FILTER(?s<?load && ?load>?s) }',
        "SELECT * { ?s ?p 'it\\'s SERVICE' , \"SERVICE\" , '''SERVICE 'x' ''' }",
    ],
)
def test_words_that_only_look_like_one_are_not(text: str) -> None:
    assert scan(text, BASE).form == "SELECT"


@pytest.mark.parametrize("brackets", ["()", "{}", "[]"])
def test_nesting_is_limited_and_its_place_told(brackets: str) -> None:
    opened, closed = brackets[0], brackets[1]
    scan("ASK\n" + opened * 100 + closed * 100, BASE)
    with pytest.raises(QueryTooComplex) as error:
        scan("ASK\n" + opened * 101 + closed * 101, BASE)
    assert (error.value.line, error.value.column) == (2, 101)


@pytest.mark.parametrize("chain", ["!", "+1", "|<urn:p>", " MINUS {}", " UNION {}", " FILTER EXISTS {}"])
def test_flat_chains_are_limited_too(chain: str) -> None:
    with pytest.raises(QueryTooComplex):
        scan("ASK { " + chain * 1_001 + " }", BASE)


def test_the_patterns_of_a_group_are_limited() -> None:
    scan("ASK { " + "?s ?p ?o ; ?q ?r . " * 32 + " }", BASE)
    scan("ASK { VALUES ?x { " + "1 " * 500 + "} FILTER(?x IN (" + "1, " * 500 + "1)) }", BASE)
    with pytest.raises(QueryTooComplex, match="64 triple patterns"):
        scan("ASK { " + "?s ?p ?o ; ?q ?r . " * 40 + " }", BASE)


def test_the_size_is_limited_in_bytes() -> None:
    scan("ASK {} #" + "x" * 65_000, BASE)
    with pytest.raises(TooLarge):
        scan("ASK {} #" + "é" * 33_000, BASE)


@pytest.mark.parametrize("word", ["INSERT DATA", "delete where", "CLEAR", "DROP", "CREATE", "COPY", "ADD", "WITH"])
def test_an_update_is_told_apart(word: str) -> None:
    with pytest.raises(MalformedQuery, match="update") as error:
        scan(f"PREFIX a: <b>\n  {word} ", BASE)
    assert (error.value.line, error.value.column) == (2, 3)


@pytest.mark.parametrize("text", ["a." * 30_000, "'" * 60_000, '"""' * 20_000, "<" * 60_000, "\\" * 60_000])
def test_no_text_takes_long(text: str) -> None:
    gc.freeze()  # as the service does; garbage collection then skips the objects of other tests
    try:
        started = time.thread_time()
        with contextlib.suppress(GraphError):
            scan(text, BASE)
        assert time.thread_time() - started < 1
    finally:
        gc.unfreeze()


PIECES = (
    "SELECT", "ask", "Describe", "CONSTRUCT", "INSERT", "LOAD", "WITH", "FROM", "NAMED", "SERVICE", "SILENT", "ſervice",
    "PREFIX", "BASE", "p:", ":", "<urn:a>", "<b>", "<", "?x", "*", "{", "}", "(", ")", ".", ";", "!", "1", "'FROM <a>'",
    "# SERVICE\n", "#", "\n", "\"", "'", "\\", "é", "UNION", "a",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join))
def test_a_short_look_never_says_other_than_a_long_one(text: str) -> None:
    found = scan_short(text)
    assert found is None or found == scan_tokens(text, BASE)


@pytest.mark.parametrize(
    ("text", "is_short"),
    [
        ("PREFIX a: <urn:b#> # c\nSELECT * { ?s a:p ?o }", True),
        ("ask{}", True),
        ("SELECT * FROM <urn:g> {}", False),
        ("SELECT * { SERVICE <urn:s> {} }", False),
        ("LOAD <urn:a>", False),
        ("ASK { " + "[" * 101, False),
        ("ASK { " + "?s ?p ?o . " * 65, False),
        ("ASK {} #" + "x" * 1_000, False),
    ],
)
def test_a_short_text_without_graphs_and_services_needs_no_tokens(text: str, is_short: bool) -> None:
    assert (scan_short(text) is not None) is is_short
