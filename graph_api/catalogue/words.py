"""The words of the catalogue's pages, in Dutch and English; the words of the whole site are in `site/words.json`."""

from graph_api.site.words import INTERFACE, Say

_WORDS: dict[str, tuple[str, str]] = {
    "ask": ("Vraag", "Ask"),
    "catalogue": ("Catalogus", "Catalogue"),
    "catalogue_lead": (
        "De dataset zoals dataportalen hem oogsten (DCAT-AP 3.0.0), met elke vorm en elke dienst.",
        "The dataset as data portals harvest it (DCAT-AP 3.0.0), with each form and each service.",
    ),
    "digest": ("som van alle feiten", "digest of all facts"),
    "distributions": ("Bestanden", "Files"),
    "dumps": ("Bestanden", "Dumps"),
    "dumps_graphs": ("Eén graaf", "One graph"),
    "dumps_lead": (
        "Alles wat deze versie bevat, als bestand met controlegetal. N-Quads en TriG bevatten elke graaf; Turtle en "
        "JSON-LD elk feit één keer; het archief de inventarissen zelf.",
        "All that this version holds, as a file with a checksum. N-Quads and TriG hold every graph; Turtle and JSON-LD "
        "each fact once; the archive the inventories themselves.",
    ),
    "dumps_whole": ("De hele versie", "The whole version"),
    "example": ("voorbeeld", "example"),
    "inventories_lead": (
        "Elke inventaris als CSV, zoals haar rijen haar stellen; alle tabellen staan beschreven in",
        "Each inventory as CSV, as its rows state it; all tables are described in",
    ),
    "lines": ("regel {first}–{last}", "lines {first}–{last}"),
    "parameters": ("Parameters", "Parameters"),
    "questions": ("Vragen met een adres", "Questions with an address"),
    "questions_lead": (
        "Elke vraag is een adres dat een tabel geeft: JSON, CSV, TSV of XML, met parameters naar keuze.",
        "Each question is an address that gives a table: JSON, CSV, TSV or XML, with parameters of your choice.",
    ),
    "services": ("Diensten", "Services"),
    "sources": ("Inventarissen", "Inventories"),
    "text": ("Brontekst", "Source text"),
}


def words(language: str) -> Say:
    """A function from a key and its values to the words of one language."""
    place = INTERFACE.index(language)

    def say(key: str, **values: object) -> str:
        return _WORDS[key][place].format(**values)

    return say
