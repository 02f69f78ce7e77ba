"""Whom a typed name may mean, among those who can be asked, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html_join
from django.utils.translation import gettext as _

from plenipo.bilaterals.models import Principal
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.approval import SEARCHED
from plenipo.delegations.queries.names import country_of
from plenipo.registry.queries import finding
from plenipo.registry.queries.matching import Reason, likely_among
from plenipo.registry.words.reasons import with_language

MOST = 8  # candidates that are shown
HOST = "host"


@dataclass(frozen=True)
class Counterpart:
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
) -> list[Counterpart]:
    """The likeliest first: persons of the host and delegations whose name or country holds the words, then those that
    the matching of the register finds alike. `known`: those the reader may know of, and no others."""
    found = [*_of_the_host(typed, hosts, host_name), *_delegations(typed, known)]
    return found[:MOST]


def _of_the_host(typed: str, hosts: Sequence[Principal], host_name: str) -> list[Counterpart]:
    if not hosts:
        return []
    rows = Principal.objects.filter(pk__in=[each.pk for each in hosts])
    named = finding.narrowed(rows, typed, "name", "office")
    there = set(named.values_list("pk", flat=True))
    found = [
        Counterpart(f"{HOST}:{each.pk}", str(each), reason=_("of the leadership of the host"))
        for each in hosts
        if each.pk in there
    ]
    if finding.fits(finding.terms_of(typed), [host_name]):
        found.insert(0, Counterpart(HOST, host_name, reason=_("the host")))
    return found


def _delegations(typed: str, known: Sequence[Delegation]) -> list[Counterpart]:
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


def _candidate(each: Delegation, reason: str) -> Counterpart:
    return Counterpart(str(each.pk), each.to_call, country_of(each), reason)


def _joined(reasons: Iterable[Reason]) -> str:
    words = (conditional_escape(with_language(*each)) for each in reasons)
    return format_html_join(" · ", "{}", ((each,) for each in words))
