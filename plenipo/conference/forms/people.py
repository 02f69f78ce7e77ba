from django import forms
from django.utils.translation import gettext_lazy as _

from plenipo.conference.declared import duty_choices, scope_choices


class DutiesForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    duties = forms.MultipleChoiceField(
        label=_("Duties"), choices=duty_choices, widget=forms.CheckboxSelectMultiple
    )
    seen = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)


class TokenForm(forms.Form):
    name = forms.CharField(label=_("Purpose of the token"), max_length=100)
    scopes = forms.MultipleChoiceField(
        label=_("Permissions"),
        choices=scope_choices,
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.IntegerField(label=_("Days of validity"), min_value=1, max_value=400, initial=90)
