"""Addresses of the pages and of the pictures and documents in them.

Wagtail's own addresses are not included: its sign-in page would be a second door beside ours.
"""

from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path
from django.views.generic import RedirectView
from wagtail.documents.views.serve import serve as serve_document
from wagtail.urls import serve_pattern
from wagtail.views import serve

from cms.views import picture

sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("media/images/<str:name>", picture, name="picture"),
    re_path(
        r"^documents/(\d+)/(.*)$", login_not_required(serve_document), name="wagtaildocs_serve"
    ),
    path("private/", login_not_required(sign_in), name="wagtailcore_login"),
    re_path(serve_pattern, serve, name="wagtail_serve"),
]
