"""How the credentials of a delegation stand, and whether it takes part meanwhile: asked here by every other page."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from plenipo.accreditation.models import Challenge, Contest, Credential
from plenipo.accreditation.profile import LINK, Credentials
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import Delegation, FocalPoint
from plenipo.delegations.profile import Deadlines
from plenipo.records.models import Letter
from plenipo.records.queries import name_of

State, Form = Credential.State, Credential.Form
GONE = (Delegation.State.WITHDRAWN, Delegation.State.REFUSED)

AWAITED, RECEIVED = "awaited", State.RECEIVED.value
CHALLENGED, COMPETING, NOT_NEEDED = "challenged", "competing", "not_needed"
IN_ORDER, PROVISIONAL = State.IN_ORDER.value, State.PROVISIONAL.value
DEFERRED, NOT_IN_ORDER = State.DEFERRED.value, State.NOT_IN_ORDER.value
STANDINGS = (
    *(AWAITED, RECEIVED, IN_ORDER, PROVISIONAL, DEFERRED),
    *(CHALLENGED, COMPETING, NOT_IN_ORDER, NOT_NEEDED),
)
FULLY, PROVISIONALLY, NOT = "fully", "provisionally", "not"  # how a delegation takes part


@dataclass(frozen=True)
class CredentialsStanding:
    """
    key       one of STANDINGS
    letters   those that are not superseded, the latest first
    lacking   codes of what is missing: letter, original, signatory, authority
    to_examine   letters nobody has examined
    late      nothing has come, and the day for it has passed
    takes_part   FULLY, PROVISIONALLY or NOT; why: the key of the standing that it follows from
    """

    key: str
    letters: tuple[Credential, ...] = ()
    lacking: tuple[str, ...] = ()
    late: bool = False
    takes_part: str = FULLY

    @property
    def to_examine(self) -> list[Credential]:
        return [each for each in self.letters if each.state == State.RECEIVED]

    @property
    def letter(self) -> Credential | None:
        """The one that counts: the last that was found anything, else the last that came."""
        found = [each for each in self.letters if each.state in Credential.FOUND]
        return max(found, key=_when_found, default=None) or next(iter(self.letters), None)

    @property
    def in_a_case(self) -> list[Credential]:
        """The letters that compete, or did until it was decided, and the one that counts; in order of receipt."""
        if not any(each.contest_id for each in self.letters):
            return []
        told = [each for each in self.letters if each.contest_id or each == self.letter]
        return sorted(told, key=lambda each: (each.received_on, each.pk))

    @property
    def may_compete(self) -> bool:
        """Letters signed by different people lie here, and nobody has said what they are to each other."""
        return self._of_several and self.key not in (COMPETING, IN_ORDER)

    @property
    def _of_several(self) -> bool:
        return (
            len({each.signatory.casefold().strip() for each in self.letters if each.signatory}) > 1
        )

    @property
    def of_the_party(self) -> tuple[Credential, ...]:
        """What it may read of: all, unless another side may have written too; then what came over its own link."""
        if not self._of_several and not any(each.contest_id for each in self.letters):
            return self.letters
        return tuple(each for each in self.letters if each.channel == LINK)


def _when_found(letter: Credential) -> tuple[date, int]:
    return letter.found_on or date.min, letter.pk


def standing_of(
    rules: Credentials,
    delegation: Delegation,
    letters: Iterable[Credential],
    *,
    challenged: bool,
    late: bool,
) -> CredentialsStanding:
    """letters   with their contests"""
    live = sorted(
        (each for each in letters if each.state != State.SUPERSEDED),
        key=lambda each: (each.received_on, each.pk),
        reverse=True,
    )
    needed = delegation.category in rules.required
    key = _key(live, needed=needed, challenged=challenged)
    return CredentialsStanding(
        key=key,
        letters=tuple(live),
        lacking=_lacking(rules, live, needed=needed) if key != IN_ORDER else (),
        late=late and key == AWAITED,
        takes_part=taking_part(rules, key),
    )


def _key(live: Sequence[Credential], *, needed: bool, challenged: bool) -> str:
    if any(each.contest and each.contest.state == Contest.State.OPEN for each in live):
        return COMPETING
    if challenged:
        return CHALLENGED
    found = [each for each in live if each.state in Credential.FOUND]
    if found:
        return max(found, key=_when_found).state
    if live:
        return RECEIVED
    return AWAITED if needed else NOT_NEEDED


def _lacking(rules: Credentials, live: Sequence[Credential], *, needed: bool) -> tuple[str, ...]:
    if not needed and not live:
        return ()
    letters = [each for each in live if each.form != Form.INFORMATION]
    if not letters:
        return ("letter",)
    lacks = []
    if not rules.copy_suffices and not any(each.form == Form.ORIGINAL for each in letters):
        lacks.append("original")
    if not any(each.signatory for each in letters):
        lacks.append("signatory")
    if rules.authorities and not any(each.authority in rules.authorities for each in letters):
        lacks.append("authority")
    return tuple(lacks)


def taking_part(rules: Credentials, key: str) -> str:
    """What the rules make of a standing. The same for all whose standing is the same."""
    if key in (IN_ORDER, NOT_NEEDED):
        return FULLY
    if key == NOT_IN_ORDER:
        return NOT
    if key == PROVISIONAL:
        return PROVISIONALLY
    if key == COMPETING:
        return PROVISIONALLY if rules.rivals == "all" else NOT
    return PROVISIONALLY if rules.meanwhile == "provisionally" else NOT


# ---- asked of the database


def concerned(conference: Conference) -> QuerySet[Delegation]:
    """Delegations that need credentials, and others that sent some or were challenged."""
    of_it = {"delegation": OuterRef("pk")}
    sent = Exists(Credential.objects.filter(**of_it))
    challenged = Exists(Challenge.objects.filter(**of_it))
    needed = Q(category__in=rules_of(conference).of(Credentials).required)
    return (
        Delegation.objects.filter(conference=conference)
        .exclude(state__in=GONE)
        .filter(needed | sent | challenged)
        .select_related("country", "invitation")
        .order_by("plate_name", "pk")
    )


def standings_of(
    conference: Conference, delegations: Iterable[Delegation]
) -> dict[int, CredentialsStanding]:
    """By number of the delegation. Two queries, however many there are."""
    found = list(delegations)
    numbers = [each.pk for each in found]
    letters: dict[int, list[Credential]] = defaultdict(list)
    rows = Credential.objects.filter(delegation__conference=conference)
    if len(numbers) < 50:
        rows = rows.filter(delegation__in=numbers)
    for each in rows.select_related("contest", "document").order_by("pk"):
        letters[each.delegation_id].append(each)
    challenged = set(
        Challenge.objects.filter(
            delegation__conference=conference, state=Challenge.State.OPEN
        ).values_list("delegation", flat=True)
    )
    rules = rules_of(conference).of(Credentials)
    late = rules.due_on(conference.starts) < timezone.localdate()
    return {
        each.pk: standing_of(
            rules, each, letters[each.pk], challenged=each.pk in challenged, late=late
        )
        for each in found
    }


def how_it_takes_part(delegation: Delegation) -> CredentialsStanding:
    """Of one delegation; `takes_part` says whether, `key` why."""
    return standings_of(delegation.conference, [delegation])[delegation.pk]


def kept_out(conference: Conference) -> frozenset[int]:
    """Delegations that by their credentials do not take part: numbers. Three queries."""
    rows = list(concerned(conference))
    if not rows:
        return frozenset()
    standings = standings_of(conference, rows)
    return frozenset(pk for pk, one in standings.items() if one.takes_part == NOT)


def without_letter(conference: Conference) -> QuerySet[Delegation]:
    """Those that need credentials and have sent nothing."""
    sent = Credential.objects.filter(delegation=OuterRef("pk")).exclude(state=State.SUPERSEDED)
    required = rules_of(conference).of(Credentials).required
    return (
        Delegation.objects.filter(conference=conference, category__in=required)
        .exclude(state__in=GONE)
        .exclude(Exists(sent))
    )


def can_be_reminded(
    conference: Conference, kind: str, now: datetime
) -> tuple[list[Delegation], list[Delegation]]:
    """Those who sent nothing: to be written to now, and those written to lately or by e-mail not to be reached.

    kind: of the reminders, whose last one counts. Three queries.
    """
    rows = list(
        without_letter(conference)
        .select_related("country", "invitation__party", "conference__series")
        .order_by("plate_name", "pk")
    )
    return parted(conference, rows, kind, now)


def parted(
    conference: Conference, rows: list[Delegation], kind: str, now: datetime
) -> tuple[list[Delegation], list[Delegation]]:
    """Who can be written to now, and who was lately, or cannot be reached by e-mail. Two queries."""
    since = now - timedelta(days=rules_of(conference).of(Deadlines).reminder_days)
    lately = set(
        Letter.objects.filter(
            conference=conference.pk, kind=kind, written_at__gt=since
        ).values_list("about", flat=True)
    )
    reached = set(
        FocalPoint.objects.filter(
            invitation__conference=conference, removed=False, bounced=False
        ).values_list("invitation", flat=True)
    )
    to = [each for each in rows if each.invitation_id in reached and name_of(each) not in lately]
    chosen = {each.pk for each in to}
    return to, [each for each in rows if each.pk not in chosen]
