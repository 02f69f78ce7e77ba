"""All delegations of a conference, one delegation, and the tables that go out of here."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from plenipo.conference.queries import is_over, rules_of
from plenipo.conference.sections import Rules
from plenipo.delegations import rules
from plenipo.delegations.access import MemberRequest, members_only
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.forms.approval import ApprovalFilterForm
from plenipo.delegations.models import Delegation, Document
from plenipo.delegations.profile import ACCREDITATION
from plenipo.delegations.queries import approval as queries
from plenipo.delegations.queries.circulars import circulars_to
from plenipo.delegations.queries.entries import entered_by_desk
from plenipo.delegations.queries.focal import documents_of, focal_points_beside, where_corrected
from plenipo.delegations.queries.names import country_of, names_in_use
from plenipo.delegations.queries.people import ShownPerson, delegates_seen_by, same_person_elsewhere
from plenipo.delegations.queries.terms import label_in
from plenipo.delegations.roster import Place, columns, heads
from plenipo.delegations.verbs import Verb
from plenipo.delegations.views.naming import as_download
from plenipo.delegations.words.approval import to_look_at
from plenipo.delegations.words.beside import beside
from plenipo.delegations.words.lines import commitments_of
from plenipo.kit.access import may_open
from plenipo.kit.sheets import download
from plenipo.records.models import JournalEntry
from plenipo.records.words.journal import as_history
from plenipo.records.words.lines import LineReader

PER_PAGE = 100
OF_ITSELF = ("delegations.delegation", "delegations.invitation")


@members_only()
def board(request: MemberRequest, slug: str) -> HttpResponse:
    profile = rules_of(request.conference)
    form = ApprovalFilterForm(request.GET or None, rules=profile)
    found = queries.numbers_in_order(request.conference, _asked(request, form))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    lines = _lines(page, profile)
    told = {
        "form": form,
        "page": page,
        "lines": lines,
        "query": request.GET.urlencode(),
        "remind": _reminding(request),
        "bulk": [{"value": "remind", "label": _("Remind …")}],
    }
    return render(request, "delegations/board/board.html", told)


def _reminding(request: MemberRequest) -> str:
    """Where the reminders to those chosen are looked over; empty for who may not send any, or when all is over."""
    url = reverse("delegations:invitations-many", args=[request.conference.slug, "remind"])
    return url if may_open(request.member, url) and not is_over(request.conference) else ""


def _lines(page: Iterable[int], profile: Rules) -> list[dict[str, Any]]:
    states = {state: str(state.label) for state in Delegation.State}
    return [
        {
            "delegation": each,
            "country": country_of(each),
            "category": label_in(profile, each.category),
            "state": states[Delegation.State(each.state)],
            "tone": TONES[Delegation.State(each.state)],
        }
        for each in queries.loaded(list(page))
    ]


def _asked(request: MemberRequest, form: ApprovalFilterForm) -> queries.ApprovalFilter:
    sort = request.GET.get("sort", "")
    return form.asked(sort) if form.is_bound else queries.ApprovalFilter(sort=sort)


TONES = {
    Delegation.State.INVITED: "quiet",
    Delegation.State.NAMED: "quiet",
    Delegation.State.SUBMITTED: "wait",
    Delegation.State.RETURNED: "wait",
    Delegation.State.APPROVED: "yes",
    Delegation.State.REFUSED: "no",
    Delegation.State.WITHDRAWN: "no",
}


@members_only()
def board_table(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    """The delegations that are shown, with their people as disclosed to this reader."""
    form = ApprovalFilterForm(request.GET or None, rules=rules_of(request.conference))
    found = queries.loaded(queries.numbers_in_order(request.conference, _asked(request, form)))
    people = delegates_seen_by(reader_of(request.member), found, request.conference)
    here = columns(Place.TABLE)
    of_delegation = [_("Number of the delegation"), _("Delegation"), _("Country"), _("State")]
    of_person = [_("Number of the person"), *map(str, here.values()), _("Status of the person")]
    rows = _rows(found, people, list(here))
    return download(f"{slug}-delegations", kind, [*of_delegation, *of_person], rows)


def _rows(
    found: list[Delegation], people: dict[int, list[ShownPerson]], here: list[str]
) -> Iterator[list[Any]]:
    """Numbers stay the same from one export to the next; a person whose name is not disclosed has none."""
    for each in found:
        start = [each.pk, each.inside, country_of(each), each.get_state_display()]
        shown = people.get(each.pk, [])
        if not shown:
            yield [*start, "", *["" for _column in here], ""]
        for one in shown:
            number = one.person if one.named else ""
            yield [*start, number, *map(one.in_words, here), one.state_label]


@members_only()
def delegation(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Everything about one delegation, as far as this reader may see it."""
    one = get_object_or_404(queries.delegation_in(request.conference, pk))
    people = delegates_seen_by(reader_of(request.member), [one], request.conference).get(pk, [])
    decides = rules.may_decide(request.member)
    reads_letters = decides or rules.may_invite(request.member)
    lines = list(queries.history_of(one, request.member.has))
    reading = LineReader(request.member, request.conference)
    history = as_history(lines, reading, known=OF_ITSELF)
    page = {
        "delegation": one,
        "tone": TONES[Delegation.State(one.state)],
        "country": country_of(one),
        "category": label_in(rules_of(request.conference), one.category),
        "heads": (across := heads(Place.DESK)),
        "people": [(each, each.cells(across), _corrected(request, one, each)) for each in people],
        "names": names_in_use(one.invitation),
        "to_look_at": to_look_at(one, people, same_person_elsewhere(one) if decides else set()),
        "documents": documents_of(one) if decides else [],
        "focal_points": focal_points_beside(one.invitation) if decides else [],
        "beside": beside(request.member, request.conference, [one])[pk],
        "changes": queries.changes_of(one),
        "circulars": circulars_to(one.invitation) if reads_letters else [],
        "history": history,
        "commitments_url": commitments_of(reading, one.invitation_id),
        "stood": _stood(one, lines, history),
        "entered": entered_by_desk(one.invitation),
        "by_whom": True,
        "untold": queries.still_to_be_told(one) if decides else 0,
        "decides": decides,
        "may_decide": decides and one.state == Delegation.State.SUBMITTED,
        "may_reopen": decides and one.state in Delegation.DECIDED,
    }
    return render(request, "delegations/board/delegation.html", page)


def _corrected(request: MemberRequest, one: Delegation, shown: ShownPerson) -> str:
    """Where this person is corrected; empty for who may not, and where names are not changed any more."""
    if one.state not in (*Delegation.EDITABLE, Delegation.State.APPROVED):
        return ""
    url = where_corrected(request.conference, one.state, one.invitation_id, shown.pk)
    return url if may_open(request.member, url) else ""


def _stood(
    one: Delegation, lines: list[JournalEntry], history: list[dict[str, Any]]
) -> tuple[str, datetime | None]:
    """By whom and when it came into the state it is in: submitted by the party, or decided by an officer."""
    if one.state == Delegation.State.SUBMITTED:
        by = (
            told["by"]
            for line, told in zip(lines, history, strict=True)
            if line.verb == Verb.SUBMITTED
        )
        return next(by, ""), one.submitted_at
    if one.state in (*Delegation.DECIDED, Delegation.State.RETURNED):
        return str(one.decided_by or ""), one.decided_at
    return "", None


@members_only(ACCREDITATION)
def document(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    letter = get_object_or_404(Document, pk=pk, delegation__conference=request.conference)
    return as_download(letter)
