"""What a plan does not hold, and why, in the words of the desk."""

from plenipo.bilaterals.models import MeetingRequest, Plan


def left_out(plan: Plan) -> list[MeetingRequest]:
    """The requests the plan does not hold, in the order of the plan."""
    found = MeetingRequest.objects.filter(pk__in=list(plan.unheld))
    there = {
        str(each.pk): each
        for each in found.select_related("asker__country", "asked__country", "conference")
    }
    return [there[pk] for pk in plan.unheld if pk in there]


def code_of(pk: str) -> str:
    return f"B-{pk[:5].upper()}"
