from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenipo.accounts.actions.sessions import end_sessions
from plenipo.conference.actions.tokens import end_tokens
from plenipo.conference.actions.welcome import welcome
from plenipo.conference.declared import DUTIES, only_declared, that_keep_the_register
from plenipo.conference.models import Conference, Membership
from plenipo.conference.profile import SECRETARY_GENERAL
from plenipo.conference.queries.members import memberships_of
from plenipo.conference.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.kit.locales import listed
from plenipo.people.models import Account, HouseDuty
from plenipo.people.queries import has_duties
from plenipo.records.actions import record
from plenipo.records.models import By


@transaction.atomic
def give_duties(
    conference: Conference,
    *,
    by: By,
    email: str,
    name: str,
    duties: list[str],
    seen: str | None = None,
) -> Membership:
    """Give an account exactly these duties here, and write to whoever is new how to come in.

    seen   of a form: the duties it held when it was said that some are to be removed (`_duties_seen`), "" before;
           raises Removes until then

    An account that does not exist yet is made without a password: its owner chooses one.
    """
    only_declared(duties, DUTIES)
    account = Account.objects.filter(email=email).first()
    if account is None:
        account = Account.objects.create_user(
            email, name=name, language=get_language() or "en", is_demo=conference.is_demo
        )
    held = memberships_of(account, timezone.now()).filter(conference=conference).first()
    removes = held and set(held.duties) - set(duties)
    if held and removes and seen not in (None, _duties_seen(held)):
        raise Removes(held)
    member, made = Membership.objects.update_or_create(
        account=account,
        conference=conference,
        defaults={"duties": duties, "until": None},
        create_defaults={"duties": duties, "since": timezone.now()},
    )
    if made:
        welcome(member, by=by)
    _somebody_directs(conference)
    _keep_the_register_while_inviting(account, before=held.duties if held else [])
    record(
        Verb.DUTIES_GIVEN,
        by=by,
        about=member,
        account=account.pk,
        duties=duties,
        values={"duties": [held.duties if held else [], duties]},
    )
    return member


class Removes(Refused):
    """Duties somebody holds are not among those to be given: said once before it is done."""

    def __init__(self, held: Membership) -> None:
        self.seen = _duties_seen(held)
        super().__init__(
            _(
                "%(name)s already has these duties: %(duties)s. Select them too to "
                "keep them, or save again to remove those not selected."
            )
            % {"name": held.account.name, "duties": listed(held.duty_labels)}
        )


def _duties_seen(held: Membership) -> str:
    return ",".join(sorted(held.duties))


@transaction.atomic
def take_duties(member: Membership, *, by: By) -> None:
    """End a membership at once, with its tokens, and the sessions of who holds no other duty.

    The last secretary-general cannot be taken away.
    """
    member.until = timezone.now()
    member.save(update_fields=["until"])
    account = member.account
    _somebody_directs(member.conference)
    _keep_the_register_while_inviting(account, before=member.duties)
    tokens = end_tokens(account, member.conference)
    sessions = 0 if has_duties(Account.objects.get(pk=account.pk)) else end_sessions(account)
    record(
        Verb.DUTIES_TAKEN,
        by=by,
        about=member,
        account=member.account_id,
        tokens=tokens,
        sessions=sessions,
    )


@transaction.atomic
def want_daily_letter(member: Membership, *, wanted: bool) -> None:
    """For oneself only."""
    changed = Membership.objects.filter(pk=member.pk, daily_letter=not wanted)
    if changed.update(daily_letter=wanted):
        record(Verb.DAILY_LETTER, by=member.by(), about=member, wanted=wanted)


@transaction.atomic
def show_first_steps(member: Membership, *, shown: bool) -> None:
    """For oneself only."""
    changed = Membership.objects.filter(pk=member.pk, first_steps=not shown)
    if changed.update(first_steps=shown):
        record(Verb.FIRST_STEPS, by=member.by(), about=member, shown=shown)


def _keep_the_register_while_inviting(account: Account, *, before: list[str]) -> None:
    """Whoever invites in any conference keeps the register of the house; who invites in none keeps it no longer."""
    held = memberships_of(account, timezone.now()).values_list("duties", flat=True)
    if any(that_keep_the_register() & set(duties) for duties in held):
        HouseDuty.objects.get_or_create(account=account, duty=HouseDuty.Duty.REGISTER)
    elif that_keep_the_register() & set(before):
        HouseDuty.objects.filter(account=account, duty=HouseDuty.Duty.REGISTER).delete()


def _somebody_directs(conference: Conference) -> None:
    held = Membership.objects.filter(conference=conference, until=None).values_list(
        "duties", flat=True
    )
    if not any(SECRETARY_GENERAL in duties for duties in held):
        raise Refused(
            _("A conference needs a secretary-general: assign that duty to another member first.")
        )
