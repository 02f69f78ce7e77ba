"""What the numbers of the desk's own activity log mean. Only the desk reads it, and it knows both sides."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.bilaterals.models import MeetingRequest, Outage, Plan, Principal
from plenipo.bilaterals.queries.desk import asked_in_full
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.delegations.queries.names import with_country
from plenipo.kit.personal import GONE
from plenipo.records.words.lines import (
    LineReader,
    Thing,
    Things,
    by_number,
    choices,
    explain,
    names_rows,
    page_of,
    speaks,
)

UUID_LENGTH = 36
YES_NO = {True: pgettext_lazy("value", "yes"), False: pgettext_lazy("value", "no")}


@names_rows("bilaterals.meetingrequest", gettext_lazy("request for a meeting"))
def requests(numbers: list[str], reading: LineReader) -> Things:
    known = [each for each in numbers if len(each) == UUID_LENGTH]
    found = MeetingRequest.objects.filter(pk__in=known).select_related(
        "asker__country", "asked__country", "conference__series"
    )

    def thing(each: MeetingRequest) -> Thing:
        if each.state == MeetingRequest.State.DRAFT:  # nobody is told of whom before it is sent
            return Thing(_("request for a meeting"))
        return Thing(sides_of(each), page_of(reading, "bilaterals:desk-request", each.pk))

    return {str(each.pk): thing(each) for each in found}


def sides_of(request: MeetingRequest) -> str:
    """The asker first."""
    told = {"asker": with_country(request.asker), "asked": asked_in_full(request)}
    return _("%(asker)s asks to meet %(asked)s") % told


@names_rows("bilaterals.plan", gettext_lazy("plan"))
def plans(numbers: list[str], reading: LineReader) -> Things:
    def thing(plan: Plan) -> Thing:
        return Thing(_("plan %(number)s") % {"number": plan.number})

    return by_number(Plan.objects.only("number"), numbers, thing)


@names_rows("bilaterals.principal", gettext_lazy("principal"))
def principals(numbers: list[str], reading: LineReader) -> Things:
    def thing(one: Principal) -> Thing:
        erased = one.office == GONE and not one.name
        text = _("principal %(number)s (personal data erased)") % {"number": one.pk}
        return Thing(text if erased else str(one))

    return by_number(Principal.objects, numbers, thing)


@names_rows("bilaterals.outage", gettext_lazy("event of the day"))
def outages(numbers: list[str], reading: LineReader) -> Things:
    found = Outage.objects.select_related("principal", "room", "interpreter")
    return by_number(found, numbers, lambda each: Thing(str(each)))


speaks("liaison officer of delegation", "delegations.delegation")
explain("as_asked", gettext_lazy("as requested"), words=choices(YES_NO))
explain("only", gettext_lazy("only rooms set aside"), words=choices(YES_NO))
explain("meetings", gettext_lazy("meetings"))
explain(f"{DeskVerb.PLAN_IN_FORCE}:told", gettext_lazy("delegations informed"))
