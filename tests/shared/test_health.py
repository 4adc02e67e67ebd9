from unittest.mock import patch

from django.db import DatabaseError

from voice.shared.models import AuditEvent


def test_ready_when_everything_works(client, db):
    response = client.get("/ready/")
    assert response.status_code == 200
    assert response.json() == {"database": True, "migrations": True, "cache": True, "disk": True}
    assert AuditEvent.objects.count() == 0


def test_not_ready_when_the_database_cannot_be_written(client, db):
    with patch.object(AuditEvent.objects, "create", side_effect=DatabaseError("read-only")):
        response = client.get("/ready/")
    assert response.status_code == 503
    assert response.json()["database"] is False


def test_live_asks_nobody_to_sign_in_and_reads_no_database(client):
    assert client.get("/live/").json() == {"live": True}
