"""The steps as scikit-learn estimators, for those who want to build with them."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.base import BaseEstimator, ClusterMixin, OneToOneFeatureMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from analysis.themes.cluster import find_groups
from analysis.themes.tokens import Floats, Ints, normalised


class SharedDirection(OneToOneFeatureMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Takes out of every row what all rows share (their mean), and scales rows to length 1."""

    def fit(self, X: Any, y: Any = None) -> SharedDirection:
        """Learn the mean of X (n, d)."""
        X = validate_data(self, X, dtype=[np.float64, np.float32])
        self.mean_ = X.mean(axis=0)
        return self

    def transform(self, X: Any) -> Floats:
        """(n, d) float32."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=[np.float64, np.float32], reset=False)
        return normalised(X - self.mean_).astype(X.dtype)


class ThemeClusterer(ClusterMixin, BaseEstimator):  # type: ignore[misc]
    """Groups of vectors as `find_themes` makes them: communities say how many, a tree says which.

    n_clusters: exactly so many (fewer where there are fewer rows); None finds the number.
    """

    def __init__(self, n_clusters: int | None = None, least: float = 5.0, seed: int = 0) -> None:
        """least: groups of fewer rows are dissolved; seed: of the order of visits."""
        self.n_clusters = n_clusters
        self.least = least
        self.seed = seed

    def fit(self, X: Any, y: Any = None) -> ThemeClusterer:
        """Find `labels_` (n,) of X (n, d); rows are compared by their cosine."""
        X = validate_data(self, X, dtype=np.float64)
        vectors = normalised(X)
        goal = (1, len(vectors)) if self.n_clusters is None else (self.n_clusters,) * 2
        people = np.ones(len(vectors), dtype=np.float32)
        labels, _ = find_groups(
            vectors, people, least_people=self.least, wanted=goal, seed=self.seed
        )
        self.labels_: Ints = labels
        return self
