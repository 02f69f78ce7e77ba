"""Letters for visas: some issued, some requested, one revoked."""

from random import Random

from plenipo.accreditation.actions import visa
from plenipo.accreditation.queries.visa import those_who_may_have_one
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.people.models import Account
from plenipo.project.demo.rows import Invited
from plenipo.records.models import By

CITIES = ("Nairobi", "Paris", "Cairo", "Beijing", "Madrid", "Geneva", "Brasilia")
WISH = "The consulate asks who bears the costs of the stay."
FEWEST = 12  # approved delegations, below which nobody has thought of visas yet


def visa_letters(
    conference: Conference, invited: list[Invited], officer: Account, chance: Random
) -> None:
    by = By(duty="accreditation", account=officer)
    approved = [each for each in invited if each.fate.stand == Delegation.State.APPROVED]
    if len(approved) < FEWEST:
        return
    for number, each in enumerate(chance.sample(approved, FEWEST)):
        delegation = Delegation.objects.select_related("invitation", "conference").get(
            invitation=each.invitation
        )
        persons = [one.pk for one in those_who_may_have_one(delegation)][:2]
        if not persons:
            continue
        city = CITIES[number % len(CITIES)]
        if number % 3 == 0:
            visa.ask(delegation, persons, consulate=city, wish=WISH, by=each.focal_point)
            continue
        letters = visa.issue_for(delegation, persons, consulate=city, details="", by=by)
        if number == 1:
            visa.revoke(letters[0], "Printed with a wrong seal.", seen=letters[0].revision, by=by)
