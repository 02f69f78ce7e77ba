"""Flags and emblems: the filter of the list, and the file."""

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.protocol.forms.gifts import PICTURES

SHOWN = {
    "": pgettext_lazy("images", "all"),
    "missing": gettext_lazy("those without an image"),
    "stated": gettext_lazy("those to be confirmed"),
}


class SignFilterForm(forms.Form):
    """What makes no sense is left aside."""

    q = forms.CharField(label=gettext_lazy("Delegation"), required=False, max_length=200)
    show = forms.ChoiceField(
        label=gettext_lazy("Show"), required=False, choices=list(SHOWN.items())
    )

    def asked(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("q", "show")}


class SignForm(forms.Form):
    image = forms.FileField(
        label=gettext_lazy("Image"),
        widget=forms.FileInput({"accept": PICTURES}),
        help_text=gettext_lazy(
            "JPEG, PNG or WebP, the right way up, without a frame. What the file says besides the picture is not kept."
        ),
        error_messages={
            "empty": gettext_lazy("The file is empty."),
            "required": gettext_lazy("Choose the file."),
        },
    )
