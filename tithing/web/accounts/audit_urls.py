"""The address of the audit."""

from __future__ import annotations

from django.urls import path

from tithing.web.accounts import views

urlpatterns = [path("", views.audit, name="audit")]
