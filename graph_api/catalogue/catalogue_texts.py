"""Texts of the catalogue pages, in Dutch and English; the other texts of the site are in `site/texts.json`."""

from graph_api.site.texts import INTERFACE, Say

_WORDS: dict[str, tuple[str, str]] = {
    "ask": ("Vraag", "Ask"),
    "catalogue": ("Catalogus", "Catalogue"),
    "catalogue_lead": (
        "De dataset zoals dataportalen die oogsten (DCAT-AP 3.0.0), met elke vorm en elke dienst.",
        "The dataset as data portals harvest it (DCAT-AP 3.0.0), with each format and each service.",
    ),
    "digest": ("controlegetal van alle feiten", "digest of all facts"),
    "distributions": ("Bestanden", "Files"),
    "dumps": ("Bestanden", "Dumps"),
    "dumps_graphs": ("Eén graaf", "One graph"),
    "dumps_lead": (
        "De hele inhoud van deze versie, als bestand met controlegetal. N-Quads en TriG bevatten elke graaf; Turtle en "
        "JSON-LD bevatten elk feit één keer; het archief bevat de inventarissen zelf; rows.nq bevat elk "
        "feit in de graaf met de naam van zijn rij.",
        "The whole content of this version, as a file with a checksum. N-Quads and TriG hold every graph; Turtle and "
        "JSON-LD hold each fact once; the archive holds the inventories themselves; rows.nq "
        "holds each fact in a graph with the name of its row.",
    ),
    "dumps_whole": ("De hele versie", "The whole version"),
    "example": ("voorbeeld", "example"),
    "inventories_lead": (
        "Elke inventaris als CSV, met de rijen zoals ze zijn ingelezen; alle tabellen staan beschreven in",
        "Each inventory as CSV, with its rows as they were read; all tables are described in",
    ),
    "lines": ("regel {first}–{last}", "lines {first}–{last}"),
    "parameters": ("Parameters", "Parameters"),
    "questions": ("Vragen met een adres", "Questions with an address"),
    "questions_lead": (
        "Elke vraag heeft een adres dat een tabel geeft: JSON, CSV, TSV of XML, met parameters naar keuze.",
        "Each question has an address that returns a table: JSON, CSV, TSV or XML, with parameters of your choice.",
    ),
    "services": ("Diensten", "Services"),
    "sources": ("Inventarissen", "Inventories"),
    "text": ("Brontekst", "Source text"),
}


def words(language: str) -> Say:
    """Return a function that gives the text of a key, filled in with its values, in one language."""
    place = INTERFACE.index(language)

    def say(key: str, **values: object) -> str:
        return _WORDS[key][place].format(**values)

    return say
