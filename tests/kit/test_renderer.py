"""Quickly drawn fields are Django's own, to the letter."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from plenipo.kit.renderer import DRAWN, Quick

NASTY = """<b>"Côte d’Ivoire" & 'co'</b>\n‏مريم"""
WIDGETS = [
    forms.TextInput({"class": NASTY, "required": True, "hidden": False, "maxlength": 30}),
    forms.EmailInput({"placeholder": _("e-mail"), "data-x": mark_safe("&amp;")}),
    forms.HiddenInput(),
    forms.NumberInput({"min": 0, "step": 0.5}),
    forms.URLInput(),
    forms.DateInput({"type": "date"}),
    forms.PasswordInput(),
    forms.CheckboxInput(),
    forms.Textarea({"rows": 4}),
    forms.Select(choices=[("", "---"), (1, "one"), (NASTY, NASTY), (True, _("yes"))]),
    forms.Select(choices=[(NASTY, [(1, "one"), ("2", NASTY)]), ("3", "three"), (None, "none")]),
    forms.SelectMultiple(choices=[(1, "one"), (2, "two")]),
    forms.RadioSelect(choices=[(1, "one")]),
]


@pytest.mark.parametrize("value", [None, "", NASTY, 1, 1234.5, True, "2", mark_safe("<i>")])
@pytest.mark.parametrize("widget", WIDGETS, ids=lambda w: type(w).__name__)
def test_a_field_is_drawn_as_django_draws_it(widget, value):
    drawn, own = (
        widget.render("na<me", value, {"id": "id_x"}, renderer=renderer)
        for renderer in (Quick(), DjangoTemplates())
    )

    assert drawn == own


def test_the_fields_of_a_roster_are_among_the_quick_ones():
    from plenipo.delegations.forms.naming import PersonForm

    names = {field.widget.template_name.rsplit("/", 1)[1] for field in PersonForm().fields.values()}

    assert names <= set(DRAWN)
