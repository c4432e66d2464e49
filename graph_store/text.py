"""Sentences that the code holds in English and that can be said in another language as well.

The English sentence is written where it is used. The Dutch one is in `sentences.nl.json` of its package,
under the English one with its placeholders. A sentence that is not there stays English.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from string import Formatter
from types import MappingProxyType
from typing import Any, Final

PACKAGES: Final = ("graph_store", "ontology", "queries", "loaders", "graph_api", "kennisgraaf")
"""The packages that have sentences."""

CATALOGUE: Final = "sentences.{language}.json"
LANGUAGES: Final = ("en", "nl")
"""The languages that there are sentences in; the first is that of the code."""


class Text(str):
    """A sentence in English that knows its template and its values; a value may be such a sentence too.

    Without values the template is the sentence, whatever braces it has. `forms` holds the sentence in languages for
    which no catalogue has it.
    """

    template: str = ""
    values: Mapping[str, object] = MappingProxyType({})
    forms: Mapping[str, str] = MappingProxyType({})

    def __new__(cls, template: str, /, **values: object) -> "Text":
        """Return a sentence; a sentence that is given without values is returned itself."""
        if isinstance(template, Text) and not values:
            return template
        made = super().__new__(cls, template.format_map(values) if values else template)
        made.template, made.values = template, values
        return made

    @classmethod
    def joined(cls, texts: Iterable[str], between: str = " ") -> "Text":
        """Return sentences one after the other."""
        parts = {f"part{place}": each for place, each in enumerate(texts)}
        return cls("{between}".join(f"{{{name}}}" for name in parts), between=between, **parts)

    @classmethod
    def spoken(cls, say: Callable[[str], str]) -> "Text":
        """Return a sentence with its other languages beside it; `say` returns it in a language."""
        own, *others = LANGUAGES
        made = cls(str(say(own)))
        made.forms = {language: say(language) for language in others}
        return made

    def wire(self) -> list[object]:
        """Return the sentence as JSON can carry it to another process."""
        return [self.template, {name: _carried(each) for name, each in self.values.items()}, dict(self.forms)]


def of_wire(carried: object) -> str:
    """Return the sentence that `wire` made, or a plain string."""
    if not isinstance(carried, list):
        return str(carried)
    template, values, forms = carried
    made = Text(template, **{name: of_wire(each) if isinstance(each, list) else each for name, each in values.items()})
    made.forms = forms
    return made


def said(text: str, language: str) -> str:
    """Return a sentence in a language, or in English if it is not there; a plain string stays as it is."""
    if language == LANGUAGES[0] or not isinstance(text, Text):
        return str(text)
    if language in text.forms:
        return text.forms[language]
    template = _catalogue(language).get(text.template, text.template)
    if not text.values:
        return template
    values = {name: said(each, language) if isinstance(each, str) else each for name, each in text.values.items()}
    return _Localised().vformat(template, (), values)


class _Localised(Formatter):
    """Write numbers with a comma before decimals and dots between thousands."""

    def format_field(self, value: Any, format_spec: str) -> str:
        text = format(value, format_spec)
        return text.translate({ord(","): ".", ord("."): ","}) if isinstance(value, int | float) else text


def _carried(value: object) -> object:
    if isinstance(value, Text):
        return value.wire()
    return value if isinstance(value, str | int | float) else str(value)


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    from importlib.resources import files

    import orjson

    found: dict[str, str] = {}
    for package in PACKAGES:
        file = files(package) / CATALOGUE.format(language=language)
        if file.is_file():
            found |= orjson.loads(file.read_bytes())
    return found
