"""Addresses of the reading queue."""

from django.urls import path

from surveys.views.desk import reviewing

urlpatterns = [
    path("reading/", reviewing.reviews, name="reviews"),
    path("reading/release/", reviewing.reviews_release, name="reviews_release"),
    path("reading/<uuid:key>/picture/", reviewing.review_artwork, name="review_artwork"),
    path("reading/<uuid:key>/release/", reviewing.review_release, name="review_release"),
    path("reading/<uuid:key>/redact/", reviewing.review_redact, name="review_redact"),
    path("reading/<uuid:key>/seal/", reviewing.review_seal, name="review_seal"),
    path("reading/<uuid:key>/unseal/", reviewing.review_unseal, name="review_unseal"),
]
