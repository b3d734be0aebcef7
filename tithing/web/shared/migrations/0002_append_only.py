"""The database itself refuses to change or delete a line of the audit (tithing.web.shared.guard)."""

from __future__ import annotations

from django.db import migrations

from tithing.web.shared.guard import keep, let_go


class Migration(migrations.Migration):
    dependencies = [("shared", "0001_initial")]
    operations = [migrations.RunPython(keep, let_go)]
