"""Pages that a script sends, so that a line that breaks leaves the words where they are."""

from django.http import HttpRequest, HttpResponse

BY_SCRIPT, GO_TO = "fetch", "X-Go-To"


def told_where(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A redirect as a script can read it: to where, in a header, and nothing besides.

    What is no redirect is a page to look at: the script then sends the form as a browser does.
    """
    by_script = request.headers.get("X-Requested-With") == BY_SCRIPT
    if not (by_script and "Location" in response.headers):
        return response
    response.status_code = 200
    response.headers[GO_TO] = response.headers["Location"]
    del response.headers["Location"]
    response.headers["Content-Security-Policy"] = "default-src 'none'"  # it is never drawn
    del response.headers["Content-Type"]
    return response
