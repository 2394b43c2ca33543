"""The application that a web server calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhang.settings")
application = get_wsgi_application()
# What is loaded by now stays for good: the collector of rings looks through the rest only, and seldom.
gc.freeze()
gc.set_threshold(50_000)
