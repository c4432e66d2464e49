"""THE INTAKE: from CSV to named graphs."""

from loaders.commit import Change, Dataset, Outcome, commit, preview
from loaders.options import SyncOptions
from loaders.provenance import digest
from loaders.report import FileReport, Issue, SyncReport, Weight
from loaders.sync import sync

__all__ = [
    "Change",
    "Dataset",
    "FileReport",
    "Issue",
    "Outcome",
    "SyncOptions",
    "SyncReport",
    "Weight",
    "commit",
    "digest",
    "preview",
    "sync",
]
