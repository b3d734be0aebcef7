"""The addresses of work."""

from __future__ import annotations

from django.urls import path

from tithing.web.behind import views

urlpatterns = [
    path("", views.jobs, name="jobs"),
    path("<int:number>/again/", views.try_again, name="job_again"),
    path("<int:number>/give-up/", views.give_up, name="job_give_up"),
]
