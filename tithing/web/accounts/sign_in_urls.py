"""Signing in and out, and the second factor: the library's pages that this site uses, and no other of them."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as sessions
from django.urls import include, path, re_path

from tithing.web.accounts import views
from tithing.web.accounts.ways.whole import whole

urlpatterns = [
    path("sign-in/", account.login, name="account_login"),
    path("sign-in/code/", account.request_login_code, name="account_request_login_code"),
    path("sign-in/code/confirm/", account.confirm_login_code, name="account_confirm_login_code"),
    path("sign-in/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/second/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-in/again/", whole(account.reauthenticate), name="account_reauthenticate"),
    path(
        "sign-in/again/code/",
        account.request_reauthentication_code,
        name="account_request_reauthentication_code",
    ),
    path(
        "sign-in/again/code/confirm/",
        whole(account.confirm_reauthentication_code),
        name="account_confirm_reauthentication_code",
    ),
    path("sign-in/again/second/", whole(mfa.reauthenticate), name="mfa_reauthenticate"),
    path(
        "sign-in/again/passkey/", whole(webauthn.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"
    ),
    path("sign-out/", account.logout, name="account_logout"),
    path("closed/", views.closed, name="account_inactive"),
    path("password/change/", whole(account.password_change), name="account_change_password"),
    path("password/set/", whole(account.password_set), name="account_set_password"),
    path("password/forgotten/", account.password_reset, name="account_reset_password"),
    path("password/forgotten/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/forgotten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        whole(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/forgotten/changed/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("own/", include("tithing.web.accounts.single_sign_on.urls")),
    path("", views.account, name="account"),
    path("second-factor/", views.second_factor, name="second_factor"),
    path("second-factor/all/", mfa.index, name="mfa_index"),
    path("second-factor/app/", whole(totp.activate_totp), name="mfa_activate_totp"),
    path("second-factor/app/remove/", whole(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("second-factor/passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("second-factor/passkeys/add/", whole(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path(
        "second-factor/passkeys/<int:pk>/remove/", whole(webauthn.remove_webauthn), name="mfa_remove_webauthn"
    ),
    path("second-factor/passkeys/<int:pk>/name/", whole(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("second-factor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "second-factor/codes/new/", whole(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"
    ),
    path("second-factor/codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("sessions/", sessions.list_usersessions, name="usersessions_list"),
]
