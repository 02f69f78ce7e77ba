from django.urls import path

from plenipo.accounts import views

app_name = "accounts"
urlpatterns = [
    path("account/enter/<slug:token>/", views.enter, name="enter"),
    path("account/forgotten/", views.forgotten, name="forgotten"),
    path("account/forgotten/send/", views.forgotten_send, name="forgotten-send"),
    path("account/password/", views.password, name="password"),
    path("account/password/change/", views.password_change, name="password-change"),
    path("account/address/", views.address, name="address"),
    path("account/address/ask/", views.address_ask, name="address-ask"),
    path("account/address/<slug:token>/", views.address_confirm, name="address-confirm"),
    path("account/sessions/", views.sessions, name="sessions"),
    path("account/sessions/end/", views.sessions_end, name="sessions-end"),
    path("account/sessions/<whole:pk>/end/", views.session_end, name="session-end"),
    path("accounts/", views.accounts, name="accounts"),
    path("accounts/<whole:pk>/close/", views.close, name="close"),
    path("accounts/<whole:pk>/open/", views.reopen, name="open"),
]
