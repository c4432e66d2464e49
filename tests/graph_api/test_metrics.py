import re
import time
from pathlib import Path

from graph_api.metrics import STREAM, Metrics, end
from graph_api.serving_processes import ServingProcesses
from graph_store.replica_mark import Progress, ReplicaMark
from tests.graph_api.plain import writing


def test_requests_rows_and_times_are_counted(tmp_path: Path) -> None:
    with writing(tmp_path) as writer:
        writer.update("INSERT DATA { <urn:a> <urn:b> 1, 2, 3 }")
        writer.values("SELECT ?o { ?s ?p ?o }")
        writer.client.get("/sparql", params={"query": "nonsense"})
        answer = writer.client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    found = dict(line.rsplit(" ", 1) for line in answer.text.splitlines() if not line.startswith("#"))
    assert found['kennisgraaf_requests_total{path="/sparql",status="200",code="",lane="light"}'] == "1"
    assert found['kennisgraaf_requests_total{path="/sparql",status="400",code="MALFORMED_QUERY",lane=""}'] == "1"
    assert found["kennisgraaf_rows_total"] == "3"
    assert found["kennisgraaf_dataset_quads"] == "3"
    assert found['kennisgraaf_request_seconds_count{path="/sparql"}'] == "2"


def test_every_line_is_what_prometheus_reads(tmp_path: Path) -> None:
    with writing(tmp_path) as writer:
        writer.client.get("/healthz")
        text = writer.client.get("/metrics").text
    sample = re.compile(r'[a-z_]+(\{[a-z]+="[^"\\]*"(,[a-z]+="[^"\\]*")*\})? -?[0-9.e+]+')
    for line in text.splitlines():
        assert re.fullmatch(r"# (HELP|TYPE) [a-z_]+ .+", line) or sample.fullmatch(line), line


def test_a_histogram_counts_upwards() -> None:
    metrics = Metrics()
    for seconds in (0.0005, 0.3, 100):
        metrics.count("/x", {"status": 200, "bytes": 1}, seconds)
    counts = [int(line.rsplit(" ", 1)[1]) for line in metrics.lines() if "_bucket" in line]
    assert counts == sorted(counts)
    assert (counts[0], counts[-2], counts[-1]) == (1, 2, 3)


def test_a_path_that_is_not_ours_makes_no_label(tmp_path: Path) -> None:
    with writing(tmp_path) as writer:
        for number in range(3):
            writer.client.get(f"/nothing-{number}")
        assert 'path="/…",status="404",code="NOT_FOUND"' in writer.client.get("/metrics").text


def test_an_answer_without_an_end_is_counted_but_not_timed() -> None:
    metrics = Metrics()
    metrics.count("/graphql", {"status": 200, "bytes": 10, "lane": STREAM}, 3600)
    text = "\n".join(metrics.lines())
    assert 'kennisgraaf_requests_total{path="/graphql",status="200",code="",lane="stream"} 1' in text
    assert "seconds_count" not in text


def test_a_replica_tells_how_far_it_is_behind(tmp_path: Path) -> None:
    with writing(tmp_path) as writer:
        assert "replica" not in writer.client.get("/metrics").text
        ReplicaMark(tmp_path).set("https://primary.example")
        never = writer.client.get("/metrics").text.splitlines()
        ReplicaMark(tmp_path).note(Progress(3, time.time() - 5, "the line is cut"))
        later = writer.client.get("/metrics").text.splitlines()
    assert "kennisgraaf_replica_lag_seconds NaN" in never
    assert "kennisgraaf_replica_lag_versions 3" in later
    assert "kennisgraaf_replica_faults 1" in later
    [seconds] = [line.split()[1] for line in later if line.startswith("kennisgraaf_replica_lag_seconds")]
    assert 5 <= float(seconds) < 60


def counted(*paths: str) -> Metrics:
    metrics = Metrics()
    for path in paths:
        metrics.count(path, {"status": 200, "bytes": 10}, 0.003)
    return metrics


def test_counters_of_another_process_are_added() -> None:
    metrics = counted("/doc", "/id")
    metrics.add(counted("/doc", "/ns").counts())
    text = "\n".join(metrics.lines())
    for path, number in (("/doc", 2), ("/id", 1), ("/ns", 1)):
        assert f'kennisgraaf_requests_total{{path="{path}",status="200",code="",lane=""}} {number}' in text
        assert f'kennisgraaf_response_bytes_total{{path="{path}"}} {10 * number}' in text
        assert f'kennisgraaf_request_seconds_bucket{{path="{path}",le="0.005"}} {number}' in text
        assert f'kennisgraaf_request_seconds_sum{{path="{path}"}} {0.003 * number:.6f}' in text


def test_counters_of_ended_processes_are_kept_and_their_gauges_are_not(tmp_path: Path) -> None:
    for number in (0, 1, 0):
        process = ServingProcesses(tmp_path, number)
        process.tell(counted("/doc").counts() | {"values": {"rows_total": 5, "queries_waiting": 3}})
        end(process)
    end(ServingProcesses(tmp_path, 2))  # it ended before it told anything
    [left] = ServingProcesses(tmp_path, 3).ended()
    assert (left["values"]["rows_total"], "queries_waiting" in left["values"]) == (15, False)
    assert left["requests"] == [["/doc", 200, "", "", 3]]
