"""Whom a typed name may mean, among those who can be asked; and whether that side was asked before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.html import conditional_escape, format_html_join
from django.utils.translation import gettext as _

from plenipo.bilaterals.bridge import particulars_of
from plenipo.bilaterals.models import MeetingRequest, Principal
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.approval import SEARCHED
from plenipo.delegations.queries.names import country_of
from plenipo.registry.bridge.matching import fold
from plenipo.registry.queries import finding
from plenipo.registry.queries.matching import Reason, likely_among
from plenipo.registry.words.reasons import with_language

State = MeetingRequest.State
MOST = 8  # candidates that are shown
HOST = "host"


@dataclass(frozen=True)
class Candidate:
    """
    key      the number of a delegation, "host", or "host:…" of one of its persons
    reason   why it may be meant, in the reader's language
    """

    key: str
    name: str
    country: str = ""
    reason: str = ""


def candidates(
    typed: str, known: Sequence[Delegation], hosts: Sequence[Principal], host_name: str
) -> list[Candidate]:
    """The likeliest first: persons of the host and delegations whose name or country holds the words, then those that
    the matching of the register finds alike. `known`: those the reader may know of, and no others."""
    found = [*_of_the_host(typed, hosts, host_name), *_delegations(typed, known)]
    return found[:MOST]


def _of_the_host(typed: str, hosts: Sequence[Principal], host_name: str) -> list[Candidate]:
    if not hosts:
        return []
    rows = Principal.objects.filter(pk__in=[each.pk for each in hosts])
    named = finding.narrowed(rows, typed, "name", "office")
    there = set(named.values_list("pk", flat=True))
    found = [
        Candidate(f"{HOST}:{each.pk}", str(each), reason=_("of the leadership of the host"))
        for each in hosts
        if each.pk in there
    ]
    if finding.fits(finding.terms_of(typed), [host_name]):
        found.insert(0, Candidate(HOST, host_name, reason=_("the host")))
    return found


def _delegations(typed: str, known: Sequence[Delegation]) -> list[Candidate]:
    by_party = {each.party_id: each for each in known}
    if not by_party:
        return []
    alike = likely_among(typed, frozenset(by_party))
    reasons = {by_party[party].pk: _joined(words) for party, words in alike}
    there = _of_countries(typed, known, by_party)
    reasons |= {pk: words for pk, words in there.items() if words}
    rows = Delegation.objects.filter(pk__in=[each.pk for each in known])
    holding = set(
        finding.narrowed(rows, typed, *SEARCHED, countries=["country"]).values_list("pk", flat=True)
    )
    terms = finding.terms_of(typed)
    country = bool(terms) and all(term.countries for term in terms)
    said = (
        _("country of the party or organisation") if country else _("its name contains these words")
    )
    order = [pk for pk in reasons if pk in holding]
    order += [pk for pk in (each.pk for each in known) if pk in holding and pk not in reasons]
    order += [pk for pk in (*there, *reasons) if pk not in order]
    numbered = {each.pk: each for each in known}
    its_country = dict.fromkeys(there, _("country of the party or organisation"))
    why = {**dict.fromkeys(holding, said), **its_country, **reasons}
    return [_candidate(numbered[pk], why[pk]) for pk in dict.fromkeys(order)]


def _of_countries(
    typed: str, known: Sequence[Delegation], by_party: Mapping[int, Delegation]
) -> dict[int, str]:
    """{delegation: why} of the countries that are typed with a name, those first whose names are like it; what is not
    has no reason but its country."""
    name, countries = finding.name_and_countries(typed)
    if not name:
        return {}
    found: dict[int, str] = {}
    for code in sorted(countries):
        near = likely_among(name, frozenset(by_party), country=code)
        found |= {by_party[party].pk: _joined(words) for party, words in near}
    here = [each.pk for each in known if each.country_id in countries]
    first = [pk for pk in found if pk in here]
    return {pk: found.get(pk, "") for pk in (*first, *here)}


def _candidate(each: Delegation, reason: str) -> Candidate:
    return Candidate(str(each.pk), each.to_call, country_of(each), reason)


def _joined(reasons: Iterable[Reason]) -> str:
    words = (conditional_escape(with_language(*each)) for each in reasons)
    return format_html_join(" · ", "{}", ((each,) for each in words))


# ---- asked before


@dataclass(frozen=True)
class Whom:
    """Who is asked: a delegation, the host (at a level, one of its persons), or a name as typed."""

    asked: int | None = None
    to_host: bool = False
    first: tuple[int, int | None] = (0, None)
    typed: str = ""


def whom_of(request: MeetingRequest) -> Whom:
    first = request.levels.first()  # type: ignore[attr-defined]
    level = (first.level, first.principal_id) if first else (0, None)
    typed = "" if request.asked_id or request.to_host else particulars_of(request).whom
    return Whom(request.asked_id, request.to_host, level, typed)


def asked_before(
    asker: Delegation, whom: Whom, *, but: UUID | None = None, drafts: bool = False
) -> MeetingRequest | None:
    """Another request of this delegation to the same side that waits for an answer or is being sent; with `drafts`,
    one that is only drafted, too. The same whatever the desk knows of a typed name.

    Two typed names are the same if they are written alike. That two others mean one party only the desk may know: told
    to the asker it would say that this party comes. The second then lapses like any that nobody answers (`identify`).
    """
    standing = MeetingRequest.WAITS
    if drafts:
        standing |= Q(state=State.DRAFT)
    there = MeetingRequest.objects.filter(standing, asker=asker)
    there = there.exclude(pk=but) if but else there
    there = there.filter(to_host=whom.to_host).prefetch_related("levels").order_by("-made")
    if whom.asked:
        return there.filter(asked=whom.asked).first()
    return next((each for each in there if _same(whom, each)), None)


def _same(whom: Whom, other: MeetingRequest) -> bool:
    if whom.to_host:
        first = next(iter(other.levels.all()), None)  # type: ignore[attr-defined]
        return first is not None and (first.level, first.principal_id) == whom.first
    return bool(whom.typed) and fold(particulars_of(other).whom) == fold(whom.typed)


def asks_us(request: MeetingRequest) -> MeetingRequest | None:
    """The open request of the side that is asked: one meeting is enough for both. Only where the asker chose it."""
    if request.asked_id is None or particulars_of(request).whom:
        return None
    return MeetingRequest.objects.filter(
        asker=request.asked_id, asked=request.asker_id, state__in=MeetingRequest.OPEN
    ).first()


def seconds_left(leaving: Iterable[MeetingRequest]) -> int | None:
    """Until the first of them goes out; None if none is being sent."""
    now = timezone.now()
    left = [(each.leaves_at - now).total_seconds() for each in leaving if each.leaves_at]
    return max(0, round(min(left))) if left else None
