"""Addresses of the reading queue."""

from django.urls import path

from surveys.views.desk import redacting, reviewing, sampling, serious

urlpatterns = [
    path("reading/", reviewing.reviews, name="reviews"),
    path("reading/release/", reviewing.reviews_release, name="reviews_release"),
    path("reading/samples/<str:key>/", sampling.samples, name="reading_samples"),
    path("reading/samples/<str:key>/read/", sampling.sample_read, name="reading_sample"),
    path("reading/samples/<str:key>/release/", sampling.sample_release, name="reading_rest"),
    path("reading/<uuid:key>/", serious.review, name="review"),
    path("reading/<uuid:key>/refer/", serious.review_refer, name="review_refer"),
    path("reading/<uuid:key>/agree/", serious.review_agree, name="review_agree"),
    path("reading/<uuid:key>/apart/", serious.review_apart, name="review_apart"),
    path("reading/<uuid:key>/ask/", serious.review_ask, name="review_ask"),
    path(
        "reading/<uuid:key>/opinions/<int:number>/", serious.review_opinion, name="review_opinion"
    ),
    path("referrals/", serious.referrals, name="referrals"),
    path("referrals/<str:key>/", serious.referral, name="referral"),
    path("referrals/<str:key>/told/", serious.referral_told, name="referral_told"),
    path("referrals/<str:key>/close/", serious.referral_close, name="referral_close"),
    path("reading/<uuid:key>/picture/", reviewing.review_artwork, name="review_artwork"),
    path("reading/<uuid:key>/release/", reviewing.review_release, name="review_release"),
    path("reading/<uuid:key>/redact/", redacting.review_redact, name="review_redact"),
    path("reading/<uuid:key>/redacted/", redacting.review_redacted, name="review_redacted"),
    path("reading/<uuid:key>/seal/", reviewing.review_seal, name="review_seal"),
    path("reading/<uuid:key>/unseal/", reviewing.review_unseal, name="review_unseal"),
]
