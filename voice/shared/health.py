"""Is it up, and can it take answers? Neither page tells a version or a secret."""

import shutil

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from voice.shared.audit import append
from voice.shared.models import AuditEvent

LEAST_FREE = 0.1  # of the disk that holds VAR_DIR


@login_not_required
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """200 when the process answers."""
    return JsonResponse({"live": True})


@login_not_required
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 when answers can be taken: each check by name, true or false; 503 when one is false."""
    checks = {
        "database": can_write(),
        "migrations": are_migrations_applied(),
        "cache": can_keep(),
        "disk": has_room(),
    }
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def can_write() -> bool:
    """Write a row, read it back, and leave no trace of it."""
    try:
        with transaction.atomic():
            row = append(by=None, verb="check that the database can be written", thing="")
            found = AuditEvent.objects.filter(pk=row.pk).exists()
            transaction.set_rollback(True)
    except DatabaseError:
        return False
    return found


def are_migrations_applied() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def can_keep() -> bool:
    try:
        cache.set("ready", 1, 10)
        return cache.get("ready") == 1
    except (DatabaseError, OSError):
        return False


def has_room() -> bool:
    disk = shutil.disk_usage(
        settings.BASE_DIR if not settings.VAR_DIR.exists() else settings.VAR_DIR
    )
    return disk.free > LEAST_FREE * disk.total
