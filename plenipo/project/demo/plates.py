"""Plates: printed before the last names came, one too long for its plate, texts stated by delegations."""

from random import Random

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Audience, Reader
from plenipo.delegations.models import Delegate, FocalPoint
from plenipo.people.models import Account, Person
from plenipo.protocol.actions import plates as actions
from plenipo.protocol.models import PlateRun, SeatingPlan
from plenipo.protocol.queries.offices import approved
from plenipo.protocol.queries.plates import PlatesAsked
from plenipo.records.models import By

FEWEST = 12  # delegations, below which nobody prints plates yet
READER = Reader(Audience.ACCREDITATION)
LONG = "Coordinating Assembly of United Forces for Development, Dialogue, Fraternity and Reconstruction"
SAID = ("LOO ying", "ah-mee-NAH-tah", "YO-zef")


def plates(conference: Conference, officer: Account, chance: Random) -> None:
    delegations = list(approved(conference).order_by("pk"))
    if len(delegations) < FEWEST:
        return
    by = By(duty="protocol", account=officer)
    for delegation in chance.sample(delegations, 2):
        spoken_for = FocalPoint.objects.filter(invitation=delegation.invitation_id).first()
        if spoken_for:
            shorter = {"en": f"{delegation.called_in('en').text.split('(')[0].strip()[:60]} (PL)"}
            actions.state_plate(delegation, None, shorter, seen=0, by=spoken_for)
    actions.enter_plate(delegations[3], None, {"en": LONG}, seen=0, by=by)
    _print(conference, PlatesAsked(PlateRun.Of.DELEGATIONS), "tent-a4", ["en", "zh-hans"], by)
    dinner = SeatingPlan.objects.filter(conference=conference, shape="rounds").first()
    if dinner is None:
        return
    asked = PlatesAsked(PlateRun.Of.PLAN, dinner)
    for layout in ("place", "escort"):
        _print(conference, asked, layout, ["en", "native"], by)
    _after_that(conference, chance)


def _print(
    conference: Conference, asked: PlatesAsked, layout: str, languages: list[str], by: By
) -> None:
    actions.print_plates(
        conference,
        asked,
        layout=layout,
        languages=languages,
        open_only=False,
        reader=READER,
        by=by,
    )


def _after_that(conference: Conference, chance: Random) -> None:
    """What came in after the cards had been printed: other forms of address; and how some names are said."""
    heads = Delegate.objects.filter(
        delegation__in=approved(conference),
        capacity=Delegate.Capacity.HEAD,
        state__in=Delegate.PRESENT,
    )
    persons = list(Person.objects.filter(pk__in=heads.values("person")).order_by("pk"))
    for person in chance.sample(persons, 3):
        person.style = "Dr"
        person.save(update_fields=["style"])
    for person, said in zip(chance.sample(persons, len(SAID)), SAID, strict=True):
        person.pronunciation = said
        person.save(update_fields=["pronunciation"])
