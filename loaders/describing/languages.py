"""The language of a table, as far as the titles of its columns tell it."""

import re
from collections.abc import Sequence
from typing import Final

from graph_store.case_folding import fold
from graph_store.text import Text
from loaders.describing.findings import UnknownColumn, UnknownTable
from loaders.describing.names import split_words

_DUTCH: Final = """
naam jaar straat gemeente stad nummer huisnummer soort hoogte breedte lengte oppervlakte inwoners aantal datum titel
omschrijving beschrijving benaming plaats adres provincie prijs bedrag eenheid waarde bron opmerking opmerkingen
voornaam achternaam geslacht leeftijd kleur gewicht functie organisatie taal vanaf tot sinds actief gebouw afdeling
boom dier wijk deelgemeente werelddeel hoofdstad eigenaar beheerder auteur uitgever afkorting toelichting uur maand dag
kosten
"""

_ENGLISH: Final = """
name year city country street date number height width length population title description address price amount value
unit source comment comments remark remarks first last gender color weight function language phone since from of
the and by count species owner author publisher note notes month day hour latitude longitude state county birth death
capital currency age sex time
"""

_WORDS: Final = {"nl": frozenset(_DUTCH.split()), "en": frozenset(_ENGLISH.split())}
"""Words that titles have in one of these languages and not in the other."""

_NAMES: Final = {"nl": Text("Dutch"), "en": Text("English")}
_DUTCH_END = re.compile(r".{3,}(?:jaar|naam|datum|nummer|straat|prijs|soort)")
_SUFFIX = re.compile(r"_(?P<tag>nl|en|fr|de)")


def language_of(table: UnknownTable, chosen: Sequence[str]) -> str | None:
    """Return the language of the titles, noted as a guess; None, noted as a decision, if they do not tell it.

    If the graph has one chosen language, titles that tell nothing have that one.
    """
    found: dict[str, list[str]] = {tag: [] for tag in _WORDS}
    for column in table.columns:
        for word in map(fold, split_words(column.title)):
            for tag, words in _WORDS.items():
                if word in words or (tag == "nl" and _DUTCH_END.fullmatch(word)):
                    found[tag].append(column.title)
    tags = [tag for tag, titles in found.items() if titles]
    if not tags and len(chosen) == 1:
        return chosen[0]
    if len(tags) != 1:
        table.decide(
            None, Text("the language of the titles is not known; the labels have none, so add it in the ontology")
        )
        return None
    titles = ", ".join(dict.fromkeys(found[tags[0]]))
    table.guess(
        None, Text("titles and names are {language}, because of {titles}", language=_NAMES[tags[0]], titles=titles)
    )
    return tags[0]


def own_language(column: UnknownColumn) -> str | None:
    """Return the language that the title of a column names itself: `nl` for `naam_nl` or `Naam (nl)`."""
    found = _SUFFIX.search(column.name[-3:])
    return found["tag"] if found else None
