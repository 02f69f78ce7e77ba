"""Names to use of the parties of a conference: set by hand on an invitation, and chosen anew when anything changes."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from plenipo.conference.models import Conference
from plenipo.conference.queries.names import names_of_countries, names_of_parties
from plenipo.delegations.models import Delegation, Invitation
from plenipo.delegations.verbs import Verb
from plenipo.records.actions import claim, record
from plenipo.records.models import By
from plenipo.registry.bridge.naming import names_to_use, with_own
from plenipo.registry.models import Party
from plenipo.registry.words.countries import country_name

LANGUAGES = [code for code, _label in settings.LANGUAGES]
KEPT = ["called", "country_called", "apart"]
AT_ONCE = 200
HOUSE = By(duty="register")


def call(conference: Conference, invitations: Iterable[Invitation]) -> None:
    """Fill in what they are called, before they are saved. Their parties and countries are loaded."""
    invitations = list(invitations)
    parties = names_of_parties(conference, [each.party_id for each in invitations])
    countries = names_of_countries(conference)
    for each in invitations:
        of_the_register = each.party.called or names_to_use(each.party)
        each.called = with_own(of_the_register, each.names, parties.get(each.party_id, {}))
        each.country_called = (
            {code: country_name(each.country, code, countries) for code in LANGUAGES}
            if each.country
            else {}
        )
        each.apart = _told_apart(each)


def _told_apart(invitation: Invitation) -> str:
    """Which party it is, where what it is called does not say so: a name set by hand, or that of its country."""
    party, called = invitation.party, invitation.called_in("en").text
    short = party.name_short or party.name_english or party.name
    neutral = bool(invitation.names) or called == invitation.country_called.get("en")
    return short[:300] if neutral and short.casefold() not in called.casefold() else ""


def called_as(invitation: Invitation) -> dict[str, object]:
    """What its delegation is called, for `Delegation(**…)`."""
    return {
        "called": invitation.called,
        "country_called": invitation.country_called,
        "apart": invitation.apart,
        "plate_name": invitation.called_in("en").text[:300],
    }


@transaction.atomic
def call_anew(conference: Conference, parties: Iterable[int] | None = None) -> int:
    """Choose the names again, of these parties or of all invited; how many rows are now called otherwise."""
    found = Invitation.objects.filter(conference=conference).select_related("party", "country")
    if parties is not None:
        found = found.filter(party__in=list(parties))
    invitations = list(found)
    before = {each.pk: [getattr(each, name) for name in KEPT] for each in invitations}
    call(conference, invitations)
    moved = [
        each for each in invitations if before[each.pk] != [getattr(each, name) for name in KEPT]
    ]
    Invitation.objects.bulk_update(moved, KEPT, batch_size=AT_ONCE)
    by_pk = {each.pk: each for each in invitations}
    delegations = []
    for each in Delegation.objects.filter(invitation__in=list(by_pk)):
        names = called_as(by_pk[each.invitation_id])
        if any(getattr(each, field) != value for field, value in names.items()):
            each.__dict__.update(names)
            delegations.append(each)
    Delegation.objects.bulk_update(delegations, [*KEPT, "plate_name"], batch_size=AT_ONCE)
    return len(moved)


@transaction.atomic
def follow_parties(parties: Iterable[Party]) -> None:
    """The register calls them otherwise: so does every conference they are invited to."""
    numbers = [party.pk for party in parties]
    concerned = Invitation.objects.filter(party__in=numbers).order_by().values("conference")
    for conference in Conference.objects.filter(pk__in=concerned):
        _follow(conference, call_anew(conference, numbers))


@transaction.atomic
def follow_countries() -> None:
    """The operator names countries otherwise."""
    for conference in _with_invitations():
        _follow(conference, call_anew(conference))


def follow_release() -> None:
    """A new release may name countries otherwise; that is nobody's deed."""
    for conference in _with_invitations():
        call_anew(conference)


def _with_invitations() -> QuerySet[Conference]:
    return Conference.objects.filter(invitations__isnull=False).distinct()


def _follow(conference: Conference, moved: int) -> None:
    """A line of the conference's own: what it shows has changed, though the deed was one of the house."""
    if moved:
        record(Verb.INVITATION_NAMES_FOLLOWED, by=HOUSE, about=conference, number=moved)


@transaction.atomic
def set_names(invitation: Invitation, names: Mapping[str, str], *, seen: int, by: By) -> bool:
    """The names to use of this party at this conference; a language left out follows the nomenclature and the register.

    Whether anything changed. At any time: who was written to under another name finds the new one from now on.
    """
    given = {code: text for code, text in names.items() if text}
    if given == invitation.names:
        return False
    claim(invitation, seen=seen, names=given)
    before, invitation.names = invitation.names, given
    call_anew(invitation.conference, [invitation.party_id])
    record(Verb.INVITATION_NAMES_SET, by=by, about=invitation, before=before, after=given)
    return True
