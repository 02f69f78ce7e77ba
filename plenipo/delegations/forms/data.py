from unicodedata import digit

from django import forms
from django.utils.translation import gettext_lazy as _

from plenipo.delegations.models import Deletion


class WhyForm(forms.Form):
    why = forms.ChoiceField(
        label=_("Reason"), choices=[(each.value, each.label) for each in Deletion.ONE_PERSON]
    )


class ErasureForm(WhyForm):
    confirm = forms.CharField(
        label=_("To confirm, enter the number of the person"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )

    def __init__(self, *args: object, number: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.number = number

    def clean_confirm(self) -> str:
        typed: str = in_ascii_digits(self.cleaned_data["confirm"].strip())
        if typed != str(self.number):
            raise forms.ValidationError(_("The number does not match the one shown above."))
        return typed


class NamedErasureForm(ErasureForm):
    """number   of the texts that hold the name: who confirms it has seen them all"""

    def __init__(self, *args: object, number: int, **kwargs: object) -> None:
        super().__init__(*args, number=number, **kwargs)
        self.fields["confirm"].label = _("To confirm, enter the number of texts")


def in_ascii_digits(text: str) -> str:
    """Numbers may be typed in the digits of any script."""
    return "".join(str(digit(one)) if one.isdecimal() else one for one in text)
