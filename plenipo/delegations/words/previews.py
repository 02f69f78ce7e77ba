"""The list of participants as somebody else gets it: looked at before it is published, and afterwards."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.conference.models import Conference
from plenipo.conference.profile import Participation
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import PUBLIC, STAFF, Audience, Reader
from plenipo.delegations.queries.list_versions import (
    content_now,
    counted_by,
    next_number,
    version_seen_by,
    versions_of,
)
from plenipo.delegations.queries.participants import as_published
from plenipo.delegations.queries.people import participants_seen_by
from plenipo.delegations.words.list_versions import label_of, version_label
from plenipo.delegations.words.listed import PublishedList, published_list

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

OF_CATEGORY = "of-"  # begins the key of a reader of a category


@dataclass(frozen=True)
class PreviewReader:
    """
    says   what is to be known of this preview
    """

    key: str
    label: "StrOrPromise"
    reader: Reader
    says: "StrOrPromise"


NOTHING_PUBLISHED = gettext_lazy(
    "Preview: exactly what this reader gets. Nothing is published by it."
)
READERS = (
    PreviewReader("public", gettext_lazy("the public"), PUBLIC, NOTHING_PUBLISHED),
    PreviewReader(
        "press",
        gettext_lazy("the press"),
        PUBLIC,
        gettext_lazy("Preview: the press gets exactly what the public gets."),
    ),
    PreviewReader(
        "delegation",
        gettext_lazy("another delegation"),
        Reader(Audience.DELEGATIONS),
        NOTHING_PUBLISHED,
    ),
    PreviewReader(
        "staff",
        gettext_lazy("the secretariat"),
        STAFF,
        gettext_lazy("Preview: the list as it is now for every duty of the secretariat."),
    ),
)


def readers_in_preview(conference: Conference) -> list[PreviewReader]:
    """Everybody for whom the list may differ: a delegation reads more of its own category."""
    of_categories = [
        PreviewReader(
            OF_CATEGORY + each.key,
            _("a delegation: %(category)s") % {"category": each.label},
            Reader(Audience.DELEGATIONS, category=each.key),
            NOTHING_PUBLISHED,
        )
        for each in rules_of(conference).of(Participation).categories
    ]
    return [*READERS[:-1], *of_categories, READERS[-1]]


def reader_in_preview(key: str, conference: Conference) -> PreviewReader:
    """The public, for a key that is none."""
    return next((each for each in readers_in_preview(conference) if each.key == key), READERS[0])


def preview_of(
    conference: Conference, state: str, reader: Reader, version: int | None = None
) -> PublishedList | None:
    """version   its number in the table: it is shown instead of the list as it is now; None if there is none such"""
    policy = as_published(conference)
    if reader == STAFF:
        entries = participants_seen_by(STAFF, conference, policy)
        label, day = _("List of participants (internal)"), timezone.localdate()
        return published_list(conference, entries, code=state, label=label, day=day, internal=True)
    if version is None:
        content, label = (
            content_now(conference, state=state),
            version_label(state, next_number(conference, state)),
        )
        day = timezone.localdate()
    else:
        found = versions_of(conference).filter(pk=version).first()
        if found is None or not found.content:
            return None
        content, label, state = found.content, label_of(found), found.state
        day = timezone.localtime(found.at).date()
    entries = version_seen_by(reader, conference, content, policy)
    counted = counted_by(content)
    return published_list(conference, entries, code=state, label=label, day=day, counted=counted)
