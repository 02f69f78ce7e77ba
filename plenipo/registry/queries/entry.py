"""One entry of the register: everything its page shows."""

from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet

from plenipo.registry.models import (
    Affiliation,
    Office,
    Party,
    Revision,
    Succession,
)


def entry(pk: int) -> QuerySet[Party]:
    """One party with everything its page shows."""
    return (
        Party.objects.filter(pk=pk)
        .select_related("country", "merged_into")
        .defer("said", "searched")
        .prefetch_related(
            "names",
            "statuses",
            "external_ids",
            Prefetch("affiliations", Affiliation.objects.select_related("international")),
            Prefetch("predecessors", Succession.objects.select_related("before")),
            Prefetch("successors", Succession.objects.select_related("after")),
            "merged_from",
        )
    )


def offices_of(party: Party, *, with_names: bool) -> QuerySet[Office]:
    """Latest first. Names of persons are for those who keep the register."""
    offices = Office.objects.filter(party=party).order_by("-since", "pk")
    return offices.select_related("person") if with_names else offices.defer("person")


def last_change_of(
    party: Party, *, since: Revision | None = None, parts: Iterable[str] = ()
) -> Revision | None:
    """The latest revision, or the latest after `since` that touched one of these parts."""
    found = Revision.objects.filter(party=party).select_related("by").order_by("-pk")
    if since is None:
        return found.first()
    touched = Q()
    for name in parts:
        touched |= Q(before__has_key=name) | Q(after__has_key=name)
    return found.filter(touched, pk__gt=since.pk).first()
