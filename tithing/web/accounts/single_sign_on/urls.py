"""The addresses of the organisation's own sign-in, below the desk, where the session's cookie goes."""

from __future__ import annotations

from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import path
from django.views.generic import RedirectView

from tithing.web.accounts.ways.whole import whole

urlpatterns = [
    path("", whole(social.connections), name="socialaccount_connections"),
    path("stopped/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("failed/", social.login_error, name="socialaccount_login_error"),
    path(
        "new/", RedirectView.as_view(pattern_name="account_login"), name="socialaccount_signup"
    ),  # nobody signs up
    path("<slug:provider_id>/", openid.login, name="openid_connect_login"),
    path("<slug:provider_id>/back/", openid.callback, name="openid_connect_callback"),
]
