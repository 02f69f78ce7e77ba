from django.db.models import Q, QuerySet

from plenipo.registry.models import Party


def search(wanted: str) -> QuerySet[Party]:
    found = Party.objects.select_related("country").filter(merged_into=None)
    for word in wanted.split():
        found = found.filter(
            Q(name__icontains=word) | Q(name_english__icontains=word) | Q(name_short__iexact=word)
        )
    return found
