"""Every address of the site. What is public keeps its address for ever."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("tithing.web.public.urls")),
    path("", include("tithing.web.practice.urls")),
    path("desk/", include("tithing.web.home.urls")),
    path("desk/account/", include("tithing.web.accounts.sign_in_urls")),
    path("desk/people/", include("tithing.web.accounts.urls")),
    path("desk/settings/", include("tithing.web.accounts.ways.urls")),
    path("desk/audit/", include("tithing.web.accounts.audit_urls")),
    path("desk/partnership/", include("tithing.web.partnerships.urls")),
    path("desk/questions/", include("tithing.web.questions.urls")),
    path("desk/", include("tithing.web.supplied.urls")),  # before the figures: "revisions" is no indicator
    path("desk/keys/", include("tithing.web.api.keys.urls")),
    path("api/", include("tithing.web.api.version_one.urls")),
    path("feeds/", include("tithing.web.api.feeds.urls")),
    path("desk/", include("tithing.web.evidence.urls")),
    path("desk/search/", include("tithing.web.search.urls")),
    path("r/", include("tithing.web.behind.link_urls")),
    path("desk/", include("tithing.web.behind.file_urls")),
    path("desk/jobs/", include("tithing.web.behind.job_urls")),
]
handler400 = "tithing.web.shared.failures.malformed"
handler403 = "tithing.web.shared.failures.forgery"
handler404 = "tithing.web.shared.failures.absent"
handler500 = "tithing.web.shared.failures.failed"
