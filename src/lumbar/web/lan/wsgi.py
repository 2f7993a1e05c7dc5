"""What the server calls for each request from the home network."""

import os

from django.core.wsgi import get_wsgi_application

# Not `setdefault`: the settings of the open door must never stand behind this one.
os.environ["DJANGO_SETTINGS_MODULE"] = "lumbar.web.lan.settings"

application = get_wsgi_application()
