"""The roster: kept as typed at every step, checked when it is submitted; the letter; changes after approval."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from plenipo.delegations import rules
from plenipo.delegations.access import FocalRequest, deed, focal_points_only
from plenipo.delegations.actions import changes, documents, naming
from plenipo.delegations.actions.drafts_kept import names_kept, rows_typed
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.formats.pasted import MOST_ROWS, Pasted, roster_as_table, roster_in
from plenipo.delegations.forms.naming import (
    MOST_PERSONS,
    ChangeForm,
    LetterForm,
    can_be_submitted,
    roster_of,
)
from plenipo.delegations.models import ChangeRequest, Delegation, Document, Invitation
from plenipo.delegations.queries.approval import changes_in_the_way, changes_of
from plenipo.delegations.queries.focal import delegation_of, documents_of
from plenipo.delegations.queries.people import delegates_of, delegates_seen_by
from plenipo.delegations.queries.present import note_if_protected
from plenipo.delegations.views.focal import frame, keeps
from plenipo.delegations.words.approval import differences
from plenipo.delegations.words.focal import NAMES, steps_of
from plenipo.delegations.words.guessed import of_rows
from plenipo.delegations.words.looked_over import lines_of
from plenipo.delegations.words.same_person import called, counted, doubles, joined
from plenipo.kit.errors import Refused
from plenipo.kit.forms import whole
from plenipo.kit.sheets import Unreadable, download, read_file, read_text
from plenipo.kit.typed import waiting

Typed = list[dict[str, str]]
MOST_BYTES = 2_000_000  # of a roster


def own_delegation(request: FocalRequest) -> Delegation:
    delegation = delegation_of(request.focal.invitation)
    if delegation is None and request.focal.invitation.state == Invitation.State.DECLINED:
        raise Refused(_("Your party declined. Change your reply first, then name your delegation."))
    if delegation is None:
        raise Refused(_("Reply to the invitation first, then name your delegation."))
    return delegation


def names_read(request: FocalRequest, delegation: Delegation) -> Typed:
    """As typed, and so past the one door to people: what an officer reads here of somebody protected is noted."""
    if isinstance(request.focal, rules.StandIn):
        note_if_protected(*(each.person for each in delegates_of([delegation])))
    return names_kept(delegation)


def language_of(request: FocalRequest) -> str:
    """Of the party: in Latin letters it says which name comes first."""
    return request.focal.invitation.party.name_language


def roster_for(request: FocalRequest, typed: Typed, *, least: int = 0, check: bool = False) -> Any:
    return roster_of(typed, least=least, check=check, language=language_of(request))


def _roster_page(
    request: FocalRequest, delegation: Delegation, roster: Any, status: int = 200, **more: Any
) -> HttpResponse:
    draft = getattr(delegation, "draft", None)
    typed = names_read(request, delegation)
    page = frame(
        request,
        delegation=delegation,
        notes=draft.notes if draft else [],
        read=lines_of(typed, delegation.quota, language_of(request))
        if draft and draft.notes
        else [],
        typed=typed,
        roster=roster,
        keeps=keeps(request, "people"),
        steps=steps_of(
            request.focal.invitation,
            delegation,
            documents_of(delegation).count(),
            named=can_be_submitted(delegation),
            here=NAMES,
        ),
        **more,
    )
    return render(request, "delegations/focal/people.html", page, status=status)


@focal_points_only
@never_cache
def people(request: FocalRequest) -> HttpResponse:
    """The roster to fill in; with ?check what is wrong in each row stands beside it, and nothing is submitted."""
    delegation = own_delegation(request)
    if not rules.may_name(delegation):
        messages.warning(
            request, _("The delegation has been submitted. Withdraw the submission to change it.")
        )
        return redirect(request.ways.url("delegations:mine"))
    aside = waiting(request)  # written until the session ended
    back = rows_typed({name: texts[-1] for name, texts in aside.values.items()}) if aside else []
    typed = back or names_kept(delegation)
    if typed and "check" in request.GET:
        return _roster_page(
            request, delegation, roster_for(request, typed, check=True), checked=True
        )
    least = max(len(typed) + 1, delegation.quota)
    return _roster_page(request, delegation, roster_for(request, typed, least=least))


@focal_points_only
@require_POST
def people_keep(request: FocalRequest) -> HttpResponseBase:
    """A table that came along is read before the deed begins, so that nobody waits for it."""
    try:
        return _people_keep(request, _table_sent(request))
    except Unreadable as fault:
        delegation, typed = own_delegation(request), rows_typed(request.POST)
        return _roster_page(
            request,
            delegation,
            roster_for(request, typed, least=len(typed) + 1),
            status=422,
            pasted=request.POST.get("pasted", ""),
            unreadable=str(fault),
        )


def _table_sent(request: FocalRequest) -> Pasted | None:
    if request.POST.get("do") != "paste":
        return None
    file = request.FILES.get("table")
    if file is None:
        table = roster_in(read_text(request.POST.get("pasted", ""), max_rows=MOST_ROWS))
    else:
        table = roster_in(read_file(file, size=file.size or 0, max_bytes=MOST_BYTES))
    _not_too_many(request, table)
    return table


def _not_too_many(request: FocalRequest, table: Pasted) -> None:
    """Said while the list is at hand: a longer one could be saved, and never submitted."""
    persons = len(joined(rows_typed(request.POST), table.rows).rows)
    if persons > MOST_PERSONS:
        said = _(
            "Too many persons: %(n)s with this list. The maximum is %(most)s, your quota %(quota)s. "
            "Shorten the list and read it again."
        )
        quota = own_delegation(request).quota
        raise Unreadable(said % {"n": persons, "most": MOST_PERSONS, "quota": quota})


@deed
def _people_keep(request: FocalRequest, table: Pasted | None) -> HttpResponse:
    """Keep what was typed, right or not; then the table is read in, or the page to look it over is shown."""
    delegation, typed = own_delegation(request), rows_typed(request.POST)
    try:
        if table is not None:
            return _add_rows(request, delegation, typed, table)
        return _keep(request, delegation, typed)
    except naming.RosterOvertaken:
        delegation.refresh_from_db()  # the form starts from theirs now
        theirs = getattr(delegation, "draft", None)
        roster = roster_for(request, typed, least=len(typed) + 1)
        return _roster_page(
            request,
            delegation,
            roster,
            status=422,
            overtaken=True,
            theirs=theirs,
            theirs_named=[called(row) for row in theirs.typed] if theirs else [],
        )


def _keep(request: FocalRequest, delegation: Delegation, typed: Typed) -> HttpResponse:
    """On the way to the page where everything is looked over, what is wrong comes back beside what was typed."""
    seen = request.POST.get("seen", "")
    naming.keep_names(delegation, typed, seen=seen, by=request.focal)
    if request.POST.get("do") != "review":
        messages.success(request, _("Saved. You can return with your link and continue later."))
        return redirect(request.ways.url("delegations:people"))
    if not typed:
        messages.error(request, _("Nominate at least one person before you submit."))
        return redirect(request.ways.url("delegations:people"))
    if not roster_for(request, typed, check=True).is_valid():
        return redirect(request.ways.url("delegations:people") + "?check")
    return redirect(request.ways.url("delegations:review"))


@focal_points_only
@never_cache
def people_table(request: FocalRequest) -> HttpResponse:
    """The roster as a workbook, to go on in a spreadsheet: sent back, it is read without change."""
    delegation = own_delegation(request)
    heads, cells = roster_as_table(names_read(request, delegation))
    return download("delegation", "xlsx", heads, cells)


def _add_rows(
    request: FocalRequest, delegation: Delegation, typed: Typed, table: Pasted
) -> HttpResponse:
    """Who is there already is brought up to date, the others go below; what was left aside is noted on the page."""
    rows, seen = table.rows, request.POST.get("seen", "")
    put = joined(typed, rows)
    guessed = [*table.guessed, *of_rows(rows, put.places, table.titled)]
    twice = doubles(put.rows, language_of(request))
    notes = [*guessed, *twice, *counted(put), *put.changed, *table.notes]
    naming.keep_names(delegation, put.rows, seen=seen, by=request.focal, notes=notes)
    said = ngettext(
        "%(n)s person was read. Nothing is submitted yet: check what was read.",
        "%(n)s persons were read. Nothing is submitted yet: check what was read.",
        len(rows),
    )
    messages.success(request, said % {"n": len(rows)})
    return redirect(request.ways.url("delegations:people") + "?check")


@focal_points_only
@deed
def disclosure(request: FocalRequest, pk: int) -> HttpResponse:
    """The choice of one person, changed at any time and at once."""
    one = get_object_or_404(delegates_of([own_delegation(request)]), pk=pk)
    choice, seen = (request.POST.get(name, "") for name in ("disclosure", "seen"))
    naming.choose_disclosure(one, choice, seen=seen, by=request.focal)
    messages.success(request, _("The choice has been saved and takes effect immediately."))
    if request.ways.before and request.POST.get("from") == "person":  # of the desk, who telephones
        return redirect("delegations:person", request.ways.before[0], one.person_id)
    return redirect(request.ways.url("delegations:mine"))


@focal_points_only
@deed
def take_back(request: FocalRequest) -> HttpResponse:
    naming.take_back(own_delegation(request), by=request.focal)
    messages.success(
        request, _("The submission has been withdrawn. Correct it and submit it again.")
    )
    return redirect(request.ways.url("delegations:people"))


@focal_points_only
def letter(request: FocalRequest) -> HttpResponse:
    page = frame(request, form=LetterForm(), letters=documents_of(own_delegation(request)))
    return render(request, "delegations/focal/letter.html", page)


@focal_points_only
@require_POST
def letter_add(request: FocalRequest) -> HttpResponseBase:
    """The file is read before the deed begins."""
    form = LetterForm(request.POST, request.FILES)
    letter = None
    if form.is_valid():
        try:
            letter = documents.sent(form.cleaned_data["file"])
        except Refused as no:
            form.add_error("file", str(no))
    return _letter_add(request, form, letter)


@deed
def _letter_add(
    request: FocalRequest, form: LetterForm, letter: documents.Sent | None
) -> HttpResponse:
    delegation = own_delegation(request)
    if letter:
        try:
            kind = form.cleaned_data["kind"]
            documents.add_document(delegation, letter, kind, by=request.focal)
        except Refused as no:
            form.add_error("file", str(no))
        else:
            messages.success(request, _("The letter has been saved for all persons nominated."))
            return redirect(request.ways.url("delegations:mine"))
    page = frame(request, form=form, letters=documents_of(delegation))
    return render(request, "delegations/focal/letter.html", page, status=422)


@focal_points_only
def letter_download(request: FocalRequest, pk: int) -> HttpResponse:
    return as_download(get_object_or_404(documents_of(own_delegation(request)), pk=pk))


def as_download(document: Document) -> HttpResponse:
    """Never shown in the page, never kept by the browser, never believed to be what its name says."""
    with document.file.open("rb") as file:
        answer = HttpResponse(file.read(), content_type=document.media_type)
    answer["Content-Disposition"] = content_disposition_header(True, document.name) or "attachment"
    answer["Cache-Control"] = "no-store"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


@focal_points_only
def change(request: FocalRequest) -> HttpResponse:
    """What was asked for, and what can be; with ?kind= the form for one change, filled in with what holds."""
    delegation = own_delegation(request)
    kind, pk = request.GET.get("kind", ""), request.GET.get("person", "")
    if kind not in ChangeRequest.Kind:
        return _change_page(request, delegation)
    present = delegates_of([delegation])
    one = get_object_or_404(present, pk=pk) if pk.isdecimal() and len(pk) < 19 else None
    if one is None and kind != ChangeRequest.Kind.ADD:
        raise Http404
    way = changes_in_the_way(one, kind)
    form = ChangeForm(
        kind, delegates=present, delegate=one, in_the_way=way, language=language_of(request)
    )
    return _change_page(request, delegation, form)


def _change_page(
    request: FocalRequest, delegation: Delegation, form: ChangeForm | None = None, status: int = 200
) -> HttpResponse:
    seen = delegates_seen_by(reader_of(request.focal), [delegation], request.conference_of_focal)
    page = frame(
        request,
        form=form,
        keeps=keeps(request, getattr(form, "kind", "")),
        delegation=delegation,
        people=seen.get(delegation.pk, []),
        asked=[(each, differences(each)) for each in changes_of(delegation)],
        may_ask=rules.may_ask_changes(delegation),
    )
    return render(request, "delegations/focal/change.html", page, status=status)


@focal_points_only
@deed
def change_ask(request: FocalRequest) -> HttpResponse:
    delegation = own_delegation(request)
    kind = request.POST.get("kind", "")
    if kind not in ChangeRequest.Kind:
        raise Http404
    present, pk = delegates_of([delegation]), request.POST.get("delegate", "")
    one = present.filter(pk=whole(pk, 0)).first() if kind != ChangeRequest.Kind.ADD else None
    way = changes_in_the_way(one, kind)
    form = ChangeForm(
        kind, request.POST, delegates=present, in_the_way=way, language=language_of(request)
    )
    if not form.is_valid():
        return _change_page(request, delegation, form, status=422)
    asked = changes.ask(
        delegation,
        kind,
        by=request.focal,
        delegate=form.cleaned_data["delegate"],
        wanted=form.wanted(),
        reason=form.cleaned_data["reason"],
        instead=form.cleaned_data.get("instead", False),
    )
    if request.ways.before:  # an officer, who may decide on it too
        messages.success(request, _("The change has been recorded. Approve it on this page."))
        queue = reverse("delegations:changes", args=request.ways.before[:1])
        return redirect(f"{queue}?only={asked.pk}")
    messages.success(
        request, _("Your request has been sent to the secretariat; you will be notified by letter.")
    )
    return redirect(request.ways.url("delegations:change"))


@focal_points_only
@deed
def change_take_back(request: FocalRequest, pk: int) -> HttpResponse:
    asked = changes_of(own_delegation(request)).filter(pk=pk, state=ChangeRequest.State.ASKED)
    request_asked = asked.first()
    if request_asked is None:
        raise Http404
    changes.take_change_back(request_asked, by=request.focal)
    messages.success(request, _("Your change request has been withdrawn."))
    return redirect(request.ways.url("delegations:change"))
