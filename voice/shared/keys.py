"""Random public keys for whatever appears in an address, so that nothing can be counted by it."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"  # no look-alikes


def public_key() -> str:
    """Return 12 random characters (58 bits) that are safe in an address and easy to read aloud."""
    return "".join(secrets.choice(ALPHABET) for _ in range(12))
