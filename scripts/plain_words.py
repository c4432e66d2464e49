"""Find sentences to rewrite in plain words, and misspelt words, in every text that people read.

    python -m scripts.plain_words                  fail when the count of an area differs from the recorded one
    python -m scripts.plain_words [AREA|FILE …]    list what is found in some areas or files
    python -m scripts.plain_words --record         record the counts that have fallen

The patterns and the recorded counts are in `plain_words.toml`. Misspelt words are not counted: there are none. A word
that is missing from the dictionaries of English and Dutch is added to `plain_words.txt`.
"""

import argparse
import ast
import html
import io
import json
import re
import subprocess
import sys
import tokenize
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
TABLE = Path(__file__).with_suffix(".toml")
WORDS = Path(__file__).with_suffix(".txt")

SKIPPED = re.compile(
    r"/vendor/|/static/fonts/|site/docs$|^docs/reference-|^data/|^ui/licences/|^tests/.*(?<!\.py)$|\.lock$"
)
"""Files written by others, and files generated from texts that are read here."""
CODE = re.compile(r"```.*?```|``.*?``|`[^`\n]*`|\{[^{}]*\}|<[^<>\n]*>|https?://\S+|\]\([^)]*\)", re.DOTALL)
MARK = {"]": "", "{": " x "} | dict.fromkeys("`<h", "x")
"""The replacement of code in a sentence: a word, or nothing for the address of a link."""
END = re.compile(r"(?<=[.!?;])[\s*_)”\"]+(?=[^\s])|(?<=:)\s+(?=[A-Z])")
WORD = re.compile(r"(?<![\w./@#:-])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w@#/(=]|\.\w|:\w)")
PLAIN = re.compile(r"[^\W\d_]?[^\WA-Z\d_]+")
TEMPLATE = re.compile(r"\{[{%#].*?[}%#]\}|<(script|style|code|pre)\b.*?</\1>|<[^>]*>", re.DOTALL)
UNKNOWN = "unknown word"
SHOWN = 40
TEXTS = re.compile(r"[\"'](?:[^\"'\\\n]|\\.)*[\"']@(nl|en)\b|^#(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a file: where it begins, in which language it is, and whether a docstring opens with it."""

    area: str
    file: str
    line: int
    text: str
    language: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence, and the pattern or the unknown word found in it."""

    sentence: Sentence
    pattern: str

    def __str__(self) -> str:
        return f"{self.sentence.file}:{self.sentence.line}: {self.pattern}: {self.sentence.text}"


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a text with the lines they begin on, counted from 0; code is left out."""
    blanked = CODE.sub(lambda found: MARK[found[0][0]] + "\n" * found[0].count("\n"), text)
    for line, paragraph in paragraphs(blanked):
        at = 0
        for end in [*END.finditer(paragraph), None]:
            said = paragraph[at : end.start() if end else None]
            words = " ".join(said.split()).strip("*_> ")
            if words:
                yield line + paragraph.count("\n", 0, at), words
            at = end.end() if end else 0


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs, list items, headings and table cells of a text, each with its line."""
    begun, lines = 0, list[str]()
    for number, line in enumerate([*text.splitlines(), ""]):
        new = re.match(r"\s*(?:[-*#>]+ |\d+\. |\||$)", line)
        if new and lines:
            yield begun, "\n".join(lines)
            lines = []
        bare = re.sub(r"^\s*(?:[-*#>]+ |\d+\. )+", "", line)
        if line.lstrip().startswith("|"):
            yield from ((number, cell) for cell in line.strip("| ").split("|") if re.search(r"\w", cell))
        elif bare.strip():
            begun = begun if lines else number
            lines.append(bare)
        if re.match(r"\s*#+ ", line) and lines:
            yield begun, "\n".join(lines)
            lines = []


def markdown(file: str, text: str) -> Iterator[Sentence]:
    """Yield the sentences of a page of documentation."""
    for line, said in sentences(text):
        yield Sentence("docs", file, line + 1, said)


def python(file: str, text: str) -> Iterator[Sentence]:
    """Yield the docstrings, comments and messages of a module."""
    area = "tests" if file.startswith(("tests/", "bench/", "scripts/")) else ""
    area = area or ("help" if file.startswith("kennisgraaf/cli/") else "")
    documented = dict[int, bool]()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            opens = documented.get(id(node))
            if opens is None and (area == "tests" or not re.search(r"[^\W\d_]{2,} [^\W\d_]{2,}", node.value)):
                continue
            kind = "docstrings" if opens is not None else "messages"
            for at, said in sentences(node.value):
                yield Sentence(area or kind, file, node.lineno + at, said, first=bool(opens))
                opens = False
        elif isinstance(body := getattr(node, "body", None), list):
            documented |= dict(docstrings(body))
    yield from (Sentence(area or "comments", file, line, said) for line, said in comments(text))


def docstrings(body: list[ast.stmt]) -> Iterator[tuple[int, bool]]:
    """Yield the statements of a body that are texts, by identity, and whether each is the first statement."""
    for place, part in enumerate(body):
        if isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant):
            yield id(part.value), place == 0


def comments(text: str) -> Iterator[tuple[int, str]]:
    """Yield the comments of a module; lines that follow each other are one text."""
    begun, lines = 0, list[str]()
    for token in tokenize.generate_tokens(io.StringIO(text).readline) if "#" in text else ():
        if token.type != tokenize.COMMENT or re.match(r"#\s*(?:(?:ruff: )?noqa|type:|fmt:|pragma|!)", token.string):
            continue
        if lines and token.start[0] != begun + len(lines):
            yield from ((begun + at, said) for at, said in sentences("\n".join(lines)))
            lines = []
        begun = begun if lines else token.start[0]
        lines.append(re.sub(r"\s*#\s?(?:noqa.*)?$", "", token.string.lstrip("# ")))
    yield from ((begun + at, said) for at, said in sentences("\n".join(lines)))


def pairs(file: str, text: str) -> Iterator[Sentence]:
    """Yield the texts of the pages in Dutch and English: one name with both on a line."""
    for number, line in enumerate(text.splitlines(), 1):
        found = re.search(r"\[.*\]", line)
        for language, said in zip(("nl", "en"), json.loads(found[0]) if found else (), strict=False):
            yield from (Sentence("ui", file, number, part, language) for _, part in sentences(said))


def page(file: str, text: str) -> Iterator[Sentence]:
    """Yield the words of a template between its tags."""
    words = TEMPLATE.sub(lambda found: " " + "\n" * found[0].count("\n"), text)
    yield from (Sentence("ui", file, line + 1, said) for line, said in sentences(html.unescape(words)))


def turtle(file: str, text: str) -> Iterator[Sentence]:
    """Yield the labels, comments and messages of an ontology, and the comments of the file."""
    for found in TEXTS.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        said = found[2] if found[1] is None else found[0][1:-4]
        yield from (Sentence("ontology", file, line, part, found[1] or "en") for _, part in sentences(said))


def question(file: str, text: str) -> Iterator[Sentence]:
    """Yield the header of a question."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#+ "):
            yield from (Sentence("queries", file, number, said) for _, said in sentences(line.partition(":")[2]))


def shell(file: str, text: str) -> Iterator[Sentence]:
    """Yield the comments of a script."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("# "):
            yield from (Sentence("tests", file, number, said) for _, said in sentences(line[2:]))


READERS: dict[str, Callable[[str, str], Iterator[Sentence]]] = {
    r"\.md$": markdown,
    r"\.py$": python,
    r"graph_api/site/\w+\.json$": pairs,
    r"\.html$": page,
    r"\.ttl$": turtle,
    r"^queries/.*\.rq$": question,
    r"^(?:scripts|\.ci)/\w+$": shell,
}


def read(file: str, text: str) -> Iterator[Sentence]:
    """Yield the sentences of a file, by its kind."""
    for kind, reader in READERS.items():
        if re.search(kind, file):
            yield from reader(file, text)


def found_by(patterns: dict[str, dict[str, str]], said: Sentence) -> Iterator[Finding]:
    """Yield the patterns that a sentence matches: those of its language, or all if it names none."""
    tables = [*(["english"] if said.language != "nl" else []), *(["dutch"] if said.language != "en" else [])]
    for table in [*tables, *(["first"] if said.first else [])]:
        for name, pattern in patterns[table].items():
            if compiled(pattern).search(said.text):
                yield Finding(said, name)


compiled = cache(re.compile)


def unknown(said: Sentence) -> Iterator[Finding]:
    """Yield the words of a sentence that are neither in its dictionary nor in our list."""
    for word in WORD.findall(said.text):
        if PLAIN.fullmatch(word) and not known(word.replace("’", "'"), said.language):
            yield Finding(said, f"{UNKNOWN} {word}")


@cache
def known(word: str, language: str) -> bool:
    """Look up a word in our list and in the dictionary of a language, or of both if the text names no language."""
    low = word.lower()
    low = low.removesuffix("'s") if low.endswith("'s") else low
    return (
        len(low) < 3
        or low in own_words()
        or any(low in dictionary(one) for one in ([language] if language else ["en", "nl"]))
    )


@cache
def dictionary(language: str) -> frozenset[str]:
    """Return the words of a language."""
    from spellchecker import SpellChecker

    return frozenset(SpellChecker(language=language).word_frequency.dictionary)


@cache
def own_words() -> frozenset[str]:
    """Return the words of our list."""
    return frozenset(WORDS.read_text(encoding="utf-8").split()) if WORDS.exists() else frozenset()


def tracked() -> list[str]:
    """Return the files of the repository that people read."""
    listed = subprocess.run(("git", "ls-files"), cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.splitlines() if not SKIPPED.search(name)]


def findings(files: Iterable[str], patterns: dict[str, dict[str, str]]) -> Iterator[Finding]:
    """Yield everything found in some files."""
    for file in files:
        if any(re.search(kind, file) for kind in READERS):
            for said in read(file, (ROOT / file).read_text(encoding="utf-8")):
                yield from found_by(patterns, said)
                yield from unknown(said)


def judged(counts: Counter[str], recorded: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the areas whose count differs from the recorded one, with advice."""
    for area in sorted({*counts, *recorded}):
        found, allowed = counts[area], recorded.get(area, 0)
        if found > allowed:
            yield area, f"{found} sentences to rewrite, recorded are {allowed}: rewrite the new ones"
        elif found < allowed:
            yield area, f"{found} sentences to rewrite, recorded are {allowed}: run it with --record"


def record(counts: Counter[str], recorded: dict[str, int]) -> None:
    """Write the counts that have fallen into the table."""
    text = TABLE.read_text(encoding="utf-8")
    for area, allowed in recorded.items():
        text = re.sub(rf"^{area} = \d+$", f"{area} = {min(counts[area], allowed)}", text, flags=re.MULTILINE)
    TABLE.write_text(text, encoding="utf-8")


def main(words: list[str] | None = None) -> int:
    """List what is found, or compare the counts with those that are recorded."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("only", nargs="*", help="areas or files to list")
    options.add_argument("--record", action="store_true", help="record the counts that have fallen")
    chosen = options.parse_args(words)
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    found = list(findings(tracked(), table))
    if chosen.only:
        listed = [each for each in found if {each.sentence.area, each.sentence.file} & {*chosen.only}]
        print(*listed, f"{len(listed)} found", sep="\n")
        return 0
    counts = Counter(each.sentence.area for each in found if not each.pattern.startswith(UNKNOWN))
    if chosen.record:
        record(counts, table["recorded"])
        table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    wrong = dict(judged(counts, table["recorded"]))
    misspelt = [each for each in found if each.pattern.startswith(UNKNOWN)]
    newest = sorted(found, key=lambda each: -(ROOT / each.sentence.file).stat().st_mtime)
    for problem in (*misspelt, *(f"{area}: {said}" for area, said in wrong.items())):
        print(problem)
    for each in [each for each in newest if each.sentence.area in wrong][:SHOWN]:
        print(each)
    print(f"plain words: {counts.total()} sentences to rewrite, {len(misspelt)} unknown words")
    return 1 if wrong or misspelt else 0


if __name__ == "__main__":
    sys.exit(main())
