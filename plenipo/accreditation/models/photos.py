"""Photos for badges: what was drawn anew of a file that somebody sent, and who needs none."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.kit.personal import BY_ITS_APP, Personal, impersonal, personal
from plenipo.people.models import Account, Person

OF_PHOTOS = Personal(
    purpose=_("the photo on the badge, to recognise its holder"),
    recipients=_("the secretariat, the party itself and the officers at the gates"),
    retention=_("as the rules of the conference say, counted from the end of the conference"),
)


class Photo(models.Model):
    """The photo of one person, or (without a person) one that is still to be assigned to somebody.

    delegation    over whose link or for whom it was sent; None: sent at the desk for several delegations
    file_name     of a photo to be assigned, as it was sent
    chosen        the key of the cut in use
    advice        what a machine noticed: keys of words/photos.py
    wanted_at     when the desk asked for another one, and why; a new photo ends it
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="photos")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="photos")
    delegation = models.ForeignKey(Delegation, models.CASCADE, null=True, related_name="photos")
    file_name = personal(models.CharField(max_length=200, blank=True), OF_PHOTOS)
    chosen = impersonal(models.CharField(max_length=10))
    advice = impersonal(models.JSONField(default=list, blank=True))
    sent_at = models.DateTimeField()
    wanted_at = models.DateTimeField(null=True)
    wanted_why = personal(models.CharField(_("reason"), max_length=500, blank=True), OF_PHOTOS)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "person"],
                name="one_photo_of_a_person",
                violation_error_message=_("This person already has a photo."),
            )
        ]

    def __str__(self) -> str:
        return f"photo {self.pk}"


class PhotoCut(models.Model):
    """One way to cut a photo: a JPEG of one size, drawn by us. It stands in the database, so that it is deleted in the
    transaction that deletes whose it is.

    small   the same for the devices at gates; b"" of what was kept before they showed photos
    """

    class Key(models.TextChoices):
        WHOLE = "whole", pgettext_lazy("cut of a photo", "whole picture")
        UPPER = "upper", pgettext_lazy("cut of a photo", "upper part")
        CENTRE = "centre", pgettext_lazy("cut of a photo", "centre")
        LOWER = "lower", pgettext_lazy("cut of a photo", "lower part")
        MIDDLE = "middle", pgettext_lazy("cut of a photo", "middle")
        LEFT = "left", pgettext_lazy("cut of a photo", "left part")
        RIGHT = "right", pgettext_lazy("cut of a photo", "right part")
        CLOSER = "closer", pgettext_lazy("cut of a photo", "closer")

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="cuts")
    key = models.CharField(max_length=10, choices=Key)
    image = personal(models.BinaryField(), OF_PHOTOS, gone=BY_ITS_APP)
    small = personal(models.BinaryField(default=b""), OF_PHOTOS, gone=BY_ITS_APP)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["photo", "key"], name="a_photo_is_cut_each_way_once")
        ]

    def __str__(self) -> str:
        return str(self.get_key_display())


class PhotoExemption(models.Model):
    """Somebody who needs no photo although the rules ask for one."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="photo_exemptions")
    person = models.ForeignKey(Person, models.CASCADE, related_name="photo_exemptions")
    reason = personal(models.CharField(_("reason"), max_length=300), OF_PHOTOS)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "person"],
                name="one_photo_exemption_of_a_person",
                violation_error_message=_("This person is already exempt."),
            )
        ]

    def __str__(self) -> str:
        return f"photo exemption {self.pk}"
