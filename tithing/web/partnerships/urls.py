"""The addresses of who the partnership is: its pages, and one for each verb."""

from __future__ import annotations

from functools import partial

from django.urls import path

from tithing.web.partnerships import views
from tithing.web.partnerships.verbs import VERBS

urlpatterns = [
    path("", views.partnership_overview, name="partnership"),
    path("organisations/", views.organisations, name="partnership_organisations"),
    path("people/", views.everybody, name="partnership_people"),
    *(path(verb.path, partial(views.act, verb=verb), name=verb.name) for verb in VERBS),
    path("people/<int:person>/", views.person, name="partnership_person"),
    path("organisations/<slug:organisation>/", views.organisation, name="partnership_organisation"),
    path("bodies/<slug:body>/", views.body, name="partnership_body"),
]
