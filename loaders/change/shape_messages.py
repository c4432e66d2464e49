"""The messages about broken shapes, in sentences of each language, by the names that hold after the change."""

from collections.abc import Sequence
from typing import Final

from graph_store.text import Text
from loaders.change.proposal import Proposal
from loaders.reports.messages import LANGUAGES
from ontology.fact_names import sentences_about
from ontology.finding_sentences import finding_sentence
from ontology.validation import Finding

_SHOWN: Final = 10
_TEXTS: Final = {
    "nl": {
        "refused": "Er is niets geschreven, want er zou een regel gebroken worden.",
        "no_row": "Er is niets geschreven, want er zou een regel gebroken worden, en geen rij is daarvan de oorzaak.",
        "rule": "(regel {shape})",
        "more": "Er zijn nog {count} andere gebroken regels.",
        "more_one": "Er is nog één andere gebroken regel.",
    },
    "en": {
        "refused": "Nothing was written, because a rule would be broken.",
        "no_row": "Nothing was written, because a rule would be broken, and no row is the cause.",
        "rule": "(rule {shape})",
        "more": "There are {count} other broken rules.",
        "more_one": "There is one other broken rule.",
    },
}


class ShapeMessages:
    """Writer of messages about the findings for one proposal."""

    def __init__(self, proposal: Proposal, base: str) -> None:
        facts = proposal.after(synthetic=True)
        self._words = {language: sentences_about(facts, base, language) for language in LANGUAGES}

    def by_language(self, finding: Finding) -> dict[str, str]:
        """Return a finding as a sentence in each language."""
        return {language: finding_sentence(finding, words) for language, words in self._words.items()}

    def refusal(self, findings: Sequence[Finding], *, blameless: bool = False) -> Text:
        """Return that nothing was written, and the first findings; `blameless` if no row caused them."""
        return Text.spoken(lambda language: self._refusal(findings, language, blameless=blameless))

    def _refusal(self, findings: Sequence[Finding], language: str, *, blameless: bool) -> str:
        texts, more = _TEXTS[language], len(findings) - _SHOWN
        told = [self._finding(each, language) for each in findings[:_SHOWN]]
        counted = [texts["more_one" if more == 1 else "more"].format(count=more)] if more > 0 else []
        return " ".join([texts["no_row" if blameless else "refused"], *told, *counted])

    def _finding(self, finding: Finding, language: str) -> str:
        sentence = finding_sentence(finding, self._words[language]).removesuffix(".")
        return f"{sentence} {_TEXTS[language]['rule'].format(shape=finding.shape)}."
