import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from graph_store import Manifest, State, writer
from graph_store.errors import StateFault, WriterBusy

Quads = Callable[..., list[Quad]]
Publish = Callable[..., Manifest]
INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")


@pytest.fixture(params=["update", "bulk load"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return each way in which a change reaches the store."""
    monkeypatch.setattr(writer, "BULK_QUADS", 0 if request.param == "bulk load" else 10**9)
    return str(request.param)


def test_only_the_net_change_is_made_and_counted(state: State, quads: Quads, publish: Publish, way: str) -> None:
    publish(state, quads("a p b", "a p c", graph="g"))

    manifest = publish(
        state,
        add=quads("a p c", "a p d", "a p d", graph="g"),
        remove=quads("a p b", "a p c", "a p never", graph="g"),
    )

    assert set(state.newest().quads()) == set(quads("a p c", "a p d", graph="g"))
    assert (manifest.added, manifest.removed) == (1, 1)
    state.verify(manifest.version)


def test_the_digest_depends_on_the_content_alone(state: State, tmp_path: Path, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b", "a p c", graph="g"))
    by_steps = publish(state, quads("a p 'd'"), remove=quads("a p b", graph="g"))
    at_once = publish(State(tmp_path / "other"), quads("a p 'd'") + quads("a p c", graph="g"))

    assert by_steps.digest == at_once.digest
    assert len(at_once.digest) == 64


def test_a_graph_that_loses_its_last_quad_is_gone(state: State, quads: Quads, publish: Publish, way: str) -> None:
    publish(state, quads("a p b", graph="g") + quads("a p b", graph="h"))
    publish(state, remove=quads("a p b", graph="g"))

    assert [graph.value for graph in state.newest().store().named_graphs()] == ["urn:x:h"]
    with state.writer("a test", 0) as found:
        assert found.graphs() == [NamedNode("urn:x:h")]


def test_literals_are_compared_as_the_store_keeps_them(state: State, publish: Publish, way: str) -> None:
    a, p = NamedNode("urn:x:a"), NamedNode("urn:x:p")
    publish(state, [Quad(a, p, Literal("01", datatype=INTEGER)), Quad(a, p, Literal("1", datatype=INTEGER))])
    same = publish(state, [Quad(a, p, Literal("+1", datatype=INTEGER))])

    assert (same.quads, same.added) == (1, 0)
    state.verify(1)
    state.verify(2)


@pytest.mark.parametrize(
    "text",
    [
        "a\\u0041b",
        "\\",
        '"""',
        "'''",
        "} ; DROP ALL ; {",
        "x\0y",
        "\b\f\v\x1f\x7f",
        "\u0085\u2028\ufeff",
        "😀",
        "\\n\n\r\t",
    ],
)
def test_any_text_is_kept_as_it_is(state: State, publish: Publish, text: str, way: str) -> None:
    subject, predicate = NamedNode("urn:x:a'b"), NamedNode("http://x.example/é中?q=1")
    wanted = [Quad(subject, predicate, literal, NamedNode("urn:x:g")) for literal in _literals(text)]
    publish(state, wanted)

    assert set(state.newest().quads()) == set(wanted)
    state.verify(1)

    publish(state, remove=wanted)
    assert state.newest().quads() == []


@pytest.mark.parametrize("place", ["subject", "object", "graph", "quoted"])
def test_blank_nodes_and_quoted_triples_are_refused_before_anything_is_touched(
    state: State, quads: Quads, publish: Publish, place: str, way: str
) -> None:
    publish(state, quads("a p b"))
    a, nobody = NamedNode("urn:x:a"), BlankNode()
    refused = {
        "subject": Quad(nobody, a, a),
        "object": Quad(a, a, nobody),
        "graph": Quad(a, a, a, nobody),
        "quoted": Quad(a, a, Triple(a, a, a)),
    }[place]

    with state.writer("a test", 0) as found:
        with pytest.raises(ValueError, match="no blank node"):
            found.publish([], [refused], sources={})
        assert found.publish([], quads("a p c"), sources={}).version == 2


def test_the_manifest_tells_what_the_caller_tells(state: State, quads: Quads) -> None:
    with state.writer("a test", 0) as found:
        told = found.publish(
            [], quads("a p b"), sources={"x.csv": "00"}, added=7, removed=6, inferred_added=5, inferred_removed=4,
            note={"rows": [1, 2]},
        )  # fmt: skip

    assert state.newest().manifest == told
    assert (told.added, told.removed, told.inferred_added, told.inferred_removed) == (7, 6, 5, 4)
    assert (told.sources, told.note, told.base) == ({"x.csv": "00"}, {"rows": [1, 2]}, state.base)
    assert told.created.endswith("Z")


def test_a_second_writer_that_waits_in_vain_learns_who_writes(state: State) -> None:
    busy = rf"sync data/jaarplan-2020 \(pid {os.getpid()}, since 20"
    with (
        state.writer("sync data/jaarplan-2020", 0),
        pytest.raises(WriterBusy, match=busy),
        State(state.root).writer("update", 0.05),
    ):
        pass

    with State(state.root).writer("update", 0):
        pass


def test_a_second_writer_gets_its_turn_when_the_first_is_done(state: State, quads: Quads) -> None:
    seen: list[int] = []

    def write() -> None:
        with State(state.root).writer("second", 10) as second:
            seen.append(second.version)

    with state.writer("first", 0) as first:
        thread = threading.Thread(target=write)
        thread.start()
        first.publish([], quads("a p b"), sources={})
    thread.join()

    assert seen == [1]


FORKING_WRITER = """
import os, signal, sys
from pathlib import Path
from graph_store import State
with State(Path(sys.argv[1])).writer("first", 0):
    if os.fork() == 0:
        sys.stdin.read()
        os._exit(0)
    print("ready", flush=True)
    signal.pause()
"""


def test_the_lock_ends_with_a_killed_writer_although_a_process_it_started_lives_on(state: State) -> None:
    """A fork shares its parent's descriptors, and a lock ends with the last of them."""
    first = subprocess.Popen(
        [sys.executable, "-c", FORKING_WRITER, str(state.root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"ready\n"
        with pytest.raises(WriterBusy), state.writer("too early", 0):
            pass
        first.kill()
        with state.writer("second", 5):
            pass


def test_many_writers_lose_no_change(state: State, quads: Quads) -> None:
    def write(number: int) -> None:
        with State(state.root).writer(f"writer {number}", 30) as one:
            one.publish([], quads(f"a p {number}"), sources={})

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(state.newest().quads()) == state.current() == 6


def test_everything_is_on_disk_before_the_next_step_begins(
    state: State, quads: Quads, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A version survives a power cut as soon as it is acknowledged: data, then its name, then `CURRENT`."""
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace

    def noted_fsync(descriptor: int) -> None:
        steps.append(os.path.relpath(os.readlink(f"/proc/self/fd/{descriptor}"), state.root))
        fsync(descriptor)

    def noted_replace(old: Path, new: Path) -> None:
        steps.append(f"{old.name} -> {new.name}")
        replace(old, new)

    with state.writer("a test", 0) as found:
        monkeypatch.setattr(os, "fsync", noted_fsync)
        monkeypatch.setattr(os, "replace", noted_replace)
        manifest = found.publish([], quads("a p b", graph="g"), sources={})

    making = "versions/000001.tmp"
    named = steps.index("000001.tmp -> 000001")
    assert {f"{making}/{name}" for name in (*manifest.files, "manifest.json", "store")} | {making} <= {*steps[:named]}
    assert steps[named:] == ["000001.tmp -> 000001", "versions", "CURRENT.tmp", "CURRENT.tmp -> CURRENT", "."]


@pytest.mark.slow
@pytest.mark.parametrize("step", ["fsync", "replace", "link", "mkdir"])
def test_a_fault_at_any_step_leaves_the_last_version_and_the_next_writer_goes_on(
    state: State, quads: Quads, publish: Publish, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Fail every call of the step once: the first call in the first round, the second in the second, and so on."""
    publish(state, quads("a p 0"))
    for nth in range(1, 100):
        before = state.current()
        with monkeypatch.context() as patch:
            calls = _fail_at(patch, step, nth)
            with contextlib.suppress(StateFault):
                publish(state, quads(f"a p {nth}"))
        if calls() < nth:
            break
        assert state.current() in (before, (before or 0) + 1)
        State(state.root).verify(state.current() or 0)

    manifest = publish(state, quads("a p z"))
    assert quads("a p z")[0] in state.newest().quads()
    state.verify(manifest.version)
    assert sorted(path.name for path in (state.root / "versions").iterdir()) == [
        f"{one.version:06d}" for one in state.manifests()
    ]


def test_a_writer_that_could_not_finish_is_finished(
    state: State, quads: Quads, monkeypatch: pytest.MonkeyPatch
) -> None:
    with state.writer("a test", 0) as found:
        with monkeypatch.context() as patch:
            _fail_at(patch, "fsync", 1)
            with pytest.raises(StateFault, match="cannot be written; the last version stays: injected"):
                found.publish([], quads("a p b"), sources={})
        with pytest.raises(StateFault, match="start another one"):
            found.publish([], quads("a p b"), sources={})


def _literals(text: str) -> list[Literal]:
    return [
        Literal(text),
        Literal(text, language="nl-BE"),
        Literal(text, datatype=NamedNode("urn:x:type")),
        Literal(text, datatype=INTEGER),
    ]


def _fail_at(patch: pytest.MonkeyPatch, step: str, nth: int) -> Callable[[], int]:
    """Make the nth call of one step fail; return a function that gives the number of calls."""
    calls = 0

    real = getattr(os, step)

    def call(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == nth:
            raise OSError("injected")
        return real(*args, **kwargs)

    patch.setattr(os, step, call)
    return lambda: calls
