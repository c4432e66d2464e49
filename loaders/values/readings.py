"""Results of reading a cell: a value, or a refusal."""

from collections.abc import Mapping
from typing import NamedTuple

XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"


class Reading(NamedTuple):
    """A value: its canonical text, the datatype's IRI (None for plain text), a qualifying word, a warning."""

    text: str
    datatype: str | None = None
    qualifier: str | None = None
    warning: str | None = None


class Refused(Exception):
    """The cell cannot be read; a code of `loaders.reports.messages` says why. It never leaves the loaders."""

    def __init__(self, code: str, details: Mapping[str, object] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.details = dict(details or {})
