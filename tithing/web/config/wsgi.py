"""What a server of WSGI calls: `gunicorn tithing.web.config.wsgi`."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tithing.web.config.settings")
application = get_wsgi_application()
