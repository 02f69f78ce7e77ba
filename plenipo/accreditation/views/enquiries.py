"""Is somebody coming? One answer everywhere, and who asked is noted."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import MemberRequest, answers_askers, data_protection_only, deed
from plenipo.accreditation.actions import enquiries as actions
from plenipo.accreditation.forms.enquiries import EnquiryForm
from plenipo.accreditation.queries import enquiries as queries
from plenipo.accreditation.words.enquiries import answers_about
from plenipo.delegations.profile import DATA_PROTECTION
from plenipo.kit.sheets import download

PER_PAGE = 50


@answers_askers
@require_safe
def enquiries(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request, EnquiryForm())


def _page(request: MemberRequest, form: EnquiryForm, status: int = 200) -> HttpResponse:
    reviews = request.member.has(DATA_PROTECTION)
    words = request.GET.get("q", "").strip()[:200]
    found = queries.enquiries_seen_by(request.member)
    if words:
        found = queries.with_words(found, words)
    page = {
        "form": form,
        "words": words,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "reviews": reviews,
        "to_review": queries.to_review(request.conference).count() if reviews else 0,
    }
    return render(request, "accreditation/enquiries/enquiries.html", page, status=status)


@answers_askers
@deed
def enquiry_add(request: MemberRequest, slug: str) -> HttpResponse:
    form = EnquiryForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    made = actions.note_enquiry(request.conference, by=request.by, **form.cleaned_data)
    return redirect("accreditation:enquiry", slug, made.pk)


@answers_askers
@require_safe
def enquiry(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """The sentence to answer with, in every language. It is reckoned anew: what is public may have changed since."""
    one = get_object_or_404(queries.enquiries_seen_by(request.member), pk=pk)
    here = reverse("accreditation:enquiries", args=[slug])
    told = queries.told_about(request.conference, one.about, timezone.localdate())
    page = {
        "enquiry": one,
        "answer": told.answer,
        "answers": answers_about(told, request.conference),
        "crumbs": [{"label": _("Enquiries"), "url": here}],
    }
    return render(request, "accreditation/enquiries/enquiry.html", page)


@data_protection_only
@require_safe
def enquiries_table(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    heads = [_("Time"), _("Person asked about"), _("Name of the asker")]
    heads += [
        _("Organisation or authority"),
        _("Channel"),
        pgettext("to a question", "Answer"),
        _("Entered by"),
    ]
    heads += [_("Protected person")]
    rows = (
        [
            each.at.isoformat(timespec="minutes"),
            each.about,
            each.asker,
            each.organisation,
            each.get_channel_display(),
            each.get_answer_display(),
            str(each.by or ""),
            _("possibly") if each.protected else "",
        ]
        for each in queries.enquiries_seen_by(request.member)
    )
    return download(f"{slug}-enquiries", kind, heads, rows)


@data_protection_only
@deed
def enquiries_review(request: MemberRequest, slug: str) -> HttpResponse:
    actions.review_enquiries(request.conference, by=request.by)
    messages.success(request, _("All enquiries are marked as reviewed."))
    return redirect("accreditation:enquiries", slug)
