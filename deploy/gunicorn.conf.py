"""The web server: two processes of four threads each suit two cores.

No access log: an address beside a time could tell who answered.
"""

import os

bind = os.environ.get("BIND", f"127.0.0.1:{os.environ.get('PORT', '8000')}")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
preload_app = True
accesslog = None
loglevel = "warning"
graceful_timeout = 30
max_requests = 20_000
max_requests_jitter = 2_000
limit_request_field_size = 8190
