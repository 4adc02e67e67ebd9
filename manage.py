#!/usr/bin/env python
"""The command line of the project: `python manage.py help` lists what it can do."""

import os
import sys

WITHOUT_DJANGO = ("find_themes", "assign_themes")  # docs/decisions/0011-themes-without-django.md


def main() -> None:
    if sys.argv[1:2] and sys.argv[1] in WITHOUT_DJANGO:
        from analysis.themes.commandline import run_alone

        status = run_alone(sys.argv[1], sys.argv[2:])
        if status is not None:
            sys.exit(status)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "voice.settings")
    from django.core.management import execute_from_command_line  # needs the line above

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
