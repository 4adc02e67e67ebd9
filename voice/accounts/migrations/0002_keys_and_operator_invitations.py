import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import voice.shared.keys


def give_keys(apps, schema_editor):
    for name in ("Membership", "Invitation"):
        for row in apps.get_model("accounts", name).objects.filter(key=None):
            row.key = voice.shared.keys.public_key()
            row.save(update_fields=["key"])


def key_field(**options):
    return models.CharField(
        default=voice.shared.keys.public_key, editable=False, max_length=12, **options
    )


class Migration(migrations.Migration):

    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="invitation",
            name="invited_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="invitations_sent",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField("membership", "key", models.CharField(max_length=12, null=True)),
        migrations.AddField("invitation", "key", models.CharField(max_length=12, null=True)),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        migrations.AlterField("membership", "key", key_field(unique=True)),
        migrations.AlterField("invitation", "key", key_field(unique=True)),
    ]
