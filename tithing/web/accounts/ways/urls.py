"""The addresses of settings."""

from __future__ import annotations

from django.urls import path

from tithing.web.accounts.ways import views

urlpatterns = [
    path("", views.all_settings, name="settings"),
    path("sign-in/<slug:role>/", views.set_ways, name="set_ways"),
]
