"""The table of ranks."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.kit.forms import done, seen_in
from plenipo.protocol.access import MemberRequest, deed, protocol_only
from plenipo.protocol.actions import ranks as actions
from plenipo.protocol.forms.offices import RankForm, UsualTableForm
from plenipo.protocol.queries import ranks as queries
from plenipo.protocol.views.frame import crumbs
from plenipo.protocol.words.ranks import TABLES, rank_in_words


@protocol_only
@require_safe
def ranks(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request)


def _page(request: MemberRequest, form: RankForm | None = None, status: int = 200) -> HttpResponse:
    table = queries.rank_table(request.conference)
    uses = queries.uses_of(request.conference)
    classes = queries.classes_in(table)
    page = {
        "table": table,
        "lines": [
            (place, each, rank_in_words(each), uses.get(each.key, 0), place == len(classes))
            for place, each in enumerate(classes, 1)
        ],
        "form": form or RankForm(),
        "usual": UsualTableForm(initial={"seen": table.revision}),
    }
    return render(request, "protocol/ranks.html", page, status=status)


@protocol_only
@deed
def rank_add(request: MemberRequest, slug: str) -> HttpResponse:
    form, seen = RankForm(request.POST), seen_in(request)
    if not form.is_valid():
        return _page(request, form, status=422)
    name, by = form.cleaned_data["name"], request.by
    if not done(form, lambda: actions.add_class(request.conference, name, seen=seen, by=by)):
        return _page(request, form, status=409)
    messages.success(request, _("The class has been added at the end. Move it to its place."))
    return redirect("protocol:ranks", slug)


@protocol_only
@require_safe
def rank(request: MemberRequest, slug: str, key: str) -> HttpResponse:
    return _rank_page(request, key)


def _rank_page(
    request: MemberRequest, key: str, form: RankForm | None = None, status: int = 200
) -> HttpResponse:
    table = queries.rank_table(request.conference)
    found = next((each for each in queries.classes_in(table) if each.key == key), None)
    if found is None:
        raise Http404
    page = {
        "row": found,
        "name": rank_in_words(found),
        "form": form or RankForm(initial={"name": found.name}),
        "seen": table.revision,
        "crumbs": crumbs(request, ("protocol:ranks", _("Table of ranks"))),
    }
    return render(request, "protocol/rank.html", page, status=status)


@protocol_only
@deed
def rank_change(request: MemberRequest, slug: str, key: str) -> HttpResponse:
    form, seen = RankForm(request.POST), seen_in(request)
    if not form.is_valid():
        return _rank_page(request, key, form, status=422)
    name, by = form.cleaned_data["name"], request.by
    if not done(
        form, lambda: actions.rename_class(request.conference, key, name, seen=seen, by=by)
    ):
        return _rank_page(request, key, form, status=409)
    messages.success(request, _("Saved."))
    return redirect("protocol:ranks", slug)


@protocol_only
@deed
def rank_move(request: MemberRequest, slug: str, key: str) -> HttpResponse:
    higher = request.POST.get("way") == "higher"
    actions.move_class(request.conference, key, higher=higher, seen=seen_in(request), by=request.by)
    return redirect("protocol:ranks", slug)


@protocol_only
@deed
def rank_delete(request: MemberRequest, slug: str, key: str) -> HttpResponse:
    actions.delete_class(request.conference, key, seen=seen_in(request), by=request.by)
    messages.success(request, _("The class has been deleted."))
    return redirect("protocol:ranks", slug)


@protocol_only
@deed
def ranks_usual(request: MemberRequest, slug: str) -> HttpResponse:
    form = UsualTableForm(request.POST)
    if not form.is_valid():
        return _page(request, status=422)
    kind, seen = form.cleaned_data["kind"], form.cleaned_data["seen"]
    actions.use_usual(request.conference, kind, seen=seen, by=request.by)
    messages.success(request, _("Usual classes: %(kind)s.") % {"kind": TABLES[kind]})
    return redirect("protocol:ranks", slug)
