from datetime import datetime

from plenipo.engines.disclosure.values import (
    Audience,
    Decision,
    Field,
    ListState,
    Policy,
    Reason,
    Subject,
    View,
    Wish,
)

CONTENT_WITH = {  # which wishes let an audience read the name
    Audience.PUBLIC: {Wish.PUBLIC},
    Audience.DELEGATIONS: {Wish.PUBLIC, Wish.DELEGATIONS},
    Audience.CATEGORY: {Wish.PUBLIC, Wish.DELEGATIONS, Wish.CATEGORY},
}
NAMED_TO_NOBODY = Wish.SECRETARIAT  # beside those who decide on delegations


def agrees_to(wish: Wish, audience: Audience) -> bool:
    """Whether who wishes this lets the audience read the name. Inside nobody is asked."""
    return audience not in CONTENT_WITH or wish in CONTENT_WITH[audience]


def decide(
    field: Field, subject: Subject, *, audience: Audience, policy: Policy, now: datetime
) -> Decision:
    """What this audience may see of this field at this moment, and the reason.

    Party membership reveals a political opinion (GDPR, article 9), so a name is shown to an audience only if the
    person agreed to that audience (article 7). Contact details are never shared.

    To everybody below accreditation a protected person is what somebody is who asked to be known to the secretariat
    alone (unless `Policy.staff_read_all`): no list, count or order tells one from the other.
    """
    if audience >= Audience.ACCREDITATION:
        return Decision(View.SHOWN, Reason.DUTY)
    if audience == Audience.STAFF:
        return _for_staff(field, subject, policy)
    return _for_others(field, subject, audience, policy, now)


def _for_staff(field: Field, subject: Subject, policy: Policy) -> Decision:
    if field == Field.CONTACT:
        return Decision(View.WITHHELD, Reason.NEVER_SHARED)
    if field in (Field.NAME, Field.OFFICE):
        if subject.protected:
            return Decision(View.REDUCED, Reason.PROTECTED)
        if subject.wish == NAMED_TO_NOBODY and not policy.staff_read_all:
            return Decision(View.REDUCED, Reason.PERSON_ASKED)
    return Decision(View.SHOWN, Reason.DUTY)


def _for_others(
    field: Field, subject: Subject, audience: Audience, policy: Policy, now: datetime
) -> Decision:
    if policy.list_state == ListState.UNDISCLOSED:
        return Decision(View.WITHHELD, Reason.NOT_DISCLOSED)
    if policy.disclosed_from is not None and now < policy.disclosed_from:
        return Decision(View.WITHHELD, Reason.NOT_YET)
    if field == Field.CONTACT:
        return Decision(View.WITHHELD, Reason.NEVER_SHARED)
    if not subject.approved:
        return Decision(View.WITHHELD, Reason.NOT_APPROVED)
    if field == Field.DELEGATION:
        return Decision(View.SHOWN, Reason.AGREED)
    return _of_person(field, subject, audience, policy)


def _of_person(field: Field, subject: Subject, audience: Audience, policy: Policy) -> Decision:
    if not policy.show_names or (field == Field.OFFICE and not policy.show_offices):
        return Decision(View.REDUCED, Reason.RULES)
    if subject.protected:
        return Decision(View.REDUCED, Reason.PROTECTED)
    if subject.wish not in CONTENT_WITH[audience]:
        return Decision(View.REDUCED, Reason.PERSON_ASKED)
    return Decision(View.SHOWN, Reason.AGREED)
