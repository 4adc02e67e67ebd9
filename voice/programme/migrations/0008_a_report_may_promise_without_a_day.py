"""A promise taken from a report that gave no day for it has none; days made up for such go."""

import datetime as dt

from django.db import migrations, models

# What the demonstration gave as the day of what its reports said: their last day, or a year later.
LAST_DAYS = [dt.date(2021, 5, 31), dt.date(2023, 1, 31), dt.date(2023, 6, 30), dt.date(2024, 12, 31)]
A_YEAR = dt.timedelta(days=365)


def drop_made_up_days(apps, schema_editor):
    commitments = apps.get_model("programme", "Commitment").objects
    reported = commitments.exclude(source="").filter(created_by=None)
    reported.filter(due_on__in=[day + A_YEAR for day in LAST_DAYS]).update(due_on=None)
    reported.filter(done_on__in=LAST_DAYS).update(done_on=None)


class Migration(migrations.Migration):
    dependencies = [("programme", "0007_campaigns_that_ask_again_and_we_already_do")]

    operations = [
        migrations.RemoveConstraint(model_name="commitment", name="a_promise_has_a_date"),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(("reply", "will"), _negated=True)
                | models.Q(("due_on__isnull", False))
                | models.Q(("source", ""), _negated=True),
                name="a_promise_of_our_own_has_a_date",
            ),
        ),
        migrations.RunPython(drop_made_up_days, migrations.RunPython.noop, elidable=True),
    ]
