"""The journal and the published figures that such a conference would have left behind."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from plenipo.conference.models import Conference
from plenipo.delegations.models import Count, Delegate, Delegation
from plenipo.delegations.verbs import Verb
from plenipo.people.models import Account
from plenipo.project.demo.rows import Invited
from plenipo.records.actions import name_of
from plenipo.records.actions.journal import leaf_of
from plenipo.records.models import By, JournalEntry

PUBLISHED = {"invitations": (), "naming": (20,), "approval": (50, 25), "opening": (90, 60, 30, 5)}
DECISION = {
    Delegation.State.APPROVED: Verb.APPROVED,
    Delegation.State.RETURNED: Verb.RETURNED,
    Delegation.State.REFUSED: Verb.REFUSED,
}
Line = tuple[datetime, str, By, object, dict[str, object]]


def write_journal(
    conference: Conference, invited: list[Invited], staff: dict[str, Account]
) -> None:
    desk = By(duty="invitations", account=staff["invitations"])
    officer = By(duty="accreditation", account=staff["accreditation"])
    happened = [line for each in invited for line in _lines_of(each, desk, officer)]
    entries = []
    for at, verb, by, about, details in sorted(happened, key=lambda line: line[0]):
        entry = JournalEntry(
            at=at,
            conference=conference.pk,
            account=by.account,
            duty=by.duty,
            by_name=by.name,
            verb=verb,
            about=name_of(about),  # type: ignore[arg-type]
            details=details,
        )
        entry.leaf = leaf_of(entry)
        entries.append(entry)
    JournalEntry.objects.bulk_create(entries)


def _lines_of(each: Invited, desk: By, officer: By) -> Iterator[Line]:
    invitation, became = each.invitation, each.fate
    focal = By(duty="focal point", name=f"focal point {each.focal_point.pk}")
    yield (
        invitation.made,
        Verb.INVITATION_DRAFTED,
        desk,
        invitation,
        {"category": invitation.category},
    )
    if became.sent:
        yield became.sent, Verb.INVITATION_SENT, desk, invitation, {}
    if became.sent and became.bounced:
        minute = timedelta(minutes=1)
        yield became.sent + minute, Verb.INVITATION_BOUNCED, By("worker"), invitation, {}
    if became.opened:
        yield became.opened, Verb.INVITATION_OPENED, focal, invitation, {}
    if became.answered:
        said: dict[str, object] = {"after": became.state}
        yield became.answered, Verb.ANSWERED, focal, invitation, said
    if became.submitted:
        yield became.submitted, Verb.SUBMITTED, focal, each.delegation, {}
    if became.decided and became.stand:
        verb = DECISION[Delegation.State(became.stand)]
        yield became.decided, verb, officer, each.delegation, {}


def publish_counts(
    conference: Conference, invited: list[Invited], staff: dict[str, Account], now: datetime
) -> None:
    """Acceptances as they stood on a few earlier days."""
    for days in PUBLISHED[conference.stage]:
        then = now - timedelta(days=days)
        accepted = [
            e for e in invited if e.fate.stand and e.fate.answered and e.fate.answered < then
        ]
        parties = [e for e in accepted if e.invitation.category == "party"]
        delegations = [e.delegation for e in accepted]
        Count.objects.create(
            conference=conference,
            rule=Count.Rule.ACCEPTED,
            parties=len(parties),
            organisations=len(accepted) - len(parties),
            countries=len({e.invitation.country_id for e in parties}),
            people=Delegate.objects.filter(delegation__in=delegations).count(),
            at=then,
            by=staff["secretary-general"],
        )
