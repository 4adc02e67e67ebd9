"""The labelled sets to measure on: one label, several labels, with slips, made larger."""

import numpy as np
import pandas as pd

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _read(path):
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    return frame[frame["label"] != ""]


def single_label(path, most, *, least=20):
    """(texts, labels) of at most `most` answers with one label that at least `least` have."""
    frame = _read(path)
    frame = frame[~frame["label"].str.contains("|", regex=False)]
    counts = frame["label"].value_counts()
    frame = frame[frame["label"].isin(counts[counts >= least].index)]
    frame = frame.sample(most, random_state=0) if len(frame) > most else frame
    return frame["text"].tolist(), frame["label"].tolist()


def multi_label(path, most, *, needed=False):
    """(texts, sets of labels) of at most `most` answers; if `needed`, None where all have one."""
    frame = _read(path)
    if needed and not frame["label"].str.contains("|", regex=False).any():
        return None
    frame = frame.sample(most, random_state=0) if len(frame) > most else frame
    return frame["text"].tolist(), [set(label.split("|")) for label in frame["label"]]


def of_languages(path):
    """(texts, labels, languages) of all answers."""
    frame = _read(path)
    return frame["text"].tolist(), frame["label"].tolist(), frame["lang"].tolist()


def with_slips(texts, *, share, seed):
    """The texts with a slip (a letter lost, doubled, changed, swapped) in a share of the words."""
    generator = np.random.default_rng(seed)
    return [" ".join(_slip(word, share, generator) for word in text.split(" ")) for text in texts]


def _slip(word, share, generator):
    if len(word) < 2 or generator.random() >= share:
        return word
    at = int(generator.integers(len(word) - 1))
    kind = int(generator.integers(4))
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + LETTERS[int(generator.integers(26))] + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def resampled(paths, size, *, seed):
    """`size` texts drawn from the sets again and again, with slips in 5 % of the words."""
    texts = [text for path in paths for text in _read(path)["text"]]
    generator = np.random.default_rng(seed)
    drawn = [texts[at] for at in generator.integers(len(texts), size=size)]
    return with_slips(drawn, share=0.05, seed=seed)
