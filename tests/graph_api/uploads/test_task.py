"""The task that the process of an upload receives."""

from dataclasses import asdict, fields

from graph_api.auth import SCOPES
from graph_api.uploads.task import ALLOWANCES, UploadTask
from graph_api.uploads.upload_jobs import SCOPE
from loaders import SyncOptions


def test_both_sides_read_what_the_other_wrote() -> None:
    task = UploadTask("/d", "https://x/", 5, 1.5, 10, "/b", "text/csv", "t", "nl", ["nl"], allow=["truncated"])
    assert UploadTask(**asdict(task)) == task


def test_each_allowance_is_an_option_of_a_sync_and_uploads_have_a_scope() -> None:
    assert set(ALLOWANCES.values()) <= {each.name for each in fields(SyncOptions)}
    assert SCOPE in SCOPES
