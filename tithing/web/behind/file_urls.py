"""The addresses of files."""

from __future__ import annotations

from django.urls import path

from tithing.web.behind import file_views

urlpatterns = [
    path("downloads/<int:number>/", file_views.download, name="download"),
    path("audit/export/", file_views.audit_export, name="audit_export"),
]
