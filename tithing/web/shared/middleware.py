"""What holds of every answer of the site: who acts, what is refused and in which words, what may be kept by whom."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tithing.vocabulary.problems import Refused
from tithing.web.shared.permissions import Absent, Denied

Answer = Callable[[HttpRequest], HttpResponse]
KEPT_BY_NOBODY = ("/desk/", "/r/")
LEADS_NOWHERE_ELSE = ("/r/", "/feeds/")  # the address is a secret, which no other site is told
NO_SUCH_METHOD = 405


class DeskMiddleware:
    """Refusals become pages; nothing of the desk is kept by a browser or anything between."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._answer(request)
        if response.status_code == NO_SUCH_METHOD and not response.content:
            response = _in_words(request, response)
        if request.path.startswith(KEPT_BY_NOBODY):
            response["Cache-Control"] = "no-store"
            response["X-Robots-Tag"] = "noindex"
        if request.path.startswith(LEADS_NOWHERE_ELSE):
            response["Referrer-Policy"] = "no-referrer"
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A refusal in words: 403 of what may be seen and not done, 404 of what may not be known of."""
        if isinstance(error, Absent):
            raise Http404 from error
        if isinstance(error, Denied):
            return render(request, "failed/denied.html", {"words": error.words}, status=403)
        if isinstance(error, Refused):
            return render(request, "failed/refused.html", {"problems": error.problems}, status=409)
        return None


def _in_words(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A page where a program sends what is only looked at, or looks at what is only sent: with what may be asked instead."""
    told = render(request, "failed/other_method.html", status=NO_SUCH_METHOD)
    told["Allow"] = response["Allow"]
    return told
