"""What was deleted leaves the files of the database too, not only its tables."""

from typing import Any

from django.db import connection

from plenipo.records.actions.jobs import Progress

KIND = "records.scrub"


def scrub(_progress: Progress) -> dict[str, Any]:
    """Write the database anew without what was deleted. Not within a transaction."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("pragma wal_checkpoint(truncate)")
            cursor.execute("vacuum")
            cursor.execute("pragma wal_checkpoint(truncate)")
        else:
            cursor.execute("vacuum")
    return {}
