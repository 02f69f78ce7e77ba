"""The public page where a reference is checked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from plenipo.accounts.actions.tries import network_of
from plenipo.conference.models import Conference
from plenipo.delegations.actions.verification import note_confirmed, note_question
from plenipo.delegations.forms.invitations import VerifyForm
from plenipo.delegations.queries.verification import known, spellings
from plenipo.delegations.words.papers import paper_known
from plenipo.kit.access import public


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, slug: str) -> HttpResponse:
    """A question, not a deed: nothing happens twice if it is asked twice.

    It is posted all the same, so that no reference and no address ends up in a log or a history.
    """
    conference = get_object_or_404(Conference.objects.select_related("series"), slug=slug)
    form = VerifyForm(request.POST if request.method == "POST" else None)
    context = {
        "conference": conference,
        "site_name": str(conference),
        "home_url": reverse("portal:conference", args=[slug]),
        "form": form,
    }
    if request.method != "POST":
        return render(request, "delegations/invitations/verify.html", context)
    if not form.is_valid():
        return render(request, "delegations/invitations/verify.html", context, status=422)
    asked = form.cleaned_data
    network, said = network_of(request), spellings(asked["reference"])[0]
    if not note_question(conference, network=network, reference=said):
        return render(request, "delegations/invitations/verify_wait.html", context, status=429)
    context["answered"] = True
    context["known"] = known(conference, asked["reference"], asked["email"])
    context["paper"] = paper = paper_known(conference, asked["reference"], asked["email"])
    if paper:
        note_confirmed(conference, paper.number)
    context["mistyped"] = form.mistyped
    return render(request, "delegations/invitations/verify.html", context)
