"""What a Takeover's own pages ask is asked there alone."""

from django.db import migrations

PAGES = {
    "survey": "/takeover/{key}/apply/",
    "measures": "/takeover/{key}/mine/",
    "host_measures": "/takeover/{key}/",
}


def lead_there(apps, schema_editor):
    for challenge in apps.get_model("takeover", "Challenge").objects.all():
        for name, page in PAGES.items():
            survey = getattr(challenge, name)
            if survey is not None:
                survey.own_address = page.format(key=challenge.key)
                survey.save(update_fields=["own_address"])


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0009_where_else_it_is_asked"),
        ("takeover", "0002_placement_reminded_of"),
    ]

    operations = [migrations.RunPython(lead_there, migrations.RunPython.noop)]
