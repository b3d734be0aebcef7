"""Files, as they are asked for and let out: always as something to keep, never as something to show."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tithing.web.behind.audit_export import export_audit
from tithing.web.behind.forms import ExportForm
from tithing.web.behind.permissions import EXPORT_AUDIT
from tithing.web.ground.files.kept_files import files_for
from tithing.web.ground.files.on_disk import path_of
from tithing.web.shared.page import actor_in
from tithing.web.shared.permissions import check

_KINDS = {
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


@require_safe
def download(request: HttpRequest, number: int) -> HttpResponseBase:
    """One file, to who may have it; what another may have is as absent as what does not exist."""
    found = files_for(actor_in(request)).filter(pk=number).first()
    if found is None or not path_of(found.sha256).is_file():
        raise Http404
    answer = FileResponse(
        path_of(found.sha256).open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type=_KINDS.get(found.kind, "application/octet-stream"),
    )
    answer["Content-Security-Policy"] = _SANDBOX
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def audit_export(request: HttpRequest) -> HttpResponse:
    check(EXPORT_AUDIT, actor_in(request))
    form = ExportForm(request.POST or None)
    if form.is_valid():
        with form.telling():
            export_audit(by=actor_in(request), reason=form.cleaned_data["reason"])
            messages.success(request, "The file is being made. It appears here, to be downloaded for 7 days.")
            return redirect("jobs")
    return render(request, "behind/audit_export.html", {"form": form}, status=form.status)
