import csv
import gc
import io
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from django.conf import settings
from django.core.management import call_command

from analysis.themes import commandline
from analysis.themes.commandline import main

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")


@pytest.fixture
def answers(wishes, tmp_path):
    path = tmp_path / "answers.csv"
    wishes.to_csv(path, index=False)
    return path


def _find(path, out, *extra):
    return main(["find", str(path), "--out", str(out), "--engine", "words", *extra])


def test_find_writes_the_files_promised(answers, tmp_path):
    out = tmp_path / "out"
    assert _find(answers, out, "--id", "answer_id", "--by", "age") == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "codings.csv", "excerpts.csv", "facts.json", "state.json", "state.npz", "themes.csv",
        "uncoded.csv",
    ]  # fmt: skip
    codings = pd.read_csv(out / "codings.csv")
    uncoded = pd.read_csv(out / "uncoded.csv")
    ids = set(pd.read_csv(answers)["answer_id"])
    assert set(codings["answer_id"]) | set(uncoded["answer_id"]) == ids


def test_find_numbers_the_rows_where_no_id_is_named(answers, tmp_path):
    assert _find(answers, tmp_path / "out", "--one-each", "--themes", "3") == 0
    codings = pd.read_csv(tmp_path / "out" / "codings.csv")
    assert codings["answer_id"].tolist() == list(range(150))


def test_assign_places_new_answers_in_the_same_themes(answers, tmp_path):
    assert _find(answers, tmp_path / "out") == 0
    new = tmp_path / "new.csv"
    new.write_text(
        "text\ncheaper buses into town\nidk\nzebra quantum xylophone\n", encoding="utf-8"
    )
    folder = tmp_path / "two"
    assert main(["assign", str(new), "--themes", str(tmp_path / "out"), "--out", str(folder)]) == 0
    before = pd.read_csv(tmp_path / "out" / "themes.csv")
    after = pd.read_csv(folder / "themes.csv")
    assert after["label"].tolist() == before["label"].tolist()
    facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    assert facts["assigned"] == {"answers": 3, "coded": 1, "new": 1}
    assert pd.read_csv(folder / "uncoded.csv")["why"].tolist() == ["not an answer", "no theme"]


BAD = {
    "empty": (b"", [], "is empty."),
    "only spaces": (b"  \n", [], "is empty."),
    "only a header": (b"text\n", [], "There are no answers."),
    "not UTF-8": ("text\ncaf\xe9 \xff\n".encode("latin-1"), [], "is not UTF-8."),
    "no such column": (b"words\nparks\n", [], "There is no column called text in"),
    "no such breakdown": (b"text\nparks\n", ["--by", "age"], "There is no column called age."),
    "numbers": (b"text\n" + b"12\n" * 40, [], "The column holds numbers, not written answers."),
    "two columns alike": (b"text,text\na,b\n", [], "have the same name."),
    "ids alike": (b"text,id\na,1\nb,1\n", ["--id", "id"], "Two answers have the same id."),
    "a huge field": (b"text\n" + b"a" * 10_000_001, [], "is not a CSV that can be read."),
    "a bound upside down": (b"text\nparks\n", ["--least", "9", "--most", "3"], "above the most."),
    "too many themes": (b"text\nparks\n", ["--themes", "501"], "must be from 1 to 500."),
    "a strange language": (b"text\nparks\n", ["--language", "?"], "must be a code"),
}


@pytest.mark.parametrize("name", BAD)
def test_find_says_one_plain_sentence_and_leaves_no_folder(name, tmp_path, capsys):
    content, extra, sentence = BAD[name]
    path, out = tmp_path / "bad.csv", tmp_path / "out"
    path.write_bytes(content)
    assert _find(path, out, *extra) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1
    assert [one.name for one in tmp_path.iterdir()] == ["bad.csv"]


def test_find_says_that_a_model_folder_holds_no_model(answers, tmp_path, capsys):
    (tmp_path / "model").mkdir()
    options = ["--engine", "model", "--model-folder", str(tmp_path / "model")]
    assert main(["find", str(answers), "--out", str(tmp_path / "out"), *options]) == 2
    assert "holds no model: model.onnx is missing." in capsys.readouterr().err
    (tmp_path / "model" / "model.onnx").write_bytes(b"not one")
    (tmp_path / "model" / "vocab.txt").write_text("[PAD]\n", encoding="utf-8")
    assert main(["find", str(answers), "--out", str(tmp_path / "out"), *options]) == 2
    assert "holds no model that can be read." in capsys.readouterr().err


def test_find_refuses_a_file_that_is_not_there_and_a_folder_that_is(answers, tmp_path, capsys):
    assert _find(tmp_path / "none.csv", tmp_path / "out") == 2
    assert "could not be read" in capsys.readouterr().err
    (tmp_path / "out").mkdir()
    assert _find(answers, tmp_path / "out") == 2
    assert "There is already something at" in capsys.readouterr().err


GOOD = {
    "one row": b"text\nmore parks\n",
    "ten rows": b"text\n" + b"more parks\n" * 10,
    "all the same": b"text\n" + b"more parks\n" * 60,
    "all idk": b"text\n" + b"idk\n" * 60,
    "null bytes": b"text\n" + b"more\x00parks\nless homework\n" * 30,
    "right to left with controls": (
        "text\n"
        + "\u202e\u0623\u0631\u064a\u062f \u062d\u062f\u0627\u0626\u0642\u202c\nparks\n" * 40
    ).encode(),
    "a third not text": b"text\n" + b"12.5\nmore parks\ncheaper buses\n" * 30,
    "a million characters": b"text\n"
    + b"parks and buses " * 62_500
    + b"\n"
    + b"less homework\n" * 40,
    "ragged rows": b"text,age\nmore parks\nless homework,12,13,14\n" * 20,
}


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("extra", [(), ("--one-each",)])
def test_find_accounts_for_every_row_of_odd_files(name, extra, tmp_path):
    path, out = tmp_path / "odd.csv", tmp_path / "out"
    path.write_bytes(GOOD[name])
    assert _find(path, out, *extra) == 0
    codings, uncoded = pd.read_csv(out / "codings.csv"), pd.read_csv(out / "uncoded.csv")
    rows = len(commandline.read_csv(str(path), text="text", identity=None, lang=None))
    coded, left = set(codings["answer_id"]), set(uncoded["answer_id"])
    assert coded | left == set(range(rows))
    assert coded & left == set()
    if extra:
        assert left == set()


def test_the_process_reads_and_sweeps_afterwards_as_it_did_before(tmp_path):
    path, before = tmp_path / "long.csv", (csv.field_size_limit(), gc.get_threshold())
    path.write_bytes(GOOD["a million characters"])
    assert _find(path, tmp_path / "out") == 0
    assert (csv.field_size_limit(), gc.get_threshold()) == before


def test_find_says_that_the_disk_is_full(answers, tmp_path, capsys):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, hard))
    try:
        assert _find(answers, tmp_path / "out") == 2
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert "could not be written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["answers.csv"]


def test_find_says_that_there_is_not_enough_memory(answers, tmp_path, capsys, monkeypatch):
    def starved(*_, **__):
        raise MemoryError

    monkeypatch.setattr(commandline, "find_themes", starved)
    assert _find(answers, tmp_path / "out") == 2
    assert capsys.readouterr().err == "There is not enough memory for so many answers.\n"


STARVED = """
import resource, sys
from analysis.themes.commandline import main
with open("/proc/self/statm", encoding="ascii") as stream:
    held = int(stream.read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (held + 30_000_000, -1))
sys.exit(main(sys.argv[1:]))
"""


@linux
def test_find_says_so_where_the_memory_is_used_up(answers, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", STARVED, "find", str(answers), "--out", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "There is not enough memory for so many answers.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["answers.csv"]


@linux
def test_find_stopped_at_the_keyboard_leaves_no_folder_and_no_process(tmp_path):
    answers = tmp_path / "answers.csv"
    rows = (
        f"more parks in street {at}, cheaper buses to {at + 7} and no litter" for at in range(9000)
    )
    answers.write_text("\n".join(["text", *(f'"{row}"' for row in rows)]), encoding="utf-8")
    command = ["-m", "analysis.themes.commandline", "find", str(answers), "--out"]
    running = subprocess.Popen(
        [sys.executable, *command, str(tmp_path / "out")],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    copies = Path(f"/proc/{running.pid}/task/{running.pid}/children")
    while running.poll() is None and not copies.read_text(encoding="ascii"):
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 2
    assert "Stopped before the end; no folder was written.\n" in said
    assert "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["answers.csv"]
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)


@pytest.mark.parametrize("step", ["read", "place", "writing"])
def test_find_leaves_no_folder_when_it_is_interrupted(step, answers, tmp_path, capsys, monkeypatch):
    def stopped(*told):
        if told[1] == step:
            raise KeyboardInterrupt

    def half_written(*_, **__):
        raise KeyboardInterrupt

    if step == "writing":
        monkeypatch.setattr("analysis.themes.result._write_json", half_written)
    monkeypatch.setattr(commandline.Bar, "__call__", stopped)
    assert _find(answers, tmp_path / "out") == 2
    assert capsys.readouterr().err == "Stopped before the end; no folder was written.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["answers.csv"]


def test_find_says_that_a_backend_is_not_there(answers, tmp_path, capsys):
    options = ["--engine", "model", "--backend", "nowhere"]
    assert main(["find", str(answers), "--out", str(tmp_path / "out"), *options]) == 2
    assert capsys.readouterr().err == "The backend nowhere cannot be used here.\n"
    assert not (tmp_path / "out").exists()


class _Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_progress_bar_shows_on_a_terminal_only():
    terminal, plain = _Terminal(), io.StringIO()
    for stream in (terminal, plain):
        with commandline.Bar(stream) as bar:
            bar("read", 1, 2)
            bar("names", 0, 0)
    assert "read       [###############               ] 1 of 2" in terminal.getvalue()
    assert plain.getvalue() == ""


def _manage(*words):
    """The command as people type it: what it said, and whether Django was loaded for it."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "manage.py", *map(str, words)],
        cwd=settings.BASE_DIR,
        env=os.environ | {"VOICE_LOCAL": "1", "COLUMNS": "80"},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stderr.splitlines(keepends=True)
    loaded = [line.split("|")[-1].strip() for line in lines if line.startswith("import time:")]
    said = "".join(line for line in lines if not line.startswith("import time:"))
    assert "analysis.themes.commandline" in loaded
    return done, said, any(name.partition(".")[0] in {"django", "wagtail"} for name in loaded)


def _files(folder):
    """The bytes of each file; of the facts, all but how long it took."""
    files = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
    facts = json.loads(files.pop("facts.json"))
    del facts["timing"]
    return files, facts


def test_manage_finds_and_assigns_without_django_and_writes_the_same_files(answers, tmp_path):
    straight, round_about = tmp_path / "straight", tmp_path / "round"
    words = ["find_themes", answers, "--engine", "words", "--by", "age", "--seed", "3", "--out"]
    done, said, django = _manage(*words, straight)
    assert (done.returncode, done.stdout, said, django) == (0, "", "", False)
    done, said, django = _manage(*words, round_about, "--verbosity", "1")
    assert (done.returncode, done.stdout, said, django) == (0, "", "", True)
    assert _files(straight) == _files(round_about)
    words = ["assign_themes", answers, "--themes", straight, "--out"]
    done, said, django = _manage(*words, tmp_path / "later")
    assert (done.returncode, done.stdout, said, django) == (0, "", "", False)
    call_command("assign_themes", str(answers), themes=str(straight), out=str(tmp_path / "last"))
    assert _files(tmp_path / "later") == _files(tmp_path / "last")


def test_manage_says_the_same_sentence_with_and_without_django(tmp_path):
    words = ["find_themes", tmp_path / "none.csv", "--out", tmp_path / "out"]
    alone, said, django = _manage(*words)
    assert not django
    with_django, said_by_django, django = _manage(*words, "--no-color")
    assert django
    assert alone.returncode == with_django.returncode == 2
    assert said == said_by_django
    assert said.count("\n") == 1
    assert "could not be read" in said


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["find_themes", "--help"], 0, "--pythonpath"),
        (["assign_themes", "new.csv"], 2, "the following arguments are required: --themes, --out"),
        (["find_themes", "a.csv", "--out", "b", "--colour", "red"], 2, "unrecognized arguments"),
        (["find_themes", "a.csv", "--out", "b", "--engine", "steam"], 2, "invalid choice: 'steam'"),
        (["find_themes", "a.csv", "--out", "b", "--se", "1"], 2, "ambiguous option: --se"),
    ],
)
def test_django_answers_what_is_not_wholly_understood(words, status, sentence):
    done, said, django = _manage(*words)
    assert django
    assert done.returncode == status
    assert sentence in done.stdout + said


def test_a_bar_stays_on_its_line_when_django_runs_the_command(answers, tmp_path):
    terminal = _Terminal()
    out = str(tmp_path / "out")
    call_command("find_themes", str(answers), out=out, engine="words", stderr=terminal)
    assert "] 150 of 150" in terminal.getvalue()
    assert "\n" not in terminal.getvalue()
