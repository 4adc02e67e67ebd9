"""Return phrases: four plain words for each response, worked out from its key and never stored."""

import re
import uuid
from collections.abc import Sequence

from django.conf import settings
from django.utils.crypto import salted_hmac

from surveys.models import Response, ReturnPhrase
from surveys.phrase_words import WORDS

LENGTH = 4
BITS = 11  # of each word: there are 2,048 of them
NOT_A_LETTER = re.compile(r"[^a-z]+")


def phrase_for(submission_key: uuid.UUID, turn: int = 0) -> list[str]:
    """The four words of a response. Without our secret nobody can tell them from its row."""
    secret = salted_hmac("surveys.phrase.words", f"{submission_key.hex}:{turn}", algorithm="sha256")
    bits = int.from_bytes(secret.digest()[:8], "big")
    return [WORDS[(bits >> (BITS * place)) % len(WORDS)] for place in range(LENGTH)]


def read_phrase(text: str) -> list[str] | None:
    """Words as somebody typed them, in any case and with anything between; None unless four."""
    words = [word for word in NOT_A_LETTER.split(text.lower()) if word]
    return words if len(words) == LENGTH else None


def hashes_of(campaign_pk: int, words: Sequence[str]) -> list[str]:
    """The hash under our secret key, then under each earlier one that is still honoured."""
    value = f"{campaign_pk}:{' '.join(words)}"
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [
        salted_hmac("surveys.phrase", value, secret=secret, algorithm="sha256").hexdigest()
        for secret in secrets
    ]


def shown_phrase(submission_key: uuid.UUID) -> list[str]:
    """The four words of a response that has them; empty where none were given."""
    row = ReturnPhrase.objects.filter(response__submission_key=submission_key).first()
    if row is None:
        return []
    return words_of(submission_key, row.turn, row.words_hash, row.campaign_id)


def words_of(submission_key: uuid.UUID, turn: int, words_hash: str, campaign_pk: int) -> list[str]:
    """The words that a row of `ReturnPhrase` is about; empty where the secret is another now."""
    words = phrase_for(submission_key, turn)
    return words if words_hash in hashes_of(campaign_pk, words) else []


def phrase_row(response: Response, campaign_pk: int, turn: int = 0) -> ReturnPhrase:
    words = phrase_for(response.submission_key, turn)
    return ReturnPhrase(
        response=response,
        campaign_id=campaign_pk,
        words_hash=hashes_of(campaign_pk, words)[0],
        turn=turn,
    )
