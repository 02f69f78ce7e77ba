import re
from typing import Any

from django import forms
from django.utils.translation import ngettext

from plenipo.kit.locales import language_codes, language_name, languages_apart, listed

CODE = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{4})?"
)  # small letters: as we keep them, hardly as somebody types them


class LanguagesField(forms.CharField):
    """Any languages of the world by name or code, as people list them; the value is their codes."""

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        codes, unknown = language_codes(str(super().to_python(value) or ""))
        if unknown:
            raise forms.ValidationError(
                ngettext(
                    "“%(words)s” is not a known language. Enter its name in English or in the language of this "
                    "page.",
                    "These are not known languages: %(words)s. Enter names in English or in the language of "
                    "this page.",
                    len(unknown),
                ),
                params={"words": listed(unknown)},
            )
        return codes

    def prepare_value(self, value: Any) -> Any:
        """Codes are shown as names; what somebody typed stays as typed."""
        codes = value if isinstance(value, list) else languages_apart(str(value or ""))
        if isinstance(value, list) or (codes and all(CODE.fullmatch(each) for each in codes)):
            return listed(map(language_name, codes))
        return value
