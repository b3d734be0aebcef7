"""The addresses of practice."""

from __future__ import annotations

from django.urls import path

from tithing.web.practice import views

urlpatterns = [
    path("desk/account/practice/", views.people, name="practice_people"),  # where the session's cookie goes
    path("demo/mailbox/", views.mailbox, name="mailbox"),
]
