"""Noting who asked about whom. Whether somebody protected is meant is never told to who notes it."""

from django.db import transaction
from django.utils import timezone

from plenipo.accreditation.models import Enquiry
from plenipo.accreditation.queries.enquiries import may_mean_protected, to_review, told_about
from plenipo.accreditation.verbs import Verb
from plenipo.conference.models import Conference
from plenipo.records.actions import record
from plenipo.records.models import By


@transaction.atomic
def note_enquiry(
    conference: Conference, *, asker: str, organisation: str, channel: str, about: str, by: By
) -> Enquiry:
    enquiry = Enquiry.objects.create(
        conference=conference,
        asker=asker,
        organisation=organisation,
        channel=channel,
        about=about,
        answer=told_about(conference, about, timezone.localdate()).answer,
        protected=may_mean_protected(conference, about),
        by=by.account,
        at=timezone.now(),
    )
    record(Verb.ENQUIRY_ANSWERED, by=by, about=enquiry)
    return enquiry


@transaction.atomic
def review_enquiries(conference: Conference, *, by: By) -> int:
    """All at once, so that no line of the log tells which of them it was about."""
    n = to_review(conference).update(reviewed=True)
    record(Verb.ENQUIRIES_REVIEWED, by=by, about=conference)
    return n
