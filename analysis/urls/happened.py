"""The one young person's page that shows results: it stands above the surveys, which know none."""

from django.urls import path

from analysis.views import happened

urlpatterns = [path("<slug:key>/happened/", happened.happened, name="survey_happened")]
