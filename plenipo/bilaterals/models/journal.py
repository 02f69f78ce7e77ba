from django.db import models

from plenipo.records.models import Line


class DeskLine(Line):
    """One line of the desk's own journal. The journal of the conference is read by all its members, and counts."""

    class Meta:
        indexes = [
            models.Index(fields=["conference", "id"]),
            models.Index(fields=["about"]),
        ]
