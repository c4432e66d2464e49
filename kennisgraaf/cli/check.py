"""`kennisgraaf check`: what a sync would make of one CSV."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from kennisgraaf.cli.console import JsonFlag, print_json
from kennisgraaf.cli.options import LanguageOption

OUTCOMES = {
    "nl": {"A": "aanvaard", "W": "aanvaard, met opmerkingen", "Q": "rijen apart gezet", "F": "geweigerd"},
    "en": {"A": "accepted", "W": "accepted with warnings", "Q": "rows set apart", "F": "refused"},
}
ALL = {"nl": "; --json heeft ze alle", "en": "; --json has them all"}
WOULD_LOAD = {"nl": "rijen die zouden laden", "en": "rows that would load"}


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
    from kennisgraaf.cli.sync import sentences
    from kennisgraaf.settings import read_settings
    from loaders import check as read

    settings = read_settings()
    verdict = read(file, metadata, base=settings.base, limit=int(settings.max_upload_mb * 2**20))
    if json:
        print_json(verdict.as_json(language))
    else:
        for line in sentences(verdict.issues, language, ALL[language]):
            print(line)
        outcome, would_load = OUTCOMES[language][verdict.outcome], WOULD_LOAD[language]
        print(f"{file.name}: {outcome}; {would_load}: {len(verdict.rows)}")
    return verdict.exit_code
