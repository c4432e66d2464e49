"""`kennisgraaf describe`: propose metadata and an ontology for files that nothing describes."""

import re
from dataclasses import asdict, replace
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from kennisgraaf.cli.language import language, say
from kennisgraaf.cli.output import JsonFlag, print_json

if TYPE_CHECKING:
    from loaders import Description


def describe(
    *files: Annotated[Path, Parameter(name="FILE")],
    out: Path | None = None,
    write: bool = False,
    overwrite: bool = False,
    json: JsonFlag = False,
) -> int:
    """Propose CSVW metadata and an ontology for CSV and Excel files.

    Guesses the delimiter, encoding, header, key, datatypes, word lists and
    references between files. Each guess names the cells it rests on, and what
    a person must decide is listed. With the metadata, the files load as they
    are. Writes nothing without --write.

    Parameters
    ----------
    files
        CSV or .xlsx files, or a folder of them.
    out
        Folder for csv-metadata.json and ontology.ttl; the folder of the first
        file if not given.
    write
        Write the files; also kennisgraaf.toml, which makes a graph folder, unless
        the files are among the inventories of one.
    overwrite
        Replace files that exist.
    """
    from graph_store.errors import BadRequest
    from kennisgraaf.settings import read_settings
    from loaders import describe as run
    from ontology.vocabulary import Vocabulary

    if not files:
        raise BadRequest("describe needs a CSV or Excel file, or a folder of them")
    settings = read_settings()
    folder = out or (files[0] if files[0].is_dir() else files[0].parent)
    known = Vocabulary.load(settings.base)
    found = run(
        files,
        settings.base,
        languages=settings.language_list if "languages" in settings.model_fields_set else (),
        limit=int(settings.max_upload_mb * 2**20),
        taken=frozenset({*known.classes, *known.properties} - _proposed(folder)),
    )
    found = replace(found, files={**found.files, **_graph_folder(folder, found.languages)})
    written = _write(found, folder, overwrite) if write else {}
    if json:
        print_json({**asdict(found), "written": _named(written, "replaced")})
    else:
        _print(found, folder, written)
    return 0


def _graph_folder(folder: Path, languages: tuple[str, ...]) -> dict[str, str]:
    """Return kennisgraaf.toml for the proposal, by name; empty in a graph folder and in its inventories."""
    from loaders import PROPOSED_ONTOLOGY
    from ontology.graph_folder import FILE, graph_folder

    if (folder / FILE).is_file() or any(map(folder.resolve().is_relative_to, graph_folder().inventories)):
        return {}
    sources = f'[sources]\nontology = ["{PROPOSED_ONTOLOGY}"]\ninventories = ["."]\n'
    title = dumps(folder.resolve().name, ensure_ascii=False)
    spoken = f"languages = {dumps(languages)}\n" if languages else ""
    return {FILE: f"[graph]\ntitle = {title}\n{spoken}\n{sources}"}


def _proposed(folder: Path) -> set[str]:
    """Return the names of the terms that an earlier proposal in the folder has; they may be used again."""
    from loaders import PROPOSED_ONTOLOGY

    file = folder / PROPOSED_ONTOLOGY
    return set(re.findall(r"[#/:](\w+)>? a owl:", file.read_text(encoding="utf-8"))) if file.is_file() else set()


def _write(found: "Description", folder: Path, overwrite: bool) -> dict[str, bool]:
    """Write the files, or none if one exists or the disk is full; return whether each was replaced.

    Raises: BadRequest (400).
    """
    from graph_store.durable_files import write_all
    from graph_store.errors import BadRequest

    there = [name for name in found.files if (folder / name).exists()]
    if there and not overwrite:
        raise BadRequest(
            "{folder} exists; --overwrite replaces it, and --out writes to another folder", folder=folder / there[0]
        )
    write_all(folder, found.files)
    return {str(folder / name): name in there for name in found.files}


def _print(found: "Description", folder: Path, written: dict[str, bool]) -> None:
    chosen = language()
    print(say("describe_guesses"))
    for each in found.guesses:
        print(f"  {each.say(chosen)}")
    if found.decisions:
        print(f"\n{say('describe_decisions')}")
        for each in found.decisions:
            print(f"  {each.say(chosen)}")
    if written:
        print(f"\n{say('describe_written', files=', '.join(_named(written, say('describe_replaced'))))}")
        return
    for name, text in found.files.items():
        print(f"\n{say('describe_unwritten', file=folder / name)}\n{text}", end="")


def _named(written: dict[str, bool], replaced: str) -> list[str]:
    return [f"{name} ({replaced})" if was_there else name for name, was_there in written.items()]
