"""The address of feeds."""

from __future__ import annotations

from django.urls import path

from tithing.web.api.feeds import views

urlpatterns = [path("<str:token>/", views.personal_feed, name="feed")]
