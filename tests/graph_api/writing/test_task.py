from dataclasses import asdict

import orjson

from graph_api.writing.task import PUT, Part, WriteTask


def test_a_task_comes_through_a_message_as_it_was() -> None:
    task = WriteTask(PUT, "d", "b", 1, True, 2.0, [Part("f", "text/turtle")], "t", "s", graph="urn:g", key="k")
    assert WriteTask.from_fields(orjson.loads(orjson.dumps(asdict(task)))) == task


def test_what_a_version_remembers_holds_no_content() -> None:
    task = WriteTask(PUT, "d", "b", 1, True, 2.0, [Part("f", "text/turtle")], "t", "s", graph="urn:g")
    assert task.note == {
        "write": {"kind": PUT, "token": "t", "sha256": "s", "key": None, "force": False, "graph": "urn:g"}
    }
