"""What somebody changes through the sign-in library is changed with its line in the audit, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest

from tithing.web.accounts.models import Account
from tithing.web.accounts.ways.lines import second_steps_of, tell_of_second_steps

Asked = Callable[..., Any]


def whole(view: Asked) -> Asked:
    """A page of the library that changes a way in: what is sent to it is one transaction, in which the lines of it stand.

    The library tells of some second steps only when they stand already: so they are looked at before and after.
    """

    @wraps(view)
    def answer(request: HttpRequest, *named: Any, **given: Any) -> Any:
        if request.method != "POST":
            return view(request, *named, **given)
        with transaction.atomic():
            account = request.user if isinstance(request.user, Account) else None
            before = second_steps_of(account)
            told = view(request, *named, **given)
            tell_of_second_steps(account, before)
        return told

    return answer
