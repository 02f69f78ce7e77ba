"""Countries of the register and what they are called: read by whoever reads the register, edited by who keeps it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.kit.forms import state_of
from plenipo.people.access import AccountRequest, house_only, signed_in_only
from plenipo.records.access import deed
from plenipo.registry.actions.countries import name_country
from plenipo.registry.forms.countries import CountryForm, FindCountriesForm
from plenipo.registry.models import Country
from plenipo.registry.views.entries import REGISTER, by
from plenipo.registry.views.parties import may_write
from plenipo.registry.words.countries import countries_called, country_name


def _crumbs() -> list[dict[str, str]]:
    return [
        {"label": _("Register of parties"), "url": reverse("registry:parties")},
        {"label": _("Countries"), "url": reverse("registry:countries")},
    ]


@signed_in_only
@require_safe
def countries(request: AccountRequest) -> HttpResponse:
    words = request.GET.get("q", "")[:200]
    told = {
        "lines": countries_called(words),
        "form": FindCountriesForm(request.GET),
        "may_write": may_write(request),
        "crumbs": _crumbs()[:1],
    }
    return render(request, "registry/countries/countries.html", told)


@house_only(REGISTER)
@require_safe
def country(request: AccountRequest, code: str) -> HttpResponse:
    row = get_object_or_404(Country, pk=code)
    return _page(request, row, CountryForm(row))


@house_only(REGISTER)
@deed
def country_set(request: AccountRequest, code: str) -> HttpResponse:
    row = get_object_or_404(Country, pk=code)
    form = CountryForm(row, request.POST)
    if not form.is_valid():
        return _page(request, row, form, status=422)
    if request.POST.get("seen") != state_of(row.names):
        form.add_error(
            None,
            _(
                "These names have since been changed by another person. Compare your text with the list, "
                "and save again."
            ),
        )
        return _page(request, row, form, status=409)
    name_country(row, form.names(), by=by(request))
    messages.success(request, _("The names have been saved."))
    return redirect("registry:countries")


def _page(
    request: AccountRequest, row: Country, form: CountryForm, status: int = 200
) -> HttpResponse:
    told = {
        "country": row,
        "name": country_name(row),
        "form": form,
        "seen": state_of(row.names),
        "crumbs": _crumbs(),
    }
    return render(request, "registry/countries/country.html", told, status=status)
