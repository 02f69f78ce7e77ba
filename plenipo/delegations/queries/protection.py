"""Protected persons of a conference: who they are, what awaits a second person, who read their names."""

from django.db.models import QuerySet

from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries.members import members_of
from plenipo.delegations.models import LookUp, Protection
from plenipo.delegations.profile import DATA_PROTECTION
from plenipo.delegations.queries.held import names_of
from plenipo.delegations.queries.present import persons_in
from plenipo.kit.looked_up import note_read
from plenipo.kit.whole_names import pattern_of, taken_apart
from plenipo.people.models import Person

State = Protection.State


def protected_in(conference: Conference) -> QuerySet[Person]:
    return persons_in(conference).filter(protected=True).order_by("pk")


def proposals_in(conference: Conference) -> QuerySet[Protection]:
    """Of persons of this conference, wherever they were made."""
    here = Protection.objects.filter(person__in=persons_in(conference))
    found = here.filter(state=State.PROPOSED).select_related("person", "proposed_by")
    return found.order_by("proposed_at", "pk")


def proposals_about(person: Person) -> QuerySet[Protection]:
    return Protection.objects.filter(person=person).select_related("proposed_by", "decided_by")


def look_ups_in(conference: Conference) -> QuerySet[LookUp]:
    found = LookUp.objects.filter(conference=conference).select_related("person", "account")
    return found.order_by("-pk")


def note_named(conference: Conference, *texts: str) -> None:
    """Whoever reads these texts reads the names in them, and no door to people was passed. One query."""
    apart = [taken_apart(each) for each in texts if each]
    for person in protected_in(conference):
        pattern = pattern_of(names_of(person))
        if pattern and any(pattern.search(each) for each in apart):
            note_read(person.pk)


def could_confirm(member: Membership) -> bool:
    """Whether somebody else of the conference holds the duty, or all of them."""
    others = members_of(member.conference).exclude(account=member.account)
    return any(each.has(DATA_PROTECTION) for each in others)
