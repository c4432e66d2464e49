"""Pictures of every kind of page for a reviewer: `python -m tests.browser.review http://127.0.0.1:8765 FOLDER`.

Each kind is taken at three widths, light and dark, in both languages. `FOLDER/KIND.html` shows those of one kind.
"""

import sys
from html import escape
from itertools import product
from pathlib import Path

from tests.browser.browser import Visit, look, ready
from tests.browser.kinds import KINDS, in_language

WIDTHS = (390, 768, 1440)
LANGUAGES = ("nl", "en")
TONES = {"light": False, "dark": True}


def main(host: str, folder: Path, kinds: list[str]) -> None:
    """Take the pictures of some kinds, or of all, and write the page that shows those of each kind."""
    ready()
    folder.mkdir(parents=True, exist_ok=True)
    for kind in kinds or KINDS:
        ways = list(product(WIDTHS, LANGUAGES, TONES))
        names = [f"{kind}-{width}-{language}-{tone}.png" for width, language, tone in ways]
        visits = [
            Visit(
                in_language(KINDS[kind], language), width=width, dark=TONES[tone], shot=str(folder / name), whole=True
            )
            for (width, language, tone), name in zip(ways, names, strict=True)
        ]
        for name, page in zip(names, look(host, visits), strict=True):
            print(page.get("fault") or f"{page['wide']} px too wide" if page.get("wide") else "taken", name)
        shown = "".join(f'<img src="{escape(name)}" alt="{escape(name)}">' for name in names)
        (folder / f"{kind}.html").write_text(f"<!DOCTYPE html><title>{kind}</title>{shown}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
