"""The way in over a link, one's own account, and the accounts of the house."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from plenipo.accounts.access import (
    AccountRequest,
    deed,
    house_only,
    own_account,
    proved_only,
    public,
)
from plenipo.accounts.actions import address as addresses
from plenipo.accounts.actions import closing, links, tries
from plenipo.accounts.actions import sessions as signing
from plenipo.accounts.forms import AddressForm, ChangePasswordForm, ForgottenForm, NewPasswordForm
from plenipo.accounts.models import EntryLink
from plenipo.accounts.queries import accounts_asked_for, link_with, sessions_of
from plenipo.kit.forms import done
from plenipo.people.models import Account
from plenipo.records.models import By

Purpose = EntryLink.Purpose
PER_PAGE = 50


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password over the link of a letter, and go on to the second factor.

    A mail scanner may open the page as often as it likes: only the form uses the link.
    """
    link = link_with(token, Purpose.PASSWORD, timezone.now())
    if link is None:
        return render(request, "accounts/no_link.html", status=403)
    form = NewPasswordForm(link.account, request.POST or None)
    page = {"form": form, "account": link.account, "address": request.path}
    if request.method != "POST":
        return render(request, "accounts/enter.html", page)
    if not form.is_valid():
        return render(request, "accounts/enter.html", page, status=422)
    account = links.choose_password(link, form.cleaned_data["password"])
    request.session.flush()
    record_authentication(request, account, method="password")
    answer: HttpResponse = perform_login(request, account, redirect_url=str(_after_signing_in()))
    return answer


def _after_signing_in() -> str:
    return redirect(settings.LOGIN_REDIRECT_URL).url


@public
@never_cache
def forgotten(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/forgotten.html", {"form": ForgottenForm()})


@public
@deed
def forgotten_send(request: HttpRequest) -> HttpResponse:
    """The same words, after the same time, whether an account has the address or not."""
    form = ForgottenForm(request.POST)
    if form.is_valid():
        wanted = form.cleaned_data["address"]
        wait = tries.take_try("link", who=wanted, network=tries.network_of(request))
        if not wait:
            links.ask_for_password_link(wanted)
            messages.success(
                request,
                _(
                    "If an account has the address %(sent)s, a message with a link has been sent to it."
                )
                % {"sent": wanted},
            )
            return redirect("accounts:forgotten")
        form.add_error("address", tries.in_words(wait, passkey=False))
    return render(request, "accounts/forgotten.html", {"form": form}, status=422)


@own_account
def password(request: AccountRequest) -> HttpResponse:
    form = ChangePasswordForm(request.user)
    return render(request, "accounts/password.html", {"form": form})


@own_account
@deed
def password_change(request: AccountRequest) -> HttpResponse:
    account = request.user
    form = ChangePasswordForm(account, request.POST)
    if not _counted(form, account, request):
        return render(request, "accounts/password.html", {"form": form}, status=422)
    before = request.session.session_key or ""
    links.change_password(account, form.cleaned_data["password"], session=before)
    update_session_auth_hash(request, account)
    signing.session_moved(before, request.session.session_key or "")
    messages.success(
        request, _("Your password has been changed. You have been signed out in other browsers.")
    )
    return redirect("accounts:password")


@proved_only
def address(request: AccountRequest) -> HttpResponse:
    return render(request, "accounts/address.html", {"form": AddressForm(request.user)})


@proved_only
@deed
def address_ask(request: AccountRequest) -> HttpResponse:
    account = request.user
    form = AddressForm(account, request.POST)
    if _counted(form, account, request) and done(
        form,
        lambda: addresses.ask_for_address(account, form.cleaned_data["address"]),
        at="address",
    ):
        messages.success(
            request,
            _(
                "A message has been sent to both addresses. Follow the link in the one sent to the new "
                "address."
            ),
        )
        return redirect("accounts:address")
    return render(request, "accounts/address.html", {"form": form}, status=422)


def _counted(
    form: AddressForm | ChangePasswordForm, account: Account, request: AccountRequest
) -> bool:
    """Whether the form is right; a wrong password in it is a try like one at the door."""
    network = tries.network_of(request)
    wait = tries.take_try("password", who=account.email, network=network)
    if wait:
        form.add_error("password_now", tries.in_words(wait))
        return False
    right = form.is_valid()
    if "password_now" not in form.errors:
        tries.was_right("password", who=account.email, network=network)
    return right


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def address_confirm(request: HttpRequest, token: str) -> HttpResponse:
    link = link_with(token, Purpose.ADDRESS, timezone.now())
    if link is None:
        return render(request, "accounts/no_link.html", {"of_address": True}, status=403)
    if request.method != "POST":
        return render(request, "accounts/confirm.html", {"link": link, "address": request.path})
    account = addresses.confirm_address(link)
    messages.success(
        request, _("Your sign-in address is now %(address)s.") % {"address": account.email}
    )
    return redirect("accounts:address" if request.user == account else settings.LOGIN_URL)


@own_account
def sessions(request: AccountRequest) -> HttpResponse:
    page = {
        "sessions": sessions_of(request.user, timezone.now()),
        "this": request.session.session_key,
    }
    return render(request, "accounts/sessions.html", page)


@own_account
@deed
def sessions_end(request: AccountRequest) -> HttpResponse:
    account = request.user
    but = request.session.session_key or ""
    signing.sign_out_elsewhere(account, by=links.own(account), but=but)
    messages.success(request, _("You have been signed out in all other browsers."))
    return redirect("accounts:sessions")


@own_account
@deed
def session_end(request: AccountRequest, pk: int) -> HttpResponse:
    account = request.user
    one = get_object_or_404(sessions_of(account, timezone.now()), pk=pk)
    signing.sign_out_elsewhere(account, by=links.own(account), only=one)
    messages.success(request, _("You have been signed out in that browser."))
    return redirect("accounts:sessions")


@house_only()
def accounts(request: AccountRequest) -> HttpResponse:
    words = request.GET.get("q", "")[:200].strip()
    pages = Paginator(accounts_asked_for(words), PER_PAGE)
    page = {"page_of": pages.get_page(request.GET.get("page")), "words": words}
    return render(request, "accounts/accounts.html", page)


@house_only()
@deed
def close(request: AccountRequest, pk: int) -> HttpResponse:
    account = get_object_or_404(Account, pk=pk)
    closing.close(account, by=_administrator(request))
    messages.success(
        request, _("The account has been closed: its sessions, links and tokens have ended.")
    )
    return redirect("accounts:accounts")


@house_only()
@deed
def reopen(request: AccountRequest, pk: int) -> HttpResponse:
    account = get_object_or_404(Account, pk=pk)
    closing.reopen(account, by=_administrator(request))
    messages.success(request, _("The account has been reopened."))
    return redirect("accounts:accounts")


def _administrator(request: AccountRequest) -> By:
    return By(duty="administrator", account=request.user)
