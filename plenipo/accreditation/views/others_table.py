"""Many persons outside delegations at once: a list is read and looked over, and only then written."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from plenipo.accreditation.access import MemberRequest, accreditation_only, deed
from plenipo.accreditation.actions import others as actions
from plenipo.accreditation.formats.others import FIELDS, PastedOthers, others_in
from plenipo.accreditation.forms.others import OthersTableForm
from plenipo.accreditation.forms.others_table import LookedOver, look_over
from plenipo.accreditation.queries import others as queries
from plenipo.accreditation.views.frame import frame
from plenipo.accreditation.views.others import HERE, above
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.words.same_person import called
from plenipo.kit.errors import Refused
from plenipo.kit.json_read import json_in
from plenipo.kit.locales import listed
from plenipo.kit.sheets import Sheet, Unreadable, read_file, read_text

MOST_ROWS = 1_000
MOST_BYTES = 2_000_000
MOST_NAMED = 30


@accreditation_only
@require_safe
def form_page(request: MemberRequest, slug: str) -> HttpResponse:
    return _form_page(request, OthersTableForm(request.conference))


def _form_page(request: MemberRequest, form: OthersTableForm, status: int = 200) -> HttpResponse:
    page = {
        **frame(request),
        "form": form,
        "organisations": queries.organisations_of(request.conference),
        "crumbs": above(request),
    }
    return render(request, "accreditation/others/table.html", page, status=status)


@accreditation_only
@require_POST
def read(request: MemberRequest, slug: str) -> HttpResponse:
    """Nothing is written: what was read stands on the page, row by row."""
    form = OthersTableForm(request.conference, request.POST, request.FILES)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    try:
        sheet = _sheet(form)
    except Unreadable as fault:
        form.add_error("table" if form.cleaned_data.get("table") else "pasted", str(fault))
        return _form_page(request, form, status=422)
    groups = queries.groups_of(request.conference)
    found = others_in(sheet, groups, form.usual())
    return _looked_over_page(request, look_over_rows(request, found))


def _sheet(form: OthersTableForm) -> Sheet:
    file = form.cleaned_data.get("table")
    if file:
        return read_file(file, size=file.size or 0, max_bytes=MOST_BYTES, max_rows=MOST_ROWS)
    return read_text(form.cleaned_data["pasted"], max_rows=MOST_ROWS)


def look_over_rows(request: MemberRequest, found: PastedOthers) -> LookedOver:
    return look_over(request.conference, reader_of(request.member), found)


def _looked_over_page(
    request: MemberRequest, shown: LookedOver, status: int = 200, **more: Any
) -> HttpResponse:
    page = {
        **frame(request),
        "shown": shown,
        "rows": json.dumps(shown.rows, ensure_ascii=False),
        "crumbs": above(request),
        **more,
    }
    return render(request, "accreditation/others/looked_over.html", page, status=status)


@accreditation_only
@deed
def save(request: MemberRequest, slug: str) -> HttpResponse:
    """Each row as it was decided on; who was registered meanwhile is left, and named."""
    found = PastedOthers(_rows_sent(request), (), {})
    shown = look_over_rows(request, found).decided_on(
        {n: request.POST.get(f"row-{n}", "") for n in range(len(found.rows))}
    )
    if shown.undecided:
        return _looked_over_page(request, shown, status=422)
    wanted = shown.wanted()
    if not wanted:
        raise Refused(_("No row is left to be registered."))
    made, left = actions.register_many(request.conference, wanted, by=request.by)
    said = ngettext(
        "%(n)s person has been registered.", "%(n)s persons have been registered.", len(made)
    )
    messages.success(request, said % {"n": len(made)})
    if left:
        names = listed(called(each.stated) for each in left[:MOST_NAMED])
        told = _(
            "Not registered, because somebody of this name is here since: %(names)s. Read the list again."
        )
        messages.warning(request, told % {"names": names})
    return redirect(HERE, slug)


def _rows_sent(request: MemberRequest) -> list[dict[str, str]]:
    """Raises Refused for what is no list of ours."""
    try:
        rows = json_in(request.POST.get("rows", ""))
    except ValueError:
        rows = None
    if not isinstance(rows, list) or len(rows) > MOST_ROWS:
        raise Refused(_("The list is incomplete. Read it again."))
    return [
        {name: str(row[name]) for name in FIELDS if row.get(name)}
        for row in rows
        if isinstance(row, dict)
    ]
