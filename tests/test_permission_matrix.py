"""Every address, as everybody, in two organisations."""

import pytest
from django.db import transaction
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver

from tests.permission_matrix import ELSEWHERE, LETTERS, ROWS, Row
from tests.world import SECRET, make_world

NOT_OURS = ("editor/", "account/")
OURS_UNDER_ACCOUNT = "account/invitation"


def named_addresses(resolver=None, prefix: str = "", within: str = "") -> set[str]:
    """Names of the project's own addresses: not the editor's, not allauth's."""
    names = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else within
            names |= named_addresses(pattern, path, inner)
        elif not path.startswith(NOT_OURS) or path.startswith(OURS_UNDER_ACCOUNT):
            names.add(within + (pattern.name or path))
    return names


def test_every_address_has_a_row():
    assert named_addresses() == set(ROWS) | ELSEWHERE


def outcome(response) -> str:
    """allowed, refused, unknown, unoffered or sent to sign in."""
    if response.status_code in {301, 302} and "/account/login/" in response.headers["Location"]:
        return "sign in"
    return {403: "refused", 404: "unknown", 405: "unoffered"}.get(
        response.status_code, "allowed" if response.status_code < 400 else "broken"
    )


def expected(letter: str, row: Row, allowed: str | None, *, is_theirs: bool) -> str:
    """What should come of it; `is_theirs` where the address names a thing of an organisation."""
    is_public = "-" in (row.get or "") + (row.post or "")
    if letter == "-" and not is_public:
        return "sign in"
    if allowed is None:
        return "unoffered"
    if letter in allowed:
        return "allowed"
    return "unknown" if letter == "X" and is_theirs and not is_public else "refused"


@pytest.mark.parametrize("letter", LETTERS)
def test_each_address_as(db, letter, settings):
    settings.VOICE_LOCAL = True
    world = make_world()
    client = world.client(LETTERS[letter])
    client.raise_request_exception = False
    found, wanted, seen = {}, {}, []
    for name, row in ROWS.items():
        args = row.args(world.things)
        address = reverse(name, args=args)
        for method, allowed in (("get", row.get), ("post", row.post)):
            saved = transaction.savepoint()
            response = getattr(client, method)(address)
            transaction.savepoint_rollback(saved)
            found[name, method] = outcome(response)
            wanted[name, method] = expected(letter, row, allowed, is_theirs=bool(args))
            if SECRET in response.content.decode(errors="replace"):
                seen.append(name)
    assert {key: found[key] for key in found if found[key] != wanted[key]} == {}
    may_read_sealed = {
        "S": {"reviews", "review_unseal", "referral", "referral_told", "referral_close"},
        "C": {"contact_desk", "contact_take", "contact_reply"},
        "D": {"complaint_desk", "complaint_close"},
    }
    assert set(seen) - may_read_sealed.get(letter, set()) == set()
