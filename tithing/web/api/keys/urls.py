"""The addresses of keys."""

from __future__ import annotations

from django.urls import path

from tithing.web.api.keys import views

urlpatterns = [
    path("", views.own_keys, name="keys"),
    path("make/", views.make_key, name="make_key"),
    path("feed/", views.make_feed, name="make_feed"),
    path("all/", views.all_keys, name="all_keys"),
    path("<int:number>/end/", views.end_key, name="end_key"),
]
