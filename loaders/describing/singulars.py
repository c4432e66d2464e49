"""The singular of a Dutch or English plural, where a rule leaves no doubt.

A rule is here only if it holds in both languages, because hardly any word of the other language has its ending. A word
without a rule is in a list, or has no singular here.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from graph_store.case_folding import fold

_DUTCH_WORDS: Final = """
bomen boom, straten straat, scholen school, talen taal, namen naam, personen persoon, zaken zaak, taken taak,
afspraken afspraak, steden stad, wegen weg, dagen dag, leden lid, schepen schip, daken dak, paden pad, kinderen kind,
gemeenten gemeente, gemeentes gemeente, landen land, parken park, soorten soort, plaatsen plaats, besluiten besluit,
bedrijven bedrijf, huizen huis, brieven brief, reizen reis, prijzen prijs, mensen mens, lijsten lijst, punten punt,
haltes halte, tijden tijd, wedstrijden wedstrijd, groepen groep, diensten dienst, werken werk, bibliotheken bibliotheek,
apotheken apotheek, musea museum, provincies provincie, premies premie, subsidies subsidie, edities editie,
posities positie, coalities coalitie, categorieën categorie, bijlages bijlage, overeenkomsten overeenkomst,
fietsen fiets, markten markt, kaarten kaart, paarden paard, honden hond, kerken kerk, banken bank, wijken wijk,
klachten klacht, vragen vraag, antwoorden antwoord, leerkrachten leerkracht, buurten buurt, artikelen artikel,
periodes periode, ziektes ziekte, ziekten ziekte, waarden waarde, klassen klasse, schappen schap
"""

_ENGLISH_WORDS: Final = """
countries country, cities city, counties county, companies company, categories category, libraries library,
currencies currency, municipalities municipality, universities university, facilities facility, activities activity,
parties party, policies policy, agencies agency, bodies body, communities community, authorities authority,
people person, men man, women woman, children child, species species, addresses address, boxes box, buses bus
"""

_REGULAR_WORDS: Final = """
articles books cars codes courses dates days disasters estates events files games houses islands keys lakes laws
licences licenses maps mountains movies names orders parks persons places planets programmes projects rates records
regions resources reviews rivers roads roles routes rows rules schools services shops sites sources states stocks
streets tables teams themes titles towns trees types users values vehicles views villages years zones
"""


def _pairs(words: str) -> Iterator[tuple[str, str]]:
    for pair in words.split(","):
        plural, singular = fold(pair).split()
        yield plural, singular


_DUTCH: Final = dict(_pairs(_DUTCH_WORDS))
"""Dutch plurals; also at the end of a longer word, as in `centrumsteden`."""

_WORDS: Final[Mapping[str, str]] = {
    **_DUTCH,
    **dict(_pairs(_ENGLISH_WORDS)),
    **{word: word[:-1] for word in _REGULAR_WORDS.split()},
}

_ENDINGS: Final = {
    2: ("ingen", "cten", "menten", "anten", "denten", "isten", "oorten", "teiten", "uwen", "oeken"),
    1: (
        *("aties", "cties", "ants", "ents", "ects", "ports", "ions", "lines", "ages", "ships", "oups", "ings", "ords"),
        *("ards", "teurs", "iers", "aars", "ums", "tors", "sors", "dors", "thors"),
    ),
}
"""The ends of plurals, by the number of letters that the plural adds."""

_LONG_ENDINGS: Final = ("ers", "els", "als", "ems", "ams")
"""The same, one letter, for words of at least six letters: not for `vers` or `hals`."""

_OTHER_ENDINGS: Final = {"heden": "heid", "theken": "theek", "ctoren": "ctor", "atoren": "ator", "'s": ""}
_DOUBLED: Final = tuple(f"{letter}{letter}en" for letter in "bfgklmnprst")
_AFTER_TWO_VOWELS: Final = tuple(
    f"{vowels}{letter}en" for vowels in ("oe", "ie", "eu", "ou", "ij", "ui", "ei") for letter in "lmnpr"
)
"""The ends of Dutch plurals whose vowel stays as it is: `tuinen`, `kleuren`, `lijnen`."""


def singular_of(plural: str) -> str | None:
    """Return the singular of a word in lower case without accents; None if there is any doubt."""
    if plural in _WORDS:
        return _WORDS[plural]
    for end, single in {**_DUTCH, **_OTHER_ENDINGS}.items():
        if plural.endswith(end) and len(plural) > len(end) + (2 if end in _DUTCH else 0):
            return plural.removesuffix(end) + single
    added = 3 if plural.endswith(_DOUBLED) and len(plural) > 5 else 1 if _is_long(plural) else 0
    added = 2 if plural.endswith(_AFTER_TWO_VOWELS) else added
    added = next((count for count, ends in _ENDINGS.items() if plural.endswith(ends)), added)
    return plural[:-added] if added else None


def _is_long(plural: str) -> bool:
    return plural.endswith(_LONG_ENDINGS) and len(plural) > 5


def singular_candidates(word: str) -> frozenset[str]:
    """Return what the singular could be; one is right if the data uses it too."""
    found = {singular_of(word) or word}
    for end, singles in {"ies": ("ie", "y"), "es": ("e", ""), "s": ("",), "en": ("e", ""), "n": ("",)}.items():
        if word.endswith(end):
            found |= {word.removesuffix(end) + single for single in singles}
    if word.endswith("en") and len(word) > 4:
        stem = word[:-2]
        found |= {f"{stem[:-1]}{stem[-2:]}", stem[:-1] + {"z": "s", "v": "f"}.get(stem[-1], stem[-1])}
    return frozenset(each for each in found if len(each) > 1)
