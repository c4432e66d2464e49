"""The loaders: from CSV files to named graphs."""

from loaders.abridged import abridged
from loaders.change.dataset import Dataset
from loaders.change.foresight import Foresight
from loaders.change.shapes import refuse_violations
from loaders.checking import Verdict, check
from loaders.commit import Change, Outcome, commit, preview, warm
from loaders.conversion import Conversion, convert
from loaders.csvw.blanks import blank_table, metadata_text
from loaders.csvw.holding import held_table
from loaders.describing.description import PROPOSED_ONTOLOGY, Description, describe
from loaders.diff import Diff, Gathered, difference
from loaders.html import as_html
from loaders.inventories import inventory_csv, inventory_metadata, synthetic_inventories, write_inventories
from loaders.inventory_findings import inventory_findings, term_findings
from loaders.options import SyncOptions
from loaders.provenance import digest
from loaders.proving import Proof, Rebuilt, prove, rebuild
from loaders.quarantine import Entry, as_csv, quarantine
from loaders.report import FileReport, Issue, More, RowChange, SyncReport, Weight
from loaders.rollback import rollback
from loaders.settling.last_sync import synced
from loaders.stated_by import stated_by
from loaders.stating import Cells, RowStatements, StatingColumns
from loaders.sync import sync
from loaders.w3c import W3cConversion, convert_w3c
from loaders.writes import attributed

__all__ = [
    "PROPOSED_ONTOLOGY",
    "Cells",
    "Change",
    "Conversion",
    "Dataset",
    "Description",
    "Diff",
    "Entry",
    "FileReport",
    "Foresight",
    "Gathered",
    "Issue",
    "More",
    "Outcome",
    "Proof",
    "Rebuilt",
    "RowChange",
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
    "attributed",
    "blank_table",
    "check",
    "commit",
    "convert",
    "convert_w3c",
    "describe",
    "difference",
    "digest",
    "held_table",
    "inventory_csv",
    "inventory_findings",
    "inventory_metadata",
    "metadata_text",
    "preview",
    "prove",
    "quarantine",
    "rebuild",
    "refuse_violations",
    "rollback",
    "stated_by",
    "sync",
    "synced",
    "synthetic_inventories",
    "term_findings",
    "warm",
    "write_inventories",
]
