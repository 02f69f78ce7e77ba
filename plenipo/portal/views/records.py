"""The journal and the letters of a conference."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.access import MemberRequest, members_only
from plenipo.conference.models import Membership
from plenipo.conference.words.duties import duty_in_words
from plenipo.delegations.profile import ACCREDITATION, INVITATIONS
from plenipo.delegations.queries.protection import note_named
from plenipo.kit.access import may_open
from plenipo.kit.sheets import download
from plenipo.portal.forms import ActivityForm, LettersForm
from plenipo.portal.queries.activity import in_portions, lines_asked, told_to
from plenipo.portal.rules import may_read, may_see_addressee, may_see_subject
from plenipo.records.access import deed
from plenipo.records.actions.letters import send_again
from plenipo.records.formats import dress_of
from plenipo.records.models import JournalEntry, Letter
from plenipo.records.queries import letters_of, open_halt
from plenipo.records.verbs import kept_from
from plenipo.records.words.journal import DeedInWords

WRITES = INVITATIONS
DECIDES = ACCREDITATION
PER_PAGE = 100
TONES = {
    Letter.State.DRAFT: "quiet",
    Letter.State.QUEUED: "wait",
    Letter.State.LEASED: "wait",
    Letter.State.SENT: "yes",
    Letter.State.BOUNCED: "no",
    Letter.State.HELD: "wait",
}


@members_only()
def journal(request: MemberRequest, slug: str) -> HttpResponse:
    form = ActivityForm(request.member, request.GET)
    found = lines_asked(request.member, form.asked())
    page: Page[JournalEntry] = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    told = {
        "form": form,
        "page": page,
        "lines": [_line(request, each) for each in told_to(request.member, page)],
        "query": request.GET.urlencode(),
        "numbered": _numbered(request),
    }
    return render(request, "portal/journal.html", told)


def _numbered(request: MemberRequest) -> bool:
    """To whoever is told every line. To anybody else a number left out would tell of a line that is kept back."""
    return not kept_from(request.member.has)


def _line(request: MemberRequest, told: DeedInWords) -> dict[str, Any]:
    url = told.about.url
    if told.kind == "records.letter":
        number = told.line.about.partition(":")[2]
        url = reverse("portal:letter", args=[request.conference.slug, number])
    return {
        "told": told,
        "duty": duty_in_words(told.line.duty),
        "url": url if url and may_open(request.member, url) else "",
    }


@members_only()
def journal_table(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    """Exactly what the page shows with the same filters, all pages of it."""
    found = lines_asked(request.member, ActivityForm(request.member, request.GET).asked())
    numbered = _numbered(request)
    heads = [
        *([_("Number")] if numbered else []), _("Time"), _("Done by"), _("Duty"), _("Action"), _("About"),
        _("Details"), _("Reference"),
    ]  # fmt: skip
    rows = (
        [
            *([told.line.pk] if numbered else []),
            timezone.localtime(told.line.at).isoformat(timespec="seconds"),
            told.who,
            duty_in_words(told.line.duty),
            told.deed,
            told.about.text,
            "\n".join(told.changes),
            told.line.about,
        ]
        for told in in_portions(request.member, found)
    )
    return download(f"{slug}-activity", kind, heads, rows)


def _envelope(member: Membership, one: Letter) -> Iterator[str]:
    """What this reader is shown of a letter that is not opened."""
    if may_see_addressee(member, one):
        yield from (one.to_name, one.to_email, *one.copies)
    if may_see_subject(member, one):
        yield one.subject


@members_only()
def letters(request: MemberRequest, slug: str) -> HttpResponse:
    found = letters_of(request.conference.pk, state=request.GET.get("state", "").replace("\0", ""))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    note_named(
        request.conference, *(text for each in page for text in _envelope(request.member, each))
    )
    told = {
        "form": LettersForm(request.GET or None),
        "page": page,
        "lines": [
            (
                letter,
                TONES[Letter.State(letter.state)],
                may_see_addressee(request.member, letter),
                may_see_subject(request.member, letter),
            )
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
    member = request.member
    addressee, subject = may_see_addressee(member, one), may_see_subject(member, one)
    readable = may_read(member, one)
    note_named(request.conference, *_envelope(member, one), one.body if readable else "")
    told = {
        "letter": one,
        "dress": dress_of(one),
        "tone": TONES[Letter.State(one.state)],
        "addressee": addressee,
        "readable": readable,
        "subject": subject,
        "may_send": one.state in (Letter.State.BOUNCED, Letter.State.HELD),
    }
    return render(request, "portal/letter.html", told)


@members_only(WRITES, DECIDES)
@deed
def letter_again(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one = get_object_or_404(letters_of(request.conference.pk), pk=pk)
    send_again(one, by=request.by)
    messages.success(request, _("The letter is being sent again."))
    return redirect("portal:letter", slug=slug, pk=pk)
