from django.db.models import Prefetch, QuerySet

from plenipo.accreditation.models import Custody, Receipt
from plenipo.conference.models import Conference


def receipt_in(conference: Conference, number: int) -> "QuerySet[Receipt]":
    found = Receipt.objects.filter(conference=conference, number=number)
    return found.select_related("conference", "delegation", "by").prefetch_related(
        "badges__category",
        Prefetch(
            "custody",
            Custody.objects.exclude(outcome=Custody.Outcome.MISTAKEN)
            .select_related("piece__kind")
            .order_by("piece__kind__position", "piece__kind", "piece__number", "pk"),
        ),
    )
