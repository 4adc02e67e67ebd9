"""Links that are only one person's: a key signed with our secret, worked out and never stored."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from voice.takeover.models import Challenge, Consent, Host

HOST, PARENT = "takeover.host", "takeover.parent"


def token_of(purpose: str, key: str) -> str:
    return Signer(salt=purpose).sign(key)


def key_in(purpose: str, token: str) -> str:
    """The key of a token that we made for this purpose; empty for any other."""
    try:
        return Signer(salt=purpose).unsign(token)
    except BadSignature:
        return ""


def host_link(host: Host) -> str:
    return settings.SITE_ADDRESS + reverse("takeover_host", args=[token_of(HOST, host.key)])


def parent_link(consent: Consent) -> str:
    token = token_of(PARENT, consent.key)
    return settings.SITE_ADDRESS + reverse("takeover_parent", args=[token])


def challenge_link(challenge: Challenge) -> str:
    """Where a young person looks how it is going, with their four words."""
    return settings.SITE_ADDRESS + reverse("takeover_return", args=[challenge.key])
