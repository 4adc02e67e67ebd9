"""Addresses of the young person's pages. Nothing of an answer is ever in an address."""

from django.urls import path

from surveys.flow import MAY_QUOTE
from surveys.views import artwork, public, returning, speaking

urlpatterns = [
    path("<slug:key>/", public.start, name="survey_start"),
    path("<slug:key>/q/<slug:code>/", public.question, name="survey_question"),
    path("<slug:key>/q/<slug:code>/picture/", artwork.own_artwork, name="survey_own_artwork"),
    path("<slug:key>/words/", public.question, {"code": MAY_QUOTE.code}, name="survey_may_quote"),
    path("<slug:key>/check/", public.check, name="survey_check"),
    path("<slug:key>/sent/", public.receipt, name="survey_receipt"),
    path("<slug:key>/keep/", returning.keep, name="survey_keep"),
    path("<slug:key>/return/", returning.return_page, name="survey_return"),
    path("<slug:key>/yours/", returning.yours, name="survey_yours"),
    path("<slug:key>/rate/", returning.rate, name="survey_rate"),
    path("<slug:key>/speak/", speaking.speak, name="survey_speak"),
    path("<slug:key>/help/", public.help_page, name="survey_help"),
    path("<slug:key>/pause/", public.pause, name="survey_pause"),
    path("<slug:key>/exit/", public.leave, name="survey_exit"),
]
