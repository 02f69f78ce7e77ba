"""The photos of one person, as they are handed out to that person."""

from base64 import b64encode
from typing import Any

from plenipo.accreditation.models import Photo, PhotoExemption
from plenipo.people.models import Person


def photos_as_export(person: Person) -> list[dict[str, Any]]:
    """Every cut there is of them, and what was decided about them."""
    photos = Photo.objects.filter(person=person).select_related("conference")
    exempt = PhotoExemption.objects.filter(person=person).select_related("conference")
    return [
        *(
            {
                "conference": str(photo.conference),
                "sent": photo.sent_at.isoformat(),
                "remarks": photo.advice,
                "another one requested": photo.wanted_why,
                "cuts": {cut.key: b64encode(bytes(cut.image)).decode() for cut in photo.cuts.all()},
            }
            for photo in photos
        ),
        *({"conference": str(each.conference), "exempt": each.reason} for each in exempt),
    ]
