"""Versions of the list of participants in words: what each is called, and how one differs from the one before."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.conference.models import Conference, Membership
from plenipo.delegations.bridge import Audience, Reader, reader_of
from plenipo.delegations.models import Delegate, Delegation, ListRelease
from plenipo.delegations.profile import ALL_APPROVED, DATA_PROTECTION, PRESENT_BY
from plenipo.delegations.queries.list_versions import (
    Content,
    ListChanges,
    changes_between,
    counted_by,
    persons_in,
)
from plenipo.delegations.queries.people import mentioned_to
from plenipo.kit.locales import FIRST_STRONG, isolated
from plenipo.kit.names import as_written, styled_name
from plenipo.kit.phrases import with_office


def version_label(state: str, number: int) -> str:
    if state == "final":
        if number == 1:
            return _("Final list of participants")
        return _("Final list of participants with errata %(number)s") % {"number": number - 1}
    return _("Provisional list of participants, version %(number)s") % {"number": number}


def label_of(release: ListRelease) -> str:
    return version_label(release.state, release.number)


def digest_of(content: Content) -> str:
    """What somebody looked at, to be compared with what is there when the button is pressed."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:32]


# ---- differences


def changes_outside(
    before: Content, after: Content, *, reader: Reader, named_today: set[int]
) -> list[str]:
    """As far as a reader outside may know them today. Who is named no longer is said to nobody; nor what a delegation
    was called before: a neutral name would say nothing beside the one it stands for.

    named_today   delegates this reader reads by name in the later version
    """
    if not (_kept(before) and _kept(after)):
        return []
    changes = changes_between(before, after, audience=reader.audience, may_be_named=named_today)
    return list(_sentences(changes, before, after, {}, _renamed_outside(changes)))


def compares(member: Membership) -> Reader:
    """As whom somebody of the secretariat compares versions. Beside the others a name that is no longer there would say
    that the person is protected: below data protection those are counted."""
    return reader_of(member) if member.has(DATA_PROTECTION) else Reader(Audience.STAFF)


def changes_inside(
    pairs: Sequence[tuple[Content, Content]], *, reader: Reader, conference: Conference
) -> list[list[str]]:
    """Of the public list, with every name this reader may read today: for each pair. One query at most.

    Why somebody is named no longer is said here to nobody either.
    """
    public = Audience.PUBLIC
    changed = {
        pk
        for before, after in pairs
        if _kept(before) and _kept(after)
        for pk in changes_between(before, after, audience=public).persons
    }
    told = mentioned_to(reader, conference, delegates=changed) if changed else []
    names = {each.delegate: with_office(each.name, each.delegation) for each in told if each.name}
    return [_inside(before, after, changed - names.keys(), names) for before, after in pairs]


def _inside(
    before: Content, after: Content, hidden: set[int], names: Mapping[int, str]
) -> list[str]:
    if not (_kept(before) and _kept(after)):
        return []
    shown = {int(pk) for pk in after["people"]} - hidden
    changes = changes_between(before, after, audience=Audience.PUBLIC, may_be_named=shown)
    return list(_sentences(changes, before, after, names, _renamed_inside(changes)))


def _renamed_outside(changes: ListChanges) -> list[str]:
    n = len(changes.renamed)
    told = ngettext(
        "The name of %(n)s delegation was changed.",
        "The names of %(n)s delegations were changed.",
        n,
    )
    return [told % {"n": n}] if n else []


def _renamed_inside(changes: ListChanges) -> list[str]:
    return [
        _("Name changed: %(before)s, now: %(after)s")
        % {"before": _apart(was), "after": _apart(now)}
        for _pk, was, now in changes.renamed
    ]


def _kept(content: Content) -> bool:
    """Not of a version from before they were kept, or emptied when its day had come."""
    return "delegations" in content


def _sentences(
    changes: ListChanges,
    before: Content,
    after: Content,
    names: Mapping[int, str],
    renamed: Sequence[str],
) -> Iterator[str]:
    """
    names     of persons removed, for readers inside
    renamed   what is said of delegations that are called otherwise
    """
    gone = _("Withdrawn: %(name)s")
    if counted_by(after) != ALL_APPROVED:  # or none of its persons was present
        gone = _("No longer in the list: %(name)s")
    yield from _counted_otherwise(before, after)
    for pk in changes.come:
        yield _("Added: %(name)s") % {"name": _apart(called_in(after, pk))}
    for pk in changes.gone:
        yield gone % {"name": _apart(called_in(before, pk))}
    yield from renamed
    for pk in changes.named:
        yield _("Added: %(name)s") % {"name": _apart(_of_delegation(after, pk))}
    for _pk, was_said, now_said in changes.corrected:
        yield _("Corrected: %(before)s, now: %(after)s") % {
            "before": _apart(entry_in_words(was_said)),
            "after": _apart(
                with_office(entry_in_words(now_said), called_in(after, now_said["of"]))
            ),
        }
    known = [names[pk] for pk in changes.removed if pk in names]
    for name in known:
        yield _("No longer named: %(name)s") % {"name": _apart(name)}
    if rest := len(changes.removed) - len(known):
        yield ngettext(
            "%(n)s entry is no longer shown.", "%(n)s entries are no longer shown.", rest
        ) % {"n": rest}


def _apart(name: str) -> str:
    """In a sentence from right to left."""
    return isolated(name, FIRST_STRONG)


def entry_in_words(one: Mapping[str, Any]) -> str:
    """As the list says it."""
    name, _other = as_written(styled_name(one["style"], one["name"]), one["native_name"])
    member = one["capacity"] == Delegate.Capacity.MEMBER
    capacity = "" if member else str(dict(Delegate.Capacity.choices)[one["capacity"]])
    return with_office(with_office(name, capacity), one["office"])


def _counted_otherwise(before: Content, after: Content) -> Iterator[str]:
    if counted_by(before) == counted_by(after):
        return
    yield _("The list comprises %(who)s; before: %(before)s.") % {
        "who": PRESENT_BY[counted_by(after)],
        "before": PRESENT_BY[counted_by(before)],
    }
    yield _("Persons: %(now)s, before: %(before)s.") % {
        "now": persons_in(after),
        "before": persons_in(before),
    }


def _of_delegation(content: Content, pk: int) -> str:
    one = content["people"][str(pk)]
    return with_office(entry_in_words(one), called_in(content, one["of"]))


def called_in(content: Content, pk: int) -> str:
    then = content["delegations"].get(str(pk))
    if then is None:
        return ""
    row = Delegation(plate_name=then["plate_name"], called=then["called"])
    return row.to_call
