"""One text in several languages: a field with one input per language, whose value is {"en": …, "ar": …}."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _


class TextsWidget(forms.MultiWidget):
    template_name = "kit/widgets/texts.html"
    use_fieldset = True

    def __init__(self, *, rows: int = 0) -> None:
        each: dict[str, forms.Widget | type[forms.Widget]] = {}
        for code, _name in settings.LANGUAGES:
            info = get_language_info(code)
            attributes = {
                "lang": code,
                "dir": "rtl" if info["bidi"] else "ltr",
                "aria-label": info["name_local"],
            }
            each[code] = (
                forms.Textarea({**attributes, "rows": rows})
                if rows
                else forms.TextInput(attributes)
            )
        super().__init__(each)

    def decompress(self, value: dict[str, str] | None) -> list[str]:
        return [(value or {}).get(code, "") for code, _name in settings.LANGUAGES]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for (code, _name), inner in zip(
            settings.LANGUAGES, context["widget"]["subwidgets"], strict=True
        ):
            inner["language"] = get_language_info(code)["name_local"]
        return context


class TextsField(forms.MultiValueField):
    """At least one language is wanted when the field is required; the others fall back visibly."""

    def __init__(self, *, rows: int = 0, max_length: int = 400, **kwargs: Any) -> None:
        inner = [
            forms.CharField(required=False, max_length=max_length)
            for _language in settings.LANGUAGES
        ]
        self.rows = rows
        super().__init__(inner, require_all_fields=False, widget=TextsWidget(rows=rows), **kwargs)
        self.error_messages["required"] = _("Enter the text in at least one language.")

    def compress(self, data_list: list[str]) -> dict[str, str]:
        if self.rows <= 1:  # a pasted text brings line breaks along
            data_list = [" ".join(map(str.strip, text.splitlines())) for text in data_list]
        codes = [code for code, _name in settings.LANGUAGES]
        return {code: text for code, text in zip(codes, data_list, strict=False) if text}
