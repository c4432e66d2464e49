"""Counters of a running service, in the text format that Prometheus reads.

Source: https://prometheus.io/docs/instrumenting/exposition_formats/
"""

import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph_store.durable_files import writable
from graph_store.snapshot import Snapshot
from graph_store.view_stores import built_bytes

BUCKETS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
"""Upper bounds, in seconds, of the histogram of durations."""

STREAM = "stream"
"""The lane of a request whose answer has no end; its duration is not part of the histogram."""


class Metrics:
    """Counters of one process since it started."""

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
    """Answer with the counters of this process."""
    text = "\n".join([*request.app.state.service.metrics.lines(), *_gauges(request.app.state.service)]) + "\n"
    return Response(text, headers={"Cache-Control": "no-store"}, media_type="text/plain; version=0.0.4")


routes = [Route("/metrics", metrics)]
"""The routes of this module."""


def _gauges(service: Any) -> Iterator[str]:
    scheduler, answers, newest = service.workers.scheduler, service.answers, service.current.at_hand()
    views = service.workers.views, service.documents.builds
    built, build_s = sum(each.built for each in views), round(sum(each.seconds for each in views), 3)
    age = 0.0 if newest is None else time.time() - datetime.fromisoformat(newest.manifest.created).timestamp()
    for name, kind, help_text, value in (
        ("rows_total", "counter", "Rows and triples in answers to queries.", service.metrics.rows),
        ("query_kills_total", "counter", "Query workers that were killed before they answered.", scheduler.kills),
        ("heavy_queries_total", "counter", "Queries that were moved out of the light lane.", scheduler.heavy_queries),
        ("queries_waiting", "gauge", "Queries that wait for a worker.", scheduler.waiting),
        ("event_streams", "gauge", "Open event streams.", len(service.streams)),
        ("graphql_subscriptions", "gauge", "Open GraphQL subscriptions.", service.streams.operations),
        ("answer_cache_hits_total", "counter", "Answers served from the cache.", answers.hits),
        ("answer_cache_misses_total", "counter", "Answers that had to be computed.", answers.misses),
        ("views_built_total", "counter", "Views that this process has built.", built),
        ("view_build_seconds_total", "counter", "Seconds of these builds.", build_s),
        ("view_bytes", "gauge", "Bytes on disk of the views that are kept.", _view_bytes(newest)),
        ("dataset_version", "gauge", "Number of the version in service.", newest.version if newest else 0),
        ("dataset_quads", "gauge", "Quads in that version.", newest.manifest.quads if newest else 0),
        ("dataset_age_seconds", "gauge", "Seconds since that version was published.", round(age, 1)),
        ("start_time_seconds", "gauge", "When this process started.", round(service.metrics.started, 1)),
    ):  # fmt: skip
        yield from _line(name, kind, help_text, value)
    if service.workers.store is not None:
        told = service.workers.store.status()
        yield from _line("store_version", "gauge", "Number of the version that the SPARQL server holds.", told.version)
        yield from _line("store_fault", "gauge", "1 if the last query that it got failed there.", int(bool(told.fault)))
        yield from _head("kennisgraaf_store_queries_total", "counter", "Queries by whether the server answered them.")
        for name in ("passed_on", "kept", "failed"):
            yield f'kennisgraaf_store_queries_total{{outcome="{name}"}} {getattr(told, name)}'
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
