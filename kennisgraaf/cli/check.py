"""`kennisgraaf check`: what a sync would make of one CSV."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from kennisgraaf.cli.console import JsonFlag, print_json
from kennisgraaf.cli.options import LanguageOption


def check(
    file: Path,
    /,
    *,
    metadata: Annotated[Path, Parameter(name="--metadata")],
    language: LanguageOption = "en",
    json: JsonFlag = False,
) -> int:
    """Read one CSV and say what would be loaded, warned of, set apart or refused.

    Needs no state. Metadata with one table applies to a file of any name; the
    inventories beside the metadata are read when the file refers to them.

    Parameters
    ----------
    file
        The CSV.
    metadata
        Its CSVW metadata.
    """
    from kennisgraaf.cli.sync import sentence
    from kennisgraaf.settings import read_settings
    from loaders import check as read

    settings = read_settings()
    verdict = read(file, metadata, base=settings.base, limit=int(settings.max_upload_mb * 2**20))
    if json:
        print_json(verdict.as_json(language))
    else:
        for issue in verdict.issues:
            print(sentence(issue.as_json(language)))
        words = {"A": "accepted", "W": "accepted with warnings", "Q": "rows set apart", "F": "refused"}
        print(f"{file.name}: {words[verdict.outcome]}; {len(verdict.rows)} rows would load")
    return verdict.exit_code
