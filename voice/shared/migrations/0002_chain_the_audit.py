"""Chain the events that are there, and let the database itself refuse to change them.

A later migration that alters this table makes it anew on SQLite, without the two triggers: it has to
end with `RunPython(guard)` again.
"""

from django.db import migrations, models
from django.utils import timezone

from voice.shared.chain import START, TOLD, link_to

TABLE = "shared_auditevent"
REFUSAL = "The audit is only ever added to."
# Events whose six years are over (clocks and zones apart) may be deleted; none is ever changed.
SQLITE = f"""
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON {TABLE}
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END;
CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON {TABLE}
WHEN OLD.at > datetime('now', '-6 years', '+2 days')
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END;
"""
POSTGRESQL = f"""
CREATE FUNCTION refuse_to_change_the_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.at <= now() - interval '6 years' + interval '2 days' THEN RETURN OLD; END IF;
  RAISE EXCEPTION '{REFUSAL}';
END $$;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE OR DELETE ON {TABLE}
FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_audit();
"""
SQLITE_BACK = """
DROP TRIGGER audit_is_never_changed;
DROP TRIGGER audit_is_never_shortened;
"""
POSTGRESQL_BACK = f"""
DROP TRIGGER audit_is_never_changed ON {TABLE};
DROP FUNCTION refuse_to_change_the_audit();
"""


def chain(apps, schema_editor):
    events = apps.get_model("shared", "AuditEvent").objects
    previous = START
    for number, event in enumerate(events.order_by("pk").iterator(), start=1):
        event.number, event.previous = number, previous
        event.hash = previous = link_to(previous, [getattr(event, name) for name in TOLD])
        event.save()


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL, params=None)
        return
    for statement in SQLITE.split("END;\n"):
        if statement.strip():
            schema_editor.execute(f"{statement}END;", params=None)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_BACK, params=None)
        return
    for statement in SQLITE_BACK.strip().splitlines():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):

    dependencies = [("shared", "0001_initial")]

    operations = [
        migrations.AlterModelOptions("auditevent", options={"ordering": ["-number"]}),
        migrations.AlterField(
            "auditevent", "at", models.DateTimeField(default=timezone.now, editable=False)
        ),
        migrations.AddField(
            "auditevent", "number", models.PositiveBigIntegerField(null=True, editable=False)
        ),
        migrations.AddField(
            "auditevent",
            "previous",
            models.CharField(max_length=64, default="", editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            "auditevent", "hash", models.CharField(max_length=64, null=True, editable=False)
        ),
        migrations.RunPython(chain, migrations.RunPython.noop),
        migrations.AlterField(
            "auditevent", "number", models.PositiveBigIntegerField(unique=True, editable=False)
        ),
        migrations.AlterField(
            "auditevent", "hash", models.CharField(max_length=64, unique=True, editable=False)
        ),
        migrations.RunPython(guard, unguard),
    ]
