"""The names of months and seasons, in Dutch and English.

A season has its number in EDTF: https://www.loc.gov/standards/datetime/
"""

MONTHS = {
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
"""The names of the months by language, in order."""

SEASONS = {
    "nl": {21: "voorjaar", 22: "zomer", 23: "najaar", 24: "winter"},
    "en": {21: "spring", 22: "summer", 23: "autumn", 24: "winter"},
}
"""The name of each season by language and number."""

DUTCH_MONTHS = {
    word: number
    for number, name in enumerate(MONTHS["nl"], start=1)
    for word in (name, name[:3])
} | {"febr": 2, "mrt": 3, "sept": 9}  # fmt: skip
"""The number of a month by its Dutch name, or by an abbreviation in use."""

DUTCH_SEASONS = {name: number for number, name in SEASONS["nl"].items()} | {"lente": 21, "herfst": 23}
"""The number of a season by each of its Dutch names."""


def month_name(number: int, language: str) -> str | None:
    """Return the name of a month (1 to 12) or of a season (21 to 24), or None."""
    months = MONTHS[language]
    return months[number - 1] if 1 <= number <= len(months) else SEASONS[language].get(number)
