"""The address of one-time links."""

from __future__ import annotations

from django.urls import path

from tithing.web.behind import link_views

urlpatterns = [path("<str:token>/", link_views.one_time_link, name="one_time_link")]
