"""What is said of photos: how they stand, what a machine noticed, why a file could not be used."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from plenipo.accreditation.models import Photo
from plenipo.accreditation.profile import GROUPS, Photos
from plenipo.accreditation.queries import photos as queries
from plenipo.conference.models import Conference
from plenipo.kit.days import long_day
from plenipo.kit.pictures.values import MOST_BYTES

STATES = {
    queries.THERE: pgettext_lazy("photo", "received"),
    queries.MISSING: pgettext_lazy("photo", "missing"),
    queries.AGAIN: pgettext_lazy("photo", "another one requested"),
    queries.EXEMPT: pgettext_lazy("photo", "not needed (exempt)"),
    queries.NOT_NEEDED: pgettext_lazy("photo", "not needed"),
}
TONES = {
    queries.THERE: "yes",
    queries.MISSING: "wait",
    queries.AGAIN: "wait",
    queries.EXEMPT: "quiet",
    queries.NOT_NEEDED: "quiet",
}
PHOTO_NEEDS = {
    "missing": pgettext_lazy("photos", "missing"),
    "again": pgettext_lazy("photos", "another one requested"),
    "advice": pgettext_lazy("photos", "with a remark"),
    "there": pgettext_lazy("photos", "received"),
    "exempt": pgettext_lazy("photos", "exempt"),
}
REMARKS = {
    "small": gettext_lazy("The picture is small; on the badge it may look coarse."),
    "blurred": gettext_lazy("The picture may be blurred."),
    "background": gettext_lazy("The background may not be plain."),
    "from_cmyk": gettext_lazy("The colours were those of a printed work and have been converted."),
}


def role_in_words(line: queries.PhotoLine) -> str:
    """Capacity of a delegate; function, or else group, of somebody outside delegations."""
    return line.role or str(GROUPS.get(line.capacity, ""))


def remarks_on(photo: Photo, rules: Photos) -> list[str]:
    return list(_remarks(photo, rules))


def _remarks(photo: Photo, rules: Photos) -> Iterator[str]:
    for key in photo.advice:
        if key == "old":
            yield ngettext(
                "According to the file, the picture was taken more than %(n)s month ago.",
                "According to the file, the picture was taken more than %(n)s months ago.",
                rules.months,
            ) % {"n": rules.months}
        elif key in REMARKS:
            yield str(REMARKS[key])


def what_is_asked(rules: Photos, conference: Conference) -> list[str]:
    """To a party: what its photos should be, and by when."""
    if not rules.wanted:
        return []
    return [
        _("A photo of each person is needed for the badge, by %(day)s.")
        % {"day": long_day(rules.due_on(conference.starts))},
        _("A recent portrait, facing the camera, before a plain background."),
        _("JPEG, PNG or WebP, at most %(n)s MB.") % {"n": MOST_BYTES // 1_000_000},
    ]
