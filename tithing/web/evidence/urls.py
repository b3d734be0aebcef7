"""The addresses of figures, each with its files: the latest, and a version whose address never means anything else."""

from __future__ import annotations

from django.urls import path

from tithing.web.evidence import file_views, views

urlpatterns = [
    path("figures/", views.figures, name="figures"),
    path("figures/<slug:indicator>/", views.indicator, name="figure"),
    path("figures/<slug:indicator>/latest.<slug:form>", file_views.latest, name="figure_latest"),
    path("figures/<slug:indicator>/<slug:version>.<slug:form>", file_views.version, name="figure_version"),
    path("reads-for/", views.read_for, name="reads_for"),
    path("places/", views.places, name="places"),
    path("places/<slug:place>/", views.place, name="place"),
]
