"""The journal and the letters of a conference."""

import json
from datetime import date

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from plenipo.conference.access import MemberRequest, members_only
from plenipo.conference.models import Membership
from plenipo.conference.queries import duty_in_words
from plenipo.kit.forms import whole
from plenipo.kit.sheets import download
from plenipo.portal.forms import JournalForm, LettersForm
from plenipo.portal.rules import may_read, may_see_addressee
from plenipo.records.access import deed
from plenipo.records.actions.letters import send_again
from plenipo.records.models import JournalEntry, Letter
from plenipo.records.queries import deed_in_words, dress_of, letters_of, open_halt, phrases
from plenipo.records.queries import journal as lines_of

WRITES = Membership.Duty.INVITATIONS
DECIDES = Membership.Duty.ACCREDITATION
PER_PAGE = 100
TONES = {
    Letter.State.DRAFT: "quiet",
    Letter.State.QUEUED: "wait",
    Letter.State.LEASED: "wait",
    Letter.State.SENT: "yes",
    Letter.State.BOUNCED: "no",
    Letter.State.HELD: "wait",
}


def _day(text: str | None) -> date | None:
    try:
        return parse_date(text or "")
    except ValueError:
        return None


def _asked(request: MemberRequest) -> QuerySet[JournalEntry]:
    return lines_of(
        request.conference.pk,
        verb=request.GET.get("verb", "").replace("\0", ""),
        account=whole(request.GET.get("who", ""), None),
        since=_day(request.GET.get("since")),
        until=_day(request.GET.get("until")),
    )


@members_only()
def journal(request: MemberRequest, slug: str) -> HttpResponse:
    words = phrases()
    page: Page[JournalEntry] = Paginator(_asked(request), PER_PAGE).get_page(
        request.GET.get("page")
    )  # type: ignore[arg-type]
    told = {
        "form": JournalForm(request.conference, request.GET or None),
        "page": page,
        "lines": [(line, duty_in_words(line.duty), deed_in_words(line, words)) for line in page],
        "query": request.GET.urlencode(),
    }
    return render(request, "portal/journal.html", told)


@members_only()
def journal_csv(request: MemberRequest, slug: str) -> HttpResponse:
    words = phrases()
    heads = [_("Number"), _("Time"), _("Who"), _("Duty"), _("What"), _("About"), _("Details")]
    rows = (
        [
            line.pk,
            line.at.isoformat(),
            str(line.account or line.by_name),
            line.duty,
            deed_in_words(line, words),
            line.about,
            json.dumps(line.details, ensure_ascii=False),
        ]
        for line in _asked(request)
    )
    return download(f"{slug}-journal", "csv", heads, rows)


@members_only()
def letters(request: MemberRequest, slug: str) -> HttpResponse:
    found = letters_of(request.conference.pk, state=request.GET.get("state", "").replace("\0", ""))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    told = {
        "form": LettersForm(request.GET or None),
        "page": page,
        "lines": [
            (letter, TONES[Letter.State(letter.state)], may_see_addressee(request.member, letter))
            for letter in page
        ],
        "opens": request.member.has(WRITES, DECIDES),
        "reads_returned": request.member.has(WRITES),
        "halt": open_halt(),
    }
    return render(request, "portal/letters.html", told)


@members_only(WRITES, DECIDES)
def letter(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one = get_object_or_404(letters_of(request.conference.pk), pk=pk)
    told = {
        "letter": one,
        "dress": dress_of(one),
        "tone": TONES[Letter.State(one.state)],
        "addressee": may_see_addressee(request.member, one),
        "readable": may_read(request.member, one),
        "may_send": one.state in (Letter.State.BOUNCED, Letter.State.HELD),
    }
    return render(request, "portal/letter.html", told)


@members_only(WRITES, DECIDES)
@deed
def letter_again(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one = get_object_or_404(letters_of(request.conference.pk), pk=pk)
    duty = WRITES if request.member.has(WRITES) else DECIDES
    send_again(one, by=request.member.by(duty))
    messages.success(request, _("The letter is being sent again."))
    return redirect("portal:letter", slug=slug, pk=pk)
