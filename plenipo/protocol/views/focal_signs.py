"""The flag or emblem of a party, over its link: sent here, confirmed by the secretariat."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plenipo.kit.forms import done
from plenipo.protocol.access import FocalRequest, deed, focal_points_only
from plenipo.protocol.actions import signs as actions
from plenipo.protocol.forms.signs import SignForm
from plenipo.protocol.queries.signs import signs_in
from plenipo.protocol.views.focal_plates import own_delegation, plates_page
from plenipo.protocol.views.signs import as_image, image_in


@focal_points_only
def sign_state(request: FocalRequest) -> HttpResponseBase:
    form, image = image_in(request)
    return _state(request, form, image)


@deed
def _state(request: FocalRequest, form: SignForm, image: bytes) -> HttpResponse:
    delegation = own_delegation(request)
    if not image or not done(
        form, lambda: actions.state_sign(delegation, image, by=request.focal), at="image"
    ):
        return plates_page(request, delegation, 422, sign_form=form)
    messages.success(request, _("The secretariat has received it and will confirm it."))
    return redirect(request.ways.url("protocol:my-plates"))


@focal_points_only
@deed
def sign_back(request: FocalRequest, pk: int) -> HttpResponse:
    delegation = own_delegation(request)
    theirs = signs_in(delegation.conference).filter(delegation=delegation)
    actions.take_back_sign(get_object_or_404(theirs, pk=pk), by=request.focal)
    messages.success(request, _("The statement has been withdrawn."))
    return redirect(request.ways.url("protocol:my-plates"))


@focal_points_only
@never_cache
@require_safe
def my_sign_image(request: FocalRequest, pk: int) -> HttpResponse:
    delegation = own_delegation(request)
    theirs = signs_in(delegation.conference).filter(delegation=delegation)
    return as_image(get_object_or_404(theirs, pk=pk))
