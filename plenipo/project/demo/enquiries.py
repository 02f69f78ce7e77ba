"""Who telephoned or wrote to ask whether somebody is coming."""

from plenipo.accreditation.actions.enquiries import note_enquiry
from plenipo.conference.models import Conference
from plenipo.people.models import Account
from plenipo.records.models import By

ASKED = (  # asker, organisation, channel, about
    ("Mr Linden", "Evening Courier", "call", "Maria Andersen"),
    ("Ms Okafor", "Embassy of a neighbouring country", "note", "the Secretary for Youth, Mr Abara"),
    ("Mr Petrov", "Chamber of Commerce", "email", "Elena Marin"),
)


def enquiries(conference: Conference, officer: Account) -> None:
    by = By(duty="press", account=officer)
    for asker, organisation, channel, about in ASKED:
        note_enquiry(
            conference,
            asker=asker,
            organisation=organisation,
            channel=channel,
            about=about,
            by=by,
        )
