"""Counters of a running service, in the text format that Prometheus reads.

Source: https://prometheus.io/docs/instrumenting/exposition_formats/
"""

import math
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph_api.serving_processes import ServingProcesses
from graph_store.durable_files import writable
from graph_store.remote.reading import StoreReader, StoreStatus
from graph_store.snapshot import Snapshot
from graph_store.view_stores import built_bytes

BUCKETS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
"""Upper bounds, in seconds, of the histogram of durations."""

STREAM = "stream"
"""The lane of a request whose answer has no end; its duration is not part of the histogram."""


class Kind(NamedTuple):
    """A metric besides those of requests: its type, its description, and how to combine those of several processes."""

    type: str
    help: str
    together: Callable[[Iterable[float]], float] | None = sum


_KINDS: Mapping[str, Kind] = {
    "rows_total": Kind("counter", "Rows and triples in answers to queries."),
    "query_kills_total": Kind("counter", "Query workers that were killed before they answered."),
    "heavy_queries_total": Kind("counter", "Queries that were moved out of the light lane."),
    "queries_waiting": Kind("gauge", "Queries that wait for a worker."),
    "event_streams": Kind("gauge", "Open event streams."),
    "graphql_subscriptions": Kind("gauge", "Open GraphQL subscriptions."),
    "answer_cache_hits_total": Kind("counter", "Answers served from the cache."),
    "answer_cache_misses_total": Kind("counter", "Answers that had to be computed."),
    "views_built_total": Kind("counter", "Views that this service has built."),
    "view_build_seconds_total": Kind("counter", "Seconds of these builds."),
    "view_bytes": Kind("gauge", "Bytes on disk of the views that are kept.", None),
    "dataset_version": Kind("gauge", "Number of the version in service.", None),
    "dataset_quads": Kind("gauge", "Quads in that version.", None),
    "dataset_age_seconds": Kind("gauge", "Seconds since that version was published.", None),
    "serving_processes": Kind("gauge", "Processes that serve."),
    "start_time_seconds": Kind("gauge", "When this service started.", min),
    "store_version": Kind("gauge", "Version that the SPARQL server holds; 0 without one.", None),
    "store_fault": Kind("gauge", "1 if the last query that the SPARQL server got failed there.", max),
    "store_queries_passed_on_total": Kind("counter", "Queries that the SPARQL server answered."),
    "store_queries_kept_total": Kind("counter", "Queries for the SPARQL server that were answered here."),
    "store_queries_failed_total": Kind("counter", "Queries that failed in the SPARQL server, and were answered here."),
}
"""Where processes are not combined, the values are those of the process with the oldest version."""


class Metrics:
    """Counters of one process since it started, to which those of other processes can be added."""

    def __init__(self) -> None:
        self.started = time.time()
        self.rows = 0
        self._requests: Counter[tuple[str, int, str, str]] = Counter()
        self._bytes: Counter[str] = Counter()
        self._seconds: dict[str, list[float]] = {}

    def count(self, path: str, seen: dict[str, Any], seconds: float) -> None:
        """Count one request."""
        self._requests[path, seen["status"], seen.get("code") or "", seen.get("lane") or ""] += 1
        self._bytes[path] += seen["bytes"]
        self.rows += seen.get("rows") or 0
        if seen.get("lane") == STREAM:
            return
        found = self._seconds.setdefault(path, [0.0] * (len(BUCKETS) + 2))
        found[bisect_left(BUCKETS, seconds)] += 1
        found[-1] += seconds

    def counts(self) -> dict[str, Any]:
        """Return the counters of requests in a form for other processes."""
        requests = [[*labels, number] for labels, number in self._requests.items()]
        return {"requests": requests, "bytes": dict(self._bytes), "seconds": self._seconds}

    def add(self, counts: dict[str, Any]) -> None:
        """Add the counters of another process."""
        for *labels, number in counts["requests"]:
            self._requests[tuple(labels)] += number
        self._bytes.update(counts["bytes"])
        for path, found in counts["seconds"].items():
            own = self._seconds.get(path, [0.0] * len(found))
            self._seconds[path] = [mine + other for mine, other in zip(own, found, strict=True)]

    def lines(self) -> Iterator[str]:
        """Return the counters as lines of text."""
        yield from _head("kennisgraaf_requests_total", "counter", "Requests by path, status, error code and lane.")
        for (path, status, code, lane), number in sorted(self._requests.items()):
            labels = f'path="{path}",status="{status}",code="{code}",lane="{lane}"'
            yield f"kennisgraaf_requests_total{{{labels}}} {number}"
        yield from _head("kennisgraaf_response_bytes_total", "counter", "Bytes of bodies sent.")
        yield from (f'kennisgraaf_response_bytes_total{{path="{path}"}} {size}' for path, size in self._bytes.items())
        yield from _head("kennisgraaf_request_seconds", "histogram", "Seconds from a request to the end of its answer.")
        for path, found in self._seconds.items():
            yield from _histogram(path, found)


async def metrics(request: Request) -> Response:
    """Answer with the counters of the service: those of all its processes."""
    service = request.app.state.service
    requests, values = _together(tell(service), service.processes)
    text = "\n".join([*requests.lines(), *_lines(values), *_lag(service)]) + "\n"
    return Response(text, headers={"Cache-Control": "no-store"}, media_type="text/plain; version=0.0.4")


routes = [Route("/metrics", metrics)]
"""The routes of this module."""


def tell(service: Any) -> dict[str, Any]:
    """Return the counters of this process, and let the other processes know them, if there are others."""
    counts: dict[str, Any] = service.metrics.counts() | {"values": _values(service)}
    if service.processes is not None:
        service.processes.tell(counts)
    return counts


def end(processes: ServingProcesses) -> None:
    """Keep the counters of a process that has ended, so that no sum decreases; its gauges end with it."""
    left = Metrics()
    told = [*processes.ended(), *processes.own()]
    for each in told:
        left.add(each)
    totals = {name: sum(each["values"].get(name, 0) for each in told) for name in _KINDS if _is_counter(name)}
    processes.end(left.counts() | {"values": totals})


def _values(service: Any) -> dict[str, float]:
    scheduler, answers, newest = service.workers.scheduler, service.answers, service.current.at_hand()
    views = service.workers.views, service.documents.builds
    age = 0.0 if newest is None else time.time() - datetime.fromisoformat(newest.manifest.created).timestamp()
    return {
        "rows_total": service.metrics.rows,
        "query_kills_total": scheduler.kills,
        "heavy_queries_total": scheduler.heavy_queries,
        "queries_waiting": scheduler.waiting,
        "event_streams": len(service.streams),
        "graphql_subscriptions": service.streams.operations,
        "answer_cache_hits_total": answers.hits,
        "answer_cache_misses_total": answers.misses,
        "views_built_total": sum(each.built for each in views),
        "view_build_seconds_total": round(sum(each.seconds for each in views), 3),
        "view_bytes": _view_bytes(newest),
        "dataset_version": newest.version if newest else 0,
        "dataset_quads": newest.manifest.quads if newest else 0,
        "dataset_age_seconds": round(age, 1),
        "serving_processes": 1,
        "start_time_seconds": round(service.metrics.started, 1),
        **_of_the_store(service.workers.store),
    }


def _of_the_store(store: StoreReader | None) -> dict[str, float]:
    told = StoreStatus() if store is None else store.status()
    return {
        "store_version": told.version,
        "store_fault": int(bool(told.fault)),
        "store_queries_passed_on_total": told.passed_on,
        "store_queries_kept_total": told.kept,
        "store_queries_failed_total": told.failed,
    }


def _together(own: dict[str, Any], processes: ServingProcesses | None) -> tuple[Metrics, dict[str, float]]:
    """Return the counters of requests, and the other values, of all processes."""
    running = [own] if processes is None else [own, *processes.others()]
    told = running if processes is None else [*running, *processes.ended()]
    requests = Metrics()
    for each in told:
        requests.add(each)
    values = min((each["values"] for each in running), key=lambda found: found["dataset_version"] or math.inf)
    return requests, {
        name: kind.together(each["values"][name] for each in told if name in each["values"])
        if kind.together is not None
        else values[name]
        for name, kind in _KINDS.items()
    }


def _is_counter(name: str) -> bool:
    return _KINDS[name].type == "counter"


def _lines(values: dict[str, float]) -> Iterator[str]:
    for name, value in values.items():
        yield from _line(name, _KINDS[name].type, _KINDS[name].help, value)


def _lag(service: Any) -> Iterator[str]:
    newest = service.current.at_hand()
    if lag := service.state.replica.lag(newest.version if newest else 0):
        seconds = "NaN" if lag.seconds is None else lag.seconds
        yield from _line(
            "replica_lag_versions", "gauge", "Versions of the primary that are not served yet.", lag.versions
        )
        yield from _line(
            "replica_lag_seconds", "gauge", "Seconds since this replica had all that its primary publishes.", seconds
        )
        yield from _line("replica_faults", "gauge", "1 if the primary cannot be followed now.", int(bool(lag.fault)))


def _line(name: str, kind: str, help_text: str, value: object) -> Iterator[str]:
    yield from _head(f"kennisgraaf_{name}", kind, help_text)
    yield f"kennisgraaf_{name} {value}"


def _view_bytes(newest: Snapshot | None) -> int:
    return 0 if newest is None else built_bytes(writable(newest.folder).parent)


def _head(name: str, kind: str, help_text: str) -> Iterator[str]:
    yield f"# HELP {name} {help_text}"
    yield f"# TYPE {name} {kind}"


def _histogram(path: str, found: list[float]) -> Iterator[str]:
    total = 0
    for bound, number in zip((*map(str, BUCKETS), "+Inf"), found, strict=False):
        total += int(number)
        yield f'kennisgraaf_request_seconds_bucket{{path="{path}",le="{bound}"}} {total}'
    yield f'kennisgraaf_request_seconds_sum{{path="{path}"}} {found[-1]:.6f}'
    yield f'kennisgraaf_request_seconds_count{{path="{path}"}} {total}'
