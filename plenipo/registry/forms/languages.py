from typing import Any

from django.conf import settings

from plenipo.kit.language_fields import LanguagesField
from plenipo.kit.locales import language_code, languages_apart, listed
from plenipo.registry.formats.columns import language_meant


class SpokenField(LanguagesField):
    """What is cut short is understood too; one of our languages is kept as letters are written in it: "zh-hans"."""

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        words = [
            each if language_code(each) else language_meant(each) or each
            for each in languages_apart(str(value or ""))
        ]
        ours = {code.split("-")[0]: code for code, _name in settings.LANGUAGES}
        codes = super().to_python(listed(map(_without_script, words)))
        return [ours.get(code, code) for code in codes]


def _without_script(word: str) -> str:
    return base if language_code(base := word.split("-")[0]) else word
