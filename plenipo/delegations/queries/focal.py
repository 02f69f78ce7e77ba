"""What a focal point sees of its own invitation and delegation."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from plenipo.conference.models import Conference
from plenipo.delegations.models import (
    ChangeRequest,
    Delegation,
    Document,
    FocalPoint,
    Invitation,
    Link,
)

State = Delegation.State


def link_in_session(pk: int | None) -> Link | None:
    if pk is None:
        return None
    return next(iter(_links().filter(pk=pk)), None)


def link_with_hash(hashed: str) -> Link | None:
    return next(iter(_links().filter(hash=hashed)), None)


def _links() -> QuerySet[Link]:
    """With all that a focal point's page tells. No order: to ask for the first of one costs more than to read it."""
    return Link.objects.select_related(
        "focal_point__invitation__conference__series",
        "focal_point__invitation__party",
        "focal_point__invitation__delegation",
    ).defer(*(f"focal_point__invitation__party__{name}" for name in ("said", "searched", "note")))


def delegation_of(invitation: Invitation) -> Delegation | None:
    found = Delegation.objects.filter(invitation=invitation).select_related("conference")
    return next(iter(found.order_by()), None)


def documents_of(delegation: Delegation | None) -> QuerySet[Document]:
    """Those that came with the names; letters of credentials have a page of their own."""
    found = Document.objects.filter(delegation=delegation, replaced=False)
    return found.filter(kind__in=Document.BY_THE_WAY).order_by("pk")


def focal_points_beside(invitation: Invitation) -> QuerySet[FocalPoint]:
    return FocalPoint.objects.filter(invitation=invitation, removed=False).order_by("pk")


def focal_points_to_resend(email: str) -> QuerySet[FocalPoint]:
    """Focal points with this address whose invitation is still alive."""
    return (
        FocalPoint.objects.filter(email__iexact=email, removed=False)
        .exclude(invitation__state__in=[Invitation.State.DRAFTED, Invitation.State.WITHDRAWN])
        .select_related("invitation__conference")
    )


def where_corrected(conference: Conference, state: str, invitation: int, delegate: int) -> str:
    """Where the desk corrects a person: by a change once the delegation is approved, in the names themselves before."""
    args = [conference.slug, invitation]
    if state != State.APPROVED:
        return reverse("delegations:for-people", args=args)
    asked = {"kind": str(ChangeRequest.Kind.CORRECT.value), "person": str(delegate)}
    return f"{reverse('delegations:for-change', args=args)}?{urlencode(asked)}"
