"""`kennisgraaf check`: report what a sync would do with one CSV file."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from kennisgraaf.cli.language import language, say
from kennisgraaf.cli.output import JsonFlag, print_json


def check(
    file: Path,
    /,
    *,
    metadata: Annotated[Path, Parameter(name="--metadata")],
    json: JsonFlag = False,
) -> int:
    """Check one CSV file without loading it, and report all warnings and errors.

    Needs no state. Metadata with one table applies to a file of any name. The
    inventories next to the metadata are read if the file refers to them.

    Parameters
    ----------
    file
        The CSV file.
    metadata
        Its CSVW metadata.
    """
    from kennisgraaf.cli.sync import sentences
    from kennisgraaf.settings import read_settings
    from loaders import check as read

    settings = read_settings()
    verdict = read(file, metadata, base=settings.base, limit=int(settings.max_upload_mb * 2**20))
    if json:
        print_json(verdict.as_json(language()))
    else:
        for line in sentences(verdict.issues, say("check_all")):
            print(line)
        print(say("check_loads", file=file.name, outcome=say(f"check_{verdict.outcome}"), rows=len(verdict.rows)))
    return verdict.exit_code
