"""What the web server starts."""

import os

from django.core.wsgi import get_wsgi_application

from surveys.screening import prepare

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "voice.settings")
application = get_wsgi_application()
prepare()  # once, before the processes part
