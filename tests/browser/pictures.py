"""Pictures of every kind of page, for the documentation: `python -m tests.browser.pictures http://127.0.0.1:8765`."""

import sys
from pathlib import Path

from tests.browser.browser import Visit, look, ready
from tests.browser.kinds import KINDS, in_language

DOCS = Path(__file__).parents[2] / "docs"
NARROW = ("home", "thing", "class", "question", "map", "missing", "why")
DARK = ("home", "thing", "map", "network", "questions")
MIDDLE = ("thing", "class")


def main(host: str) -> None:
    """Take each picture, and first the one for the README."""
    ready()
    folder = DOCS / "pictures"
    folder.mkdir(exist_ok=True)
    visits = [Visit("/doc/mun/gent?lang=en", shot=str(DOCS / "picture.png"))]
    visits += [_visit(folder, kind, "") for kind in KINDS]
    visits += [_visit(folder, kind, "-360", width=360) for kind in NARROW]
    visits += [_visit(folder, kind, "-768", width=768) for kind in MIDDLE]
    visits += [_visit(folder, kind, "-dark", dark=True) for kind in DARK]
    for visit, page in zip(visits, look(host, visits), strict=True):
        print(page.get("fault") or "taken", visit.path)


def _visit(folder: Path, kind: str, after: str, *, width: int = 1440, dark: bool = False) -> Visit:
    return Visit(in_language(KINDS[kind], "nl"), width=width, dark=dark, shot=str(folder / f"{kind}{after}.png"))


if __name__ == "__main__":
    main(sys.argv[1])
