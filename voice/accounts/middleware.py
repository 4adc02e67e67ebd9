"""Deny by default: every page asks for a signed-in person unless it is marked as public."""

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest
from django.shortcuts import redirect
from wagtail.views import serve

from voice.shared.typed import has_typed, keep_typed

PUBLIC_VIEWS = {serve}  # Wagtail decides by each page's own restrictions


class DenyByDefault(LoginRequiredMiddleware):
    """Asks first whether the view is public, so that a public page reads no session."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        if view_func in PUBLIC_VIEWS or not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request, view_func):
        """To the sign-in; a form that was sent stays where it is, with what was typed."""
        if has_typed(request):
            return keep_typed(request)
        return super().handle_no_permission(request, view_func)


def require_second_factor(get_response):
    """Middleware: a signed-in person without a second factor can only set one up or sign out."""

    def middleware(request: HttpRequest):
        if needs_second_factor(request):
            return redirect("mfa_activate_totp")
        return get_response(request)

    return middleware


def needs_second_factor(request: HttpRequest) -> bool:
    if not settings.REQUIRE_SECOND_FACTOR or request.path.startswith(("/account/", "/static/")):
        return False
    if not request.path.startswith(("/desk/", "/editor/")) or not request.user.is_authenticated:
        return False
    return not request.user.authenticator_set.exists()
