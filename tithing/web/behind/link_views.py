"""What a one-time link opens: GET shows, POST does it once. Nothing here asks who is signed in: the link is all there is."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from tithing.web.ground.links import tries
from tithing.web.ground.links.link import redeem, usable
from tithing.web.ground.links.purposes import PURPOSES


# A form of another site cannot name the link, and no cookie of the desk reaches this address: there is nothing to forge.
@csrf_exempt
@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def one_time_link(request: HttpRequest, token: str) -> HttpResponse:
    address = str(get_adapter(request).get_client_ip(request))
    if tries.too_often(address):
        return render(request, "behind/no_link.html", {"too_often": True}, status=429)
    link = usable(token)
    if link is None:
        return _leads_nowhere(request, address)
    purpose = PURPOSES[link.purpose]
    form = purpose.form(link, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return (
            redirect(purpose.then) if redeem(token, form.cleaned_data) else _leads_nowhere(request, address)
        )
    return render(request, purpose.template, {"form": form})


def _leads_nowhere(request: HttpRequest, address: str) -> HttpResponse:
    tries.led_nowhere(address)
    return render(request, "behind/no_link.html", status=404)
