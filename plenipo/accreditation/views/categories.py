"""Categories of badges and zones: lists, and the form of each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import MemberRequest, accreditation_only, deed
from plenipo.accreditation.actions import categories as actions
from plenipo.accreditation.bridge.codes import public_keys_in_words
from plenipo.accreditation.forms.badges import BadgeCategoryForm, ZoneForm
from plenipo.accreditation.models import BadgeCategory, Zone
from plenipo.accreditation.profile import GROUPS
from plenipo.accreditation.queries import badges as queries
from plenipo.accreditation.queries.load import loads_of
from plenipo.accreditation.views.frame import crumbs, frame
from plenipo.delegations.models import Delegate
from plenipo.kit.forms import done, seen_in
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.records.actions import changed_first


@dataclass(frozen=True)
class Kept:
    """What categories, zones and kinds of pass have in common: a form, its page, and the list they go back to.

    refused_at   the field at which a refusal stands, if not above the form
    """

    form: Any
    template: str
    listing: str
    label: Any
    add: Callable[..., object]
    change: Callable[..., object]
    refused_at: str | None = None

    def page(
        self,
        request: MemberRequest,
        form: Any,
        row: Any = None,
        seen: int = 0,
        status: int = 200,
        **more: Any,
    ) -> HttpResponse:
        above = crumbs(request, (self.listing, str(self.label)))
        told = {"form": form, "row": row, "seen": seen, "crumbs": above}
        return render(request, self.template, frame(request) | more | told, status=status)

    def shown(self, request: MemberRequest, row: Any) -> HttpResponse:
        form = self._as_it_is(request, row)
        return self.page(request, form, row, row.revision, was=drawn(form))

    def added(self, request: MemberRequest) -> HttpResponse:
        form = self.form(request.conference, request.POST)
        if form.is_valid() and done(
            form,
            lambda: self.add(request.conference, by=request.by, **form.cleaned_data),
            at=self.refused_at,
        ):
            return self._saved(request)
        return self.page(request, form, status=422)

    def changed(self, request: MemberRequest, row: Any) -> HttpResponse:
        seen = seen_in(request)
        if row.revision != seen or "was" not in request.POST:  # an old page, or half of one
            found = overtaken(changed_first(row), self._as_it_is(request, row), request.POST)
            form = self.form(request.conference, found.data)
            return self.page(request, form, row, row.revision, status=409, overtaken=found)
        form = self.form(request.conference, request.POST)
        if form.is_valid() and done(
            form,
            lambda: self.change(row, seen=seen, by=request.by, **form.cleaned_data),
            at=self.refused_at,
        ):
            return self._saved(request)
        was = request.POST.get("was", "")
        return self.page(request, form, row, seen, status=422, was=was)

    def _as_it_is(self, request: MemberRequest, row: Any) -> Any:
        return self.form(request.conference, initial=self.form.initial_of(row))

    def _saved(self, request: MemberRequest) -> HttpResponse:
        messages.success(request, _("Saved."))
        return redirect(self.listing, request.conference.slug)


CATEGORY = Kept(
    BadgeCategoryForm,
    "accreditation/badges/category.html",
    "accreditation:categories",
    gettext_lazy("Categories"),
    actions.add_category,
    actions.change_category,
    refused_at="letter",
)
ZONE = Kept(
    ZoneForm,
    "accreditation/badges/zone.html",
    "accreditation:zones",
    gettext_lazy("Zones"),
    actions.add_zone,
    actions.change_zone,
)


@accreditation_only
@require_safe
def categories(request: MemberRequest, slug: str) -> HttpResponse:
    rows = queries.categories_of(request.conference)
    page = {
        **frame(request, "accreditation:categories"),
        "lines": [{"row": each, "who": _who(each)} for each in rows],
    }
    return render(request, "accreditation/badges/categories.html", page)


def _who(row: BadgeCategory) -> list[str]:
    capacities = dict(Delegate.Capacity.choices)
    groups = [str(GROUPS.get(each, each)) for each in row.groups]
    return [*(str(capacities.get(each, each)) for each in row.capacities), *groups]


@accreditation_only
@deed
def usual(request: MemberRequest, slug: str) -> HttpResponse:
    n = actions.add_usual(request.conference, by=request.by)
    said = ngettext("%(n)s category has been added.", "%(n)s categories have been added.", n)
    messages.success(request, said % {"n": n})
    return redirect("accreditation:categories", slug)


@accreditation_only
@require_safe
def category_new(request: MemberRequest, slug: str) -> HttpResponse:
    return CATEGORY.page(request, BadgeCategoryForm(request.conference))


@accreditation_only
@deed
def category_add(request: MemberRequest, slug: str) -> HttpResponse:
    return CATEGORY.added(request)


def _category(request: MemberRequest, pk: int) -> BadgeCategory:
    row: BadgeCategory = get_object_or_404(request.conference.badge_categories, pk=pk)
    row.conference = request.conference
    return row


@accreditation_only
@require_safe
def category(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return CATEGORY.shown(request, _category(request, pk))


@accreditation_only
@deed
def category_change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return CATEGORY.changed(request, _category(request, pk))


@accreditation_only
@deed
def category_delete(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.delete_category(_category(request, pk), by=request.by)
    messages.success(request, _("The category has been deleted."))
    return redirect("accreditation:categories", slug)


# ---- zones


@accreditation_only
@require_safe
def zones(request: MemberRequest, slug: str) -> HttpResponse:
    """Who is let in by what has been issued, beside how many the zone holds."""
    page = {**frame(request, "accreditation:zones"), "loads": loads_of(request.conference)}
    return render(request, "accreditation/badges/zones.html", page)


@accreditation_only
@require_safe
def zone_new(request: MemberRequest, slug: str) -> HttpResponse:
    return ZONE.page(request, ZoneForm(request.conference))


@accreditation_only
@deed
def zone_add(request: MemberRequest, slug: str) -> HttpResponse:
    return ZONE.added(request)


def _zone(request: MemberRequest, pk: int) -> Zone:
    return get_object_or_404(request.conference.zones, pk=pk)


@accreditation_only
@require_safe
def zone(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return ZONE.shown(request, _zone(request, pk))


@accreditation_only
@deed
def zone_change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return ZONE.changed(request, _zone(request, pk))


@accreditation_only
@deed
def zone_delete(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.delete_zone(_zone(request, pk), by=request.by)
    messages.success(request, _("The zone has been deleted."))
    return redirect("accreditation:zones", slug)


@accreditation_only
@require_safe
def keys(request: MemberRequest, slug: str) -> HttpResponse:
    """For whoever verifies codes without us."""
    answer = JsonResponse({"conference": request.conference.pk, "keys": public_keys_in_words()})
    answer["Content-Disposition"] = f'attachment; filename="{slug}-badge-keys.json"'
    return answer
