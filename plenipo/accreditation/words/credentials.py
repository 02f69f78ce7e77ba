"""How the credentials of a delegation stand, in words: for the desk, and for the party."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from plenipo.accreditation.models import Credential
from plenipo.accreditation.profile import AUTHORITIES, LINK, OTHER, RIVALS, Credentials
from plenipo.accreditation.queries import standing as st
from plenipo.accreditation.queries.credentials import LATE, TO_EXAMINE
from plenipo.accreditation.queries.credentials import RIVALS as RIVAL_LETTERS
from plenipo.accreditation.queries.standing import CredentialsStanding
from plenipo.conference.models import Conference
from plenipo.kit.days import long_day
from plenipo.kit.locales import listed
from plenipo.records.models import Channel

LABELS = {
    st.AWAITED: pgettext_lazy("credentials", "nothing received"),
    st.RECEIVED: pgettext_lazy("credentials", "to be examined"),
    st.IN_ORDER: gettext_lazy("in order"),
    st.PROVISIONAL: pgettext_lazy("credentials", "accepted provisionally"),
    st.DEFERRED: pgettext_lazy("credentials", "deferred"),
    st.CHALLENGED: pgettext_lazy("credentials", "challenged"),
    st.COMPETING: gettext_lazy("competing credentials"),
    st.NOT_IN_ORDER: gettext_lazy("not in order"),
    st.NOT_NEEDED: pgettext_lazy("credentials", "not required"),
}
TONES = {
    st.AWAITED: "quiet",
    st.RECEIVED: "wait",
    st.IN_ORDER: "yes",
    st.PROVISIONAL: "wait",
    st.DEFERRED: "wait",
    st.CHALLENGED: "no",
    st.COMPETING: "no",
    st.NOT_IN_ORDER: "no",
    st.NOT_NEEDED: "quiet",
}
FILTERS = {
    TO_EXAMINE: gettext_lazy("letters to be examined"),
    LATE: gettext_lazy("nothing received, overdue"),
    RIVAL_LETTERS: gettext_lazy("letters signed by different persons"),
    **LABELS,
}
LACKING = {
    "letter": gettext_lazy("letter of credentials"),
    "original": gettext_lazy("original of the letter"),
    "signatory": gettext_lazy("name of the signatory"),
    "authority": gettext_lazy("signature by a competent authority"),
}
TAKES_PART = {
    st.FULLY: gettext_lazy("takes part"),
    st.PROVISIONALLY: gettext_lazy("takes part provisionally"),
    st.NOT: gettext_lazy("does not take part"),
}


def authority_choices(rules: Credentials) -> list[tuple[str, str]]:
    """Those the rules name first, then the others, then what is typed."""
    named = [(key, str(AUTHORITIES[key])) for key in rules.authorities if key in AUTHORITIES]
    rest = [(key, str(label)) for key, label in AUTHORITIES.items() if key not in rules.authorities]
    return [*named, *rest, (OTHER, pgettext("authority of the signatory", "other"))]


def authority_of(letter: Credential) -> str:
    if letter.authority == OTHER:
        return letter.authority_typed or pgettext("authority of the signatory", "other")
    return str(AUTHORITIES.get(letter.authority, letter.authority))


def channel_of(letter: Credential) -> str:
    if letter.channel == LINK:
        return _("personal link")
    return str(dict(Channel.choices).get(letter.channel, letter.channel))


def lacking(standing: CredentialsStanding) -> list[str]:
    return [str(LACKING[each]) for each in standing.lacking]


@dataclass(frozen=True)
class StandingTold:
    """A standing as a table shows it; takes_part with its reason."""

    label: str
    tone: str
    takes_part: str
    lacking: tuple[str, ...]
    form: str
    signatory: str
    authority: str


def told(standing: CredentialsStanding) -> StandingTold:
    letter = standing.letter
    return StandingTold(
        label=str(LABELS[standing.key]),
        tone="no" if standing.late else TONES[standing.key],
        takes_part=why_it_takes_part(standing),
        lacking=tuple(lacking(standing)),
        form=letter.get_form_display() if letter else "",
        signatory=letter.signatory if letter else "",
        authority=authority_of(letter) if letter else "",
    )


def why_it_takes_part(standing: CredentialsStanding) -> str:
    """ "takes part provisionally: nothing received" """
    how = str(TAKES_PART[standing.takes_part])
    if standing.key in (st.IN_ORDER, st.NOT_NEEDED):
        return how
    return _("%(how)s: %(standing)s") % {"how": how, "standing": LABELS[standing.key]}


def rule_for_rivals(rules: Credentials) -> str:
    return _("Until competing credentials are decided: %(rule)s.") % {"rule": RIVALS[rules.rivals]}


# ---- to the party


def what_is_required(rules: Credentials, conference: Conference) -> list[str]:
    """Who signs, whether a copy is enough, by when: what a party is told, and nothing of the committee."""
    said = []
    if rules.authorities:
        who = listed(AUTHORITIES.get(key, key) for key in rules.authorities)
        said.append(
            _(
                "The letter names the members of the delegation and is signed by one of: %(authorities)s."
            )
            % {"authorities": who}
        )
    day = long_day(rules.due_on(conference.starts))
    if rules.copy_suffices:
        said.append(_("A copy is sufficient. It is to be received by %(day)s.") % {"day": day})
    else:
        said.append(_("The original is to be received by %(day)s.") % {"day": day})
    return said


OF_THE_PARTY = {
    st.AWAITED: (gettext_lazy("Not yet received"), "wait"),
    st.RECEIVED: (gettext_lazy("Received; not yet examined"), "wait"),
    st.IN_ORDER: (gettext_lazy("Found in order"), "yes"),
    st.PROVISIONAL: (gettext_lazy("Accepted provisionally"), "wait"),
    st.DEFERRED: (gettext_lazy("Under consideration"), "wait"),
    st.CHALLENGED: (gettext_lazy("Under consideration"), "wait"),
    st.COMPETING: (gettext_lazy("Under consideration"), "wait"),
    st.NOT_IN_ORDER: (gettext_lazy("Not found in order; please write to the secretariat"), "no"),
    st.NOT_NEEDED: (gettext_lazy("Not required"), "quiet"),
}


def told_to_the_party(standing: CredentialsStanding) -> tuple[str, str]:
    """(words, tone). Why the committee found what it found is not said."""
    words, tone = OF_THE_PARTY[standing.key]
    return str(words), tone


# ---- numbers


def figures(standings: Iterable[CredentialsStanding], here: str) -> list[dict[str, object]]:
    """Letters to be examined, as on every page; delegations otherwise. Each leads to the delegations concerned."""
    rows = list(standings)

    def of(*keys: str) -> int:
        return sum(each.key in keys for each in rows)

    counted = [
        (sum(len(each.to_examine) for each in rows), TO_EXAMINE),
        (of(st.IN_ORDER), st.IN_ORDER),
        (of(st.PROVISIONAL), st.PROVISIONAL),
        (of(st.AWAITED), st.AWAITED),
        (of(st.CHALLENGED), st.CHALLENGED),
        (of(st.COMPETING), st.COMPETING),
    ]
    return [
        {"value": n, "label": str(FILTERS[key]), "url": f"{here}?state={key}"} for n, key in counted
    ]
