"""What became of letters outside the house: a server that refuses us, mail that came back, letters on paper."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from plenipo.conference.access import MemberRequest, members_only
from plenipo.delegations.profile import ACCREDITATION, INVITATIONS
from plenipo.delegations.queries.protection import note_named
from plenipo.kit.paper import letter_as_pdf
from plenipo.people.access import AccountRequest, house_only
from plenipo.portal.rules import may_read
from plenipo.records.access import deed
from plenipo.records.actions.returned import dealt_with
from plenipo.records.actions.sending import try_now
from plenipo.records.formats import on_paper
from plenipo.records.models import By, ReturnedMail
from plenipo.records.queries import letters_of, returned_to

WRITES = INVITATIONS
DECIDES = ACCREDITATION
SHOWN = 100


@members_only(WRITES, DECIDES)
@require_safe
def letter_pdf(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one = get_object_or_404(letters_of(request.conference.pk), pk=pk)
    if not may_read(request.member, one):
        raise Http404
    note_named(request.conference, one.to_name, one.to_email, one.subject, one.body)
    with override(one.language):
        told = on_paper(one, _("(the personal link is sent by e-mail only)"))
    answer = HttpResponse(letter_as_pdf(told), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{slug}-{one.reference or one.pk}.pdf"'
    return answer


@members_only(WRITES, DECIDES)
@deed
def letters_try(request: MemberRequest, slug: str) -> HttpResponse:
    if try_now(by=request.by):
        messages.success(request, _("The next letter is being tried now."))
    return redirect("portal:letters", slug=slug)


@members_only(WRITES)
@require_safe
def returned(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request, returned_to(request.conference.pk))


@members_only(WRITES)
@deed
def returned_read(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    dealt_with(
        get_object_or_404(returned_to(request.conference.pk), pk=pk),
        by=request.by,
    )
    return redirect("portal:returned", slug=slug)


@house_only()
@require_safe
def house_returned(request: HttpRequest) -> HttpResponse:
    """Mail that names no letter of one conference: whom it concerns is for an administrator to find."""
    return _page(request, returned_to(None))


@house_only()
@deed
def house_returned_read(request: AccountRequest, pk: int) -> HttpResponse:
    by = By(duty="administrator", account=request.user)
    dealt_with(get_object_or_404(returned_to(None), pk=pk), by=by)
    return redirect("portal:house-returned")


def _page(request: HttpRequest, mails: QuerySet[ReturnedMail]) -> HttpResponse:
    return render(request, "portal/returned.html", {"mails": mails[:SHOWN]})
