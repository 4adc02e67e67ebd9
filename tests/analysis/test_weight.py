import subprocess
import sys

PROBE = """
import sys
import django
django.setup()
from django.test import Client
import voice.urls
import analysis.tasks
from analysis.views import answers, curating, runs, themes
Client().get("/gallery/desk/")
heavy = {"pandas", "numpy", "scipy", "sklearn"} & set(sys.modules)
print(sorted(heavy))
"""


def test_pages_about_themes_load_no_data_frames(tmp_path):
    environment = {
        "DJANGO_SETTINGS_MODULE": "voice.settings",
        "VOICE_LOCAL": "1",
        "DEBUG": "1",
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'probe.sqlite3'}",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROBE], env=environment, capture_output=True, text=True, check=False
    )

    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr[-2000:]
