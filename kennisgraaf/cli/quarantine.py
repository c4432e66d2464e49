"""`kennisgraaf quarantine`: list the rows that were not loaded, ready to be corrected."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from kennisgraaf.cli.language import language, say
from kennisgraaf.cli.output import JsonFlag, print_json
from kennisgraaf.cli.shared_options import VersionOption
from kennisgraaf.cli.state import open_state


def quarantine(
    *,
    csv: Annotated[Path | None, Parameter(name="--csv", allow_leading_hyphen=True)] = None,
    number: VersionOption = None,
    json: JsonFlag = False,
) -> int:
    """List the rows and files that the newest sync refused, and why.

    The CSV file has the rows as they were written, each with a reason. Correct
    them and put the file in the folder of the inventories: the next sync loads
    them instead of the bad rows. The exit code is 1 if there are any.

    Parameters
    ----------
    csv
        CSV file to write (- for standard output).
    """
    from loaders import as_csv
    from loaders import quarantine as entries

    chosen, found = language(), entries(open_state(), number)
    if csv is not None:
        content = as_csv(found, chosen)
        if str(csv) == "-":
            sys.stdout.buffer.write(content)
        else:
            csv.write_bytes(content)
    if json:
        print_json([entry.as_json(chosen) for entry in found])
    elif str(csv) != "-":
        for entry in found:
            for issue in entry.issues:
                place = ":".join(str(part) for part in (entry.file, entry.line, issue.column) if part is not None)
                print(f"{place}: {issue.code}: {issue.say(chosen)}")
        rows = sum(entry.line is not None for entry in found)
        refused = say("quarantine_refused", n=len(found) - rows) if rows < len(found) else ""
        print(f"{say('quarantine_count', n=rows)}{refused}")
    return int(bool(found))
