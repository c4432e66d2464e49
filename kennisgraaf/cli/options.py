"""Options that several commands have, each with one name and one meaning."""

from typing import Annotated, Literal

from cyclopts import Parameter

VersionOption = Annotated[int | None, Parameter(name="--version", help="Published version; the newest when not given.")]
IncludeOption = Annotated[
    Literal["asserted", "inferred", "all"],
    Parameter(name="--include", help="Facts to see: what rows state, what follows from them, or both."),
]
SyntheticFlag = Annotated[bool, Parameter(name="--synthetic", help="See rows made for tests too.")]
LanguageOption = Annotated[
    Literal["nl", "en"], Parameter(name="--language", help="Language of what is said about files, rows and cells.")
]
