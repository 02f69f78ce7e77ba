"""The API for programs: register, delegations and counts, read with a token of a conference.

People pass through the disclosure engine as on the pages: a token shows what its owner would see, and ends with the
owner's membership.
"""

from datetime import datetime
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, NinjaAPI, Schema
from ninja.errors import HttpError
from ninja.security import HttpBearer
from pydantic import create_model

from plenipo.conference.actions.tokens import note_use
from plenipo.conference.declared import Scope
from plenipo.conference.models import Membership
from plenipo.conference.queries.members import membership_of, token_with
from plenipo.conference.queries.profile import rules_of
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.profile import Figures
from plenipo.delegations.queries.approval import ApprovalFilter, board, loaded
from plenipo.delegations.queries.counts import figures_of
from plenipo.delegations.queries.names import country_of, names_by_language
from plenipo.delegations.queries.people import NOTHING_SAID, ShownPerson, delegates_seen_by
from plenipo.delegations.roster import Place, columns
from plenipo.delegations.words.counts import rule_in_words
from plenipo.portal.profile import COUNTS, DELEGATIONS, REGISTER
from plenipo.registry.formats.register import exported
from plenipo.registry.queries.entries import EntryFilter, parties_asked_for

LANGUAGES = [code for code, _label in settings.LANGUAGES]
Words = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
Limit = Annotated[int, Field(ge=1, le=500)]
Offset = Annotated[int, Field(ge=0, le=10_000_000)]

api = NinjaAPI(
    title="Plenipo", version="1", urls_namespace="api", docs_url=None, description=__doc__ or ""
)


class Bearer(HttpBearer):
    """`Authorization: Bearer plenipo_…`; the token must have the scope of the address."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Membership | None:
        found = token_with(token, timezone.now())
        member = found and found.conference and membership_of(found.account, found.conference.slug)
        if not found or not member:
            return None
        if self.scope not in found.scopes:
            raise HttpError(403, f"This token may not {self.scope.label}.")
        note_use(found, now=timezone.now())
        return member


class PartyOut(Schema):
    number: int
    partyfacts_id: str
    country: str
    kind: str
    name: str
    name_language: str
    name_english: str
    name_short: str
    founded: int | None
    ended: int | None
    family: str
    internationals: str
    website: str


OF_ROSTER = [column for column in columns(Place.API) if column != "capacity"]
SAID: dict[str, Any] = {  # a day may be a month or a year: "2021-04-13", "2021-04", "2021"
    column: str if NOTHING_SAID[column] == "" else str | None for column in OF_ROSTER
}
PersonOut = create_model("PersonOut", __base__=Schema, capacity=str, state=str, named=bool, **SAID)


class DelegationOut(Schema):
    number: int
    plate_name: str
    names: dict[str, str]
    country: str
    country_names: dict[str, str]
    category: str
    state: str
    persons: int
    submitted_at: datetime | None
    decided_at: datetime | None
    people: list[PersonOut]  # type: ignore[valid-type]


class CountOut(Schema):
    rule: str
    rule_in_words: str
    parties: int
    organisations: int
    countries: int
    territories: int
    people: int


class Parties(Schema):
    count: int
    items: list[PartyOut]


class Delegations(Schema):
    count: int
    items: list[DelegationOut]


class Refusal(Schema):
    """401: no token that works; 403: a token that may not do this."""

    detail: str


class Nonsense(Schema):
    """What each parameter that makes no sense should have been."""

    detail: list[dict[str, Any]]


NO = {401: Refusal, 403: Refusal}


@api.get(
    "register/parties",
    response={200: Parties, **NO, 422: Nonsense},
    auth=Bearer(REGISTER),
    url_name="parties",
)
def parties(
    request: HttpRequest, q: Words = "", country: Words = "", limit: Limit = 100, offset: Offset = 0
) -> dict[str, Any]:
    """Parties and organisations of the register, by name; `q` as typed in any script."""
    found = parties_asked_for(EntryFilter(wanted=q, country=country.upper()))
    return {"count": found.count(), "items": list(exported(found[offset : offset + limit]))}


@api.get(
    "delegations",
    response={200: Delegations, **NO, 422: Nonsense},
    auth=Bearer(DELEGATIONS),
    url_name="delegations",
)
def delegations(
    request: HttpRequest, state: Words = "", limit: Limit = 100, offset: Offset = 0
) -> dict[str, Any]:
    """Delegations of the token's conference, by the name on their plate."""
    member: Membership = request.auth  # type: ignore[attr-defined]
    found = board(member.conference, ApprovalFilter(state=state))
    page = loaded(list(found.values_list("pk", flat=True)[offset : offset + limit]))
    people = delegates_seen_by(reader_of(member), page, member.conference)
    items = [_delegation(each, people.get(each.pk, [])) for each in page]
    return {"count": found.count(), "items": items}


@api.get("counts", response={200: list[CountOut], **NO}, auth=Bearer(COUNTS), url_name="counts")
def counts(request: HttpRequest) -> list[dict[str, Any]]:
    """Every figure of the token's conference as it stands now, with its counting rule."""
    conference = request.auth.conference  # type: ignore[attr-defined]
    rules = rules_of(conference).of(Figures)
    figures = figures_of(conference, rules)
    return [
        {**vars(figure), "rule_in_words": rule_in_words(rule, rules)}
        for rule, figure in figures.items()
    ]


def _delegation(delegation: Any, people: list[ShownPerson]) -> dict[str, Any]:
    return {
        "number": delegation.pk,
        "plate_name": delegation.plate_name,
        "names": names_by_language(delegation),
        "country": delegation.country_id or "",
        "country_names": {code: country_of(delegation, code) for code in LANGUAGES},
        "category": delegation.category,
        "state": delegation.state,
        "persons": delegation.persons,
        "submitted_at": delegation.submitted_at,
        "decided_at": delegation.decided_at,
        "people": [_person(shown) for shown in people],
    }


def _person(shown: ShownPerson) -> dict[str, Any]:
    said = {column: shown.said[column] for column in OF_ROSTER}
    return {"capacity": shown.capacity, "state": shown.state, "named": shown.named, **said}
