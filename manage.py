#!/usr/bin/env python
"""The command line of the project: `python manage.py help` lists what it can do."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "voice.settings")
    from django.core.management import execute_from_command_line  # needs the line above

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
