import pytest
from pyoxigraph import NamedNode, Quad, Store

from graph_store.errors import BadRequest, MalformedQuery, QueryTooComplex, RemoteForbidden
from graph_store.lexer.update_scan import (
    declared_first,
    redirected,
    scan_update,
    used_graphs,
    with_dataset,
    written_graphs,
)

BASE, EDITS = "http://base/", "http://base/edits"
P = "PREFIX : <urn:x:> "


def quads(store: Store) -> list[str]:
    return sorted(str(quad) for quad in store)


def applied(text: str, *, start: str = "") -> list[str]:
    """Return the content of a store after an update that was rewritten for the graph of edits."""
    store = Store()
    store.update(start or "CLEAR ALL")
    store.update(redirected(scan_update(P + text, BASE), EDITS), base_iri=BASE)
    return [line.replace("urn:x:", "").replace("http://base/", "") for line in quads(store)]


def test_the_operations_of_an_update_are_told_apart() -> None:
    text = "INSERT DATA {} ; DELETE DATA {} ; DELETE WHERE {} ; DELETE {} WHERE {} ; CLEAR ALL ; LOAD <a> ;"
    forms = [operation.form for operation in scan_update(text, BASE).operations]
    assert forms == ["INSERT DATA", "DELETE DATA", "DELETE WHERE", "MODIFY", "CLEAR", "LOAD"]
    assert scan_update("", BASE).operations == ()
    assert scan_update("insert data {} ; delete data {}", BASE).is_data
    assert not scan_update(text, BASE).is_data


def test_an_operation_alone_has_the_declarations_it_needs() -> None:
    text = "PREFIX a: <urn:a> CLEAR ALL ; PREFIX b: <urn:b> INSERT DATA { a:x b:y 1 }"
    last = scan_update(text, BASE).operations[1].text(text)
    store = Store()
    store.update(last)
    assert quads(store) == [str(Quad(NamedNode("urn:ax"), NamedNode("urn:by"), next(iter(store)).object))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INSERT DATA { :a :b :c }", ["<a> <b> <c> <edits>"]),
        ("INSERT DATA { :a :b :c . GRAPH :g { :d :e :f } . :h :i :j . }",
         ["<a> <b> <c> <edits>", "<d> <e> <f> <g>", "<h> <i> <j> <edits>"]),
        ("INSERT DATA { GRAPH :g { :d :e :f } }", ["<d> <e> <f> <g>"]),
        ("INSERT DATA { :a :b 'GRAPH { }' , \"}\" }",
         ['<a> <b> "GRAPH { }" <edits>', '<a> <b> "}" <edits>']),
        ("INSERT { :a :b ?o GRAPH ?o { :d :e :f } } WHERE { VALUES ?o { :g } }",
         ["<a> <b> <g> <edits>", "<d> <e> <f> <g>"]),
        ("WITH :w INSERT { :a :b :c } WHERE {}", ["<a> <b> <c> <w>"]),
        ("INSERT DATA { :a :b [ :c :d ] ; :e (:f) } ; DELETE WHERE { :a :b ?x }", None),
    ],
)  # fmt: skip
def test_what_names_no_graph_is_written_to_the_graph_of_edits(text: str, expected: list[str] | None) -> None:
    found = applied(text)
    assert found == expected if expected is not None else all(line.endswith("<edits>") for line in found)


def test_deleting_reads_everything_and_takes_from_the_edits_alone() -> None:
    start = "INSERT DATA { <urn:x:a> <urn:x:b> 1 GRAPH <http://base/edits> { <urn:x:a> <urn:x:b> 1 , 2 } }"
    one = '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'
    two = one.replace("1", "2", 1)
    assert applied("DELETE WHERE { :a :b ?x }", start=start) == [f"<a> <b> {one}", f"<a> <b> {two} <edits>"]
    assert applied("DELETE DATA { :a :b 1 , 2 }", start=start) == [f"<a> <b> {one}"]


def test_what_is_loaded_goes_to_the_graph_of_edits() -> None:
    assert redirected(scan_update("LOAD <a> ; LOAD SILENT <b> INTO GRAPH <c>", BASE), EDITS) == (
        f"LOAD <a> INTO GRAPH <{EDITS}> ; LOAD SILENT <b> INTO GRAPH <c>"
    )


def test_the_dataset_of_the_request_becomes_using_clauses() -> None:
    text = "DELETE WHERE { ?s ?p ?o } ; INSERT { ?s ?p 1 } WHERE { ?s ?p ?o } ; INSERT DATA { <urn:a> <urn:b> 1 }"
    found = with_dataset(scan_update(text, BASE), ["urn:d"], ["urn:n"])
    assert " ".join(found.split()).count("USING <urn:d> USING NAMED <urn:n> WHERE") == 2
    Store().update(found)


@pytest.mark.parametrize("text", ["WITH <urn:g> DELETE {} WHERE {}", "DELETE {} USING <urn:g> WHERE {}"])
def test_a_dataset_named_twice_is_refused(text: str) -> None:
    with pytest.raises(BadRequest):
        with_dataset(scan_update(text, BASE), ["urn:d"], [])


def test_addresses_of_other_hosts_are_found() -> None:
    found = scan_update(
        "PREFIX p: <http://p/> LOAD SILENT p:x ; INSERT { ?s ?p ?o } WHERE { SERVICE <http://s/> { ?s ?p ?o } } ; "
        "INSERT DATA { <urn:a> <urn:b> 'SERVICE <x> LOAD <y>' }",
        BASE,
    )
    assert [(place.keyword, place.iri, place.silent) for place in found.remote] == [
        ("LOAD", "http://p/x", True),
        ("SERVICE", "http://s/", False),
    ]


@pytest.mark.parametrize("text", ["LOAD ?x", "LOADSILENT<a>", "INSERT {} WHERE { SERVICE ?x {} }"])
def test_an_address_that_is_not_written_out_is_refused(text: str) -> None:
    with pytest.raises((RemoteForbidden, MalformedQuery)):
        scan_update(text, BASE)


@pytest.mark.parametrize("text", ["SELECT * {}", "INSERT DATA", "INSERT { ?s ?p ?o }", "DELETE", "WITH <urn:g>", "}"])
def test_what_is_no_update_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(MalformedQuery) as error:
        scan_update(text, BASE)
    assert error.value.line == 1


def test_data_may_be_long_and_not_deep() -> None:
    scan_update("INSERT DATA { " + "<urn:a> <urn:b> '1'^^<urn:t> . " * 5_000 + " }", BASE)
    for text in ("INSERT DATA { <urn:a> <urn:b> " + "(" * 200, "INSERT {} WHERE " + "{" * 200):
        with pytest.raises(QueryTooComplex):
            scan_update(text, BASE)


@pytest.mark.parametrize(
    ("text", "graphs"),
    [
        ("INSERT DATA { GRAPH :g { :a :b :c } }", {"urn:x:g", ""}),
        ("WITH <g> DELETE { ?s ?p ?o } WHERE { GRAPH :other { ?s ?p ?o } }", {"http://base/g", ""}),
        ("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", None),
        ("CLEAR ALL", None),
        ("DROP NAMED", None),
        ("COPY DEFAULT TO GRAPH :g", {"urn:x:g", ""}),
        ("INSERT { :a :b ?o } WHERE { GRAPH ?g { :a :c ?o } }", {""}),
    ],
)
def test_the_graphs_that_an_update_may_write_to_are_told(text: str, graphs: set[str] | None) -> None:
    assert written_graphs(scan_update(P + text, BASE), BASE) == graphs


def test_the_graphs_that_an_update_reads_by_using_are_named() -> None:
    text = "INSERT { :a :b 1 } USING :one USING NAMED <two> WHERE { GRAPH :three { ?s ?p :USING } } ; CLEAR ALL"
    assert used_graphs(scan_update(P + text, BASE), BASE) == {"urn:x:one", "http://base/two"}


def test_declarations_after_an_operation_hold_from_there_on() -> None:
    text = (
        "PREFIX : <urn:a:> INSERT DATA { :s :p 1 } ; # remark ; PREFIX x: <urn:no:>\n"
        "PREFIX : <urn:b:> BASE <http://other/> INSERT DATA { :s <p> _:x } ; INSERT DATA { :t :p :s\\-o }"
    )
    with pytest.raises(SyntaxError):
        Store().update(text)
    store = Store()
    store.update(declared_first(scan_update(text, BASE), BASE))
    found = {" ".join(str(each) for each in quad.triple if "_:" not in str(each)) for quad in store}
    assert found == {
        '<urn:a:s> <urn:a:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer>',
        "<urn:b:s> <http://other/p>",
        "<urn:b:t> <urn:b:p> <urn:b:s-o>",
    }


def test_an_update_that_declares_all_before_its_first_operation_stays_as_it_is() -> None:
    text = "PREFIX : <urn:a:> INSERT DATA { :s :p 1 } ; INSERT DATA { :t :p 1 } ;"
    assert declared_first(scan_update(text, BASE), BASE) == text
