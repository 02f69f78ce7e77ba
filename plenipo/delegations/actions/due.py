"""What the worker does once an hour for whoever was promised that their data would be deleted."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q

from plenipo.conference.models import Conference, Membership
from plenipo.delegations.actions.retention import all_emptied, delete_due, throw_away
from plenipo.kit.personal import GONE
from plenipo.people.models import Account
from plenipo.records.models import OUTBOX, By, Letter
from plenipo.registry.models import Match, MatchList
from plenipo.registry.models.matching import CONTACT


def delete_all_due(now: datetime, *, by: By) -> None:
    for conference in Conference.objects.filter(ends__lt=now.date()):
        delete_due(conference, by=by, now=now)
    _forget_contacts_typed(now)
    _forget_letters_of_the_house(now)
    _forget_accounts(now)
    Session.objects.filter(expire_date__lt=now).delete()


@transaction.atomic
def _forget_contacts_typed(now: datetime) -> None:
    """Lists that were typed long ago: the parties stay, whom to write to does not."""
    day = now - timedelta(days=CONTACT.days or 0)
    held = MatchList.objects.filter(made__lt=day).exclude(typed=[])
    files = [each.file for each in held]
    Match.objects.filter(match_list__in=held).update(**all_emptied(Match))
    MatchList.objects.filter(pk__in=[each.pk for each in held]).update(**all_emptied(MatchList))
    transaction.on_commit(lambda: throw_away(files))


@transaction.atomic
def _forget_letters_of_the_house(now: datetime) -> None:
    """Letters that belong to no conference, such as those to accounts, have only their own day to count from."""
    old = Letter.objects.filter(
        conference=None, written_at__lt=now - timedelta(days=OUTBOX.days or 0)
    )
    old.exclude(to_email="").update(**all_emptied(Letter))


@transaction.atomic
def _forget_accounts(now: datetime) -> None:
    """Accounts whose last duty ended long ago. The number stays: what the account did is sealed under it."""
    year = now - timedelta(days=365)
    serving = Membership.objects.filter(Q(until__isnull=True) | Q(until__gt=year)).filter(
        conference__ends__gt=year.date()
    )
    gone = (
        Account.objects.filter(memberships__isnull=False, joined__lt=year)
        .exclude(pk__in=serving.values("account"))
        .exclude(house_duties__isnull=False)
        .exclude(name=GONE)
        .distinct()
    )
    for account in gone:
        account.email, account.name = f"erased-{account.pk}@invalid.example", GONE
        account.is_active = False
        account.set_unusable_password()
        account.save()
        for related in (
            "emailaddress_set",
            "authenticator_set",
            "tokens",
            "entry_links",
            "signed_in",
        ):
            getattr(account, related).all().delete()
