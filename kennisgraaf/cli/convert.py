"""`kennisgraaf convert`: write CSV files as N-Quads."""

import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from kennisgraaf.cli.language import say
from kennisgraaf.cli.output import complain


def convert(
    source: Path,
    /,
    *,
    metadata: Annotated[Path | None, Parameter(name="--metadata")] = None,
    mode: Annotated[Literal["strict", "w3c"], Parameter(name="--mode")] = "strict",
) -> int:
    """Write a CSV file, or all files that a metadata file describes, as N-Quads.

    Needs no state. Rows that cannot be read are left out and reported on
    standard error, and the exit code is 1.

    Parameters
    ----------
    source
        A CSV file, or CSVW metadata (.json).
    metadata
        Metadata of the CSV file, if it is not in the same folder.
    mode
        strict: our own stricter rules; w3c: exactly as the CSVW standard says.
    """
    from kennisgraaf.cli.sync import sentences
    from kennisgraaf.settings import read_settings
    from loaders import convert as run
    from loaders import convert_w3c

    if mode == "w3c":
        letter = convert_w3c(source, metadata)
        sys.stdout.buffer.write(letter.quads)
        code, said = letter.exit_code, [f"{say('warned')}: {warning}" for warning in letter.warnings]
    else:
        settings = read_settings()
        ours = run(source, metadata, base=settings.base, limit=int(settings.max_upload_mb * 2**20))
        sys.stdout.buffer.writelines(ours.quads)
        code, said = ours.exit_code, list(sentences(ours.issues))
    for line in said:
        complain(line)
    return code
