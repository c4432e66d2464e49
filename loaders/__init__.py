"""The loaders: from CSV files to named graphs."""

from loaders.change.shapes import refuse_violations
from loaders.check.checking import Verdict, check
from loaders.check.quarantine import Entry, as_csv, quarantine
from loaders.commit import Change, Outcome, commit, preview, warm
from loaders.csvw.blanks import blank_table, metadata_text
from loaders.csvw.fillable import FillableColumn, FillableList, fillable_lists
from loaders.csvw.holding import held_table
from loaders.dataset.dataset import Dataset
from loaders.dataset.diff import Diff, Gathered, difference
from loaders.dataset.fact_changes import FactChanges
from loaders.describing.description import PROPOSED_ONTOLOGY, Description, describe
from loaders.diff.last_sync import synced
from loaders.document_views import as_of
from loaders.erase import Erasure, erase, plan_erasure
from loaders.map.conversion import Conversion, convert
from loaders.map.inventories import (
    Inventories,
    inventories_of,
    inventory_csv,
    inventory_metadata,
    write_inventories,
)
from loaders.map.inventory_findings import inventory_findings, term_findings
from loaders.map.row_names import RowNames, row_names
from loaders.map.stated_by import stated_by
from loaders.map.stating import Cells, RowStatements, StatingColumns
from loaders.proving import Proof, Rebuilt, prove, rebuild
from loaders.read.corrections import Line
from loaders.read.replacement import Replacement, check_writable, read_only
from loaders.replacing import Replaceable, replaceable
from loaders.reports.abridged import abridged
from loaders.reports.html import as_html
from loaders.reports.options import SyncOptions
from loaders.reports.report import Ending, FileReport, Issue, More, RowChange, SyncReport, Weight
from loaders.rollback import rollback
from loaders.saved_closure import saved_closure
from loaders.sync import sync
from loaders.w3c import W3cConversion, convert_w3c
from loaders.writes import attributed, writes_stating

__all__ = [
    "PROPOSED_ONTOLOGY",
    "Cells",
    "Change",
    "Conversion",
    "Dataset",
    "Description",
    "Diff",
    "Ending",
    "Entry",
    "Erasure",
    "FactChanges",
    "FileReport",
    "FillableColumn",
    "FillableList",
    "Gathered",
    "Inventories",
    "Issue",
    "Line",
    "More",
    "Outcome",
    "Proof",
    "Rebuilt",
    "Replaceable",
    "Replacement",
    "RowChange",
    "RowNames",
    "RowStatements",
    "StatingColumns",
    "SyncOptions",
    "SyncReport",
    "Verdict",
    "W3cConversion",
    "Weight",
    "abridged",
    "as_csv",
    "as_html",
    "as_of",
    "attributed",
    "blank_table",
    "check",
    "check_writable",
    "commit",
    "convert",
    "convert_w3c",
    "describe",
    "difference",
    "erase",
    "fillable_lists",
    "held_table",
    "inventories_of",
    "inventory_csv",
    "inventory_findings",
    "inventory_metadata",
    "metadata_text",
    "plan_erasure",
    "preview",
    "prove",
    "quarantine",
    "read_only",
    "rebuild",
    "refuse_violations",
    "replaceable",
    "rollback",
    "row_names",
    "saved_closure",
    "stated_by",
    "sync",
    "synced",
    "term_findings",
    "warm",
    "write_inventories",
    "writes_stating",
]
