"""Every address of the product. Apps below are included by name."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

handler400 = "voice.shared.views.bad_request"
handler403 = "voice.shared.views.refused"
handler404 = "voice.shared.views.not_found"
handler500 = "voice.shared.views.broken"

urlpatterns = [
    path("", include("surveys.urls.gallery")),
    path("", include("voice.shared.urls")),
    path("s/", include("surveys.urls.public")),
    path("s/", include("analysis.urls.happened")),
    path("together/", include("analysis.urls.together")),
    path("recordings/", include("surveys.urls.recordings")),
    path("pictures/", include("surveys.urls.pictures")),
    path("account/", include("voice.accounts.urls")),
    path("account/", include("allauth.urls")),
    path("", include("voice.programme.urls_public")),
    path("takeover/", include("voice.takeover.urls.public_running")),
    path("takeover/host/", include("voice.takeover.urls.hosts")),
    path("takeover/", include("voice.takeover.urls.public")),
    path("desk/", include("voice.programme.urls")),
    path("desk/", include("voice.accounts.urls_desk")),
    path("desk/", include("surveys.urls.desk.assessing")),
    path("desk/", include("surveys.urls.desk.designing")),
    path("desk/", include("surveys.urls.desk.translating")),
    path("desk/", include("surveys.urls.desk.importing")),
    path("desk/", include("surveys.urls.desk.reviewing")),
    path("desk/", include("analysis.urls.requests")),
    path("desk/", include("analysis.urls.themes")),
    path("desk/", include("analysis.urls.priorities")),
    path("desk/", include("analysis.urls.results")),
    path("desk/", include("voice.takeover.urls.desk_challenges")),
    path("desk/", include("voice.takeover.urls.desk_running")),
    path("", include("analysis.urls.published")),
    path("editor/", include(wagtailadmin_urls)),
    path("", include("cms.urls")),
]
