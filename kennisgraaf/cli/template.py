"""`kennisgraaf template`: print an empty CSV file for a class, with the CSVW table that describes it."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from kennisgraaf.cli.language import say
from kennisgraaf.cli.output import JsonFlag, print_json


def template(
    name: Annotated[str, Parameter(name="CLASS")],
    /,
    *,
    metadata: bool = False,
    out: Path | None = None,
    prefix: str | None = None,
    json: JsonFlag = False,
) -> int:
    """Print the header of a CSV file for a class, and its CSVW metadata.

    The columns are those of the inventory that holds the class, if the graph
    folder has one; otherwise the properties that the ontology has for the
    class. Add rows below the header.

    Parameters
    ----------
    name
        Class of the ontology, such as Project.
    metadata
        Print the metadata only.
    out
        Folder for the CSV file and its metadata.
    prefix
        Prefix that every key must have, for a new inventory with the
        properties of the ontology.
    """
    from graph_store.durable_files import write_all
    from kennisgraaf.settings import read_settings
    from loaders import blank_table, held_table, metadata_text

    base = read_settings().base
    held = None if prefix else held_table(name, base)
    header, group = held or blank_table(name, base, prefix=prefix)
    file = group["tables"][0]["url"]
    if out is not None:
        write_all(out, {file: header, f"{file}-metadata.json": metadata_text(group)})
    if json:
        print_json({"file": file, "csv": header, "metadata": group})
    elif metadata:
        print(metadata_text(group), end="")
    elif out is not None:
        print(say("template_written", file=out / file))
    else:
        print(header)
        print(metadata_text(group), end="")
    return 0
