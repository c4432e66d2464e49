"""The task that the process of a check receives."""

from dataclasses import asdict

from graph_api.checking.task import CheckTask, Report


def test_both_sides_read_what_the_other_wrote() -> None:
    task = CheckTask("/tmp/body", "multipart/form-data; boundary=b", [], "nl", 0, 1.5)  # noqa: S108
    assert CheckTask(**asdict(task)) == task
    report = Report("a.csv", "A", 1, [{"code": "x"}], values={"k": {"a": "b"}})
    assert Report(**asdict(report)) == report
