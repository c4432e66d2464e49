"""Several writes at once, and writes that have to be killed."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph_store.versions import State
from tests.graph_api.plain import Writer, writing

pytestmark = pytest.mark.slow

INCREMENT = (
    "DELETE { <urn:c> <urn:v> ?x } INSERT { <urn:c> <urn:v> ?y } WHERE { <urn:c> <urn:v> ?x BIND(?x + 1 AS ?y) }"
)
INCREMENTS = int(os.environ.get("INCREMENTS", "40"))
"""A few writes here; `scripts/stress-writes` does 1,000."""

VALUE = "SELECT ?v { <urn:c> <urn:v> ?v }"
SLOW = "INSERT { <urn:x> <urn:y> ?n } WHERE { SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } }"


def many(number: int) -> str:
    return "INSERT DATA { " + " ".join(f"<urn:s{n}> <urn:p> {n} ." for n in range(number)) + " }"


def increments(writer: Writer, threads: int, each: int) -> list[str]:
    writer.update("INSERT DATA { <urn:c> <urn:v> 0 }")
    with ThreadPoolExecutor(threads) as pool:
        codes = list(pool.map(lambda _: writer.update(INCREMENT).status_code, range(threads * each)))
    assert set(codes) == {200}
    return writer.values(VALUE)


def test_concurrent_increments_end_at_their_number(tmp_path: Path) -> None:
    with writing(tmp_path) as writer:
        assert increments(writer, 2, INCREMENTS // 2) == [str(INCREMENTS)]


def test_a_write_is_ended_at_its_time_and_the_next_one_is_done(tmp_path: Path) -> None:
    with writing(tmp_path, update_timeout_s=2) as writer:
        writer.update(many(500))
        began = time.monotonic()
        answer = writer.update(SLOW)
        assert (answer.status_code, answer.json()["code"]) == (503, "QUERY_TIMEOUT")
        assert time.monotonic() - began < 4
        assert writer.update("INSERT DATA { <urn:a> <urn:b> 1 }").status_code == 200
        assert writer.count() == 501


def test_a_write_is_ended_at_its_memory_and_the_next_one_is_done(tmp_path: Path) -> None:
    with writing(tmp_path, update_memory_mb=250) as writer:
        assert writer.update(many(500)).status_code == 200
        hungry = "INSERT { ?a ?b ?f } WHERE { SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i }"
        answer = writer.update(hungry)
        assert (answer.status_code, answer.json()["code"]) == (507, "QUERY_MEMORY")
        assert writer.count() == 500


def test_a_write_waits_for_another_process_and_says_for_which(tmp_path: Path) -> None:
    with writing(tmp_path, lock_wait_s=0.3) as writer:
        writer.update("INSERT DATA { <urn:a> <urn:b> 1 }")
        with State(tmp_path).writer("a long sync", 5):
            answer = writer.update("INSERT DATA { <urn:a> <urn:b> 2 }")
        assert (answer.status_code, answer.json()["code"]) == (503, "WRITER_BUSY")
        assert "a long sync" in answer.json()["detail"]
        assert answer.headers["retry-after"]


def test_readers_never_see_half_a_write(tmp_path: Path) -> None:
    with writing(tmp_path) as writer:
        writer.update("INSERT DATA { <urn:a> <urn:v> 0 . <urn:b> <urn:v> 0 }")
        both = "DELETE { ?s <urn:v> ?x } INSERT { ?s <urn:v> ?y } WHERE { ?s <urn:v> ?x BIND(?x + 1 AS ?y) }"
        stop, seen = threading.Event(), []

        def read() -> None:
            while not stop.is_set():
                seen.append(writer.values("SELECT DISTINCT ?v { ?s <urn:v> ?v }"))

        reading = threading.Thread(target=read)
        reading.start()
        for _ in range(8):
            assert writer.update(both).status_code == 200
        stop.set()
        reading.join()
        assert {len(values) for values in seen} == {1}


def test_its_processes_end_with_it(tmp_path: Path) -> None:
    with writing(tmp_path) as writer:
        writer.update("INSERT DATA { <urn:a> <urn:b> 1 }")
        queue = writer.client.app.state.service.writing  # type: ignore[attr-defined]
        process = queue._jobs._fork_server.result()._process
        assert process.poll() is None
    assert process.poll() is not None
