"""Health and errors."""

from django.http import HttpResponse


def bad_request(request, exception=None):
    return HttpResponse("Something in that address or form could not be read.", status=400)


def refused(request, exception=None):
    return HttpResponse("You may not see that page.", status=403)


def not_found(request, exception=None):
    return HttpResponse("We could not find that page.", status=404)


def broken(request):
    return HttpResponse("Something went wrong at our end.", status=500)


def csrf_failure(request, reason=""):
    return HttpResponse("That page had been open too long. Go back and try again.", status=403)
