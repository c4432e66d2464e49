"""Options that several commands share, each with one name and one meaning."""

from typing import Annotated, Literal

from cyclopts import Parameter

VersionOption = Annotated[int | None, Parameter(name="--version", help="Published version; the newest if not given.")]
DocumentOption = Annotated[
    str, Parameter(name="--document", help="Document as of which to read, by key or IRI; the newest if not given.")
]
IncludeOption = Annotated[
    Literal["asserted", "inferred", "all"],
    Parameter(name="--include", help="Facts to include: those that rows state, those inferred from them, or both."),
]
SyntheticFlag = Annotated[bool, Parameter(name="--synthetic", help="Include synthetic rows, made for tests.")]
