"""Find groups: communities of the nearest-neighbour graph, and a tree above small groups.

Sources: Blondel et al. 2008 (Louvain); Ward 1963; pooling of answers with their neighbours is a
smoothing of the graph (one step of a random walk).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analysis.themes.tokens import Floats, Ints, normalised
from analysis.themes.tree import cut_tree, ward_merges

CHUNK = 2048


def nearest(vectors: Floats, k: int) -> tuple[Ints, Floats]:
    """The k nearest other rows of each row (rows of length 1): indices and cosines, (n, k)."""
    n = len(vectors)
    k = max(1, min(k, n - 1))
    where = np.empty((n, k), dtype=np.int64)
    alike = np.empty((n, k), dtype=np.float32)
    for start in range(0, n, CHUNK):
        part = vectors[start : start + CHUNK] @ vectors.T
        rows = np.arange(len(part))
        part[rows, rows + start] = -np.inf
        top = np.argpartition(-part, k - 1, axis=1)[:, :k]
        values = np.take_along_axis(part, top, axis=1)
        order = np.lexsort((top, -values), axis=1)
        where[start : start + CHUNK] = np.take_along_axis(top, order, axis=1)
        alike[start : start + CHUNK] = np.take_along_axis(values, order, axis=1)
    return where, alike


def neighbour_graph(where: Ints, alike: Floats) -> sparse.csr_matrix:
    """A symmetric graph of neighbours with weights by cosine; negative ones are left out."""
    n, k = where.shape
    rows = np.repeat(np.arange(n), k)
    weights = np.clip(alike.ravel(), 0, None)
    graph = sparse.csr_matrix((weights, (rows, where.ravel())), shape=(n, n))
    graph = graph + graph.T
    graph.eliminate_zeros()
    graph.sort_indices()
    return sparse.csr_matrix(graph)


def louvain(graph: sparse.csr_matrix, *, resolution: float = 1.0, seed: int = 0) -> Ints:
    """Communities of a symmetric weighted graph, numbered from 0 in order of size.

    Nodes are visited in an order drawn from the seed; ties go to the lowest number, so the same
    graph and seed give the same communities.
    """
    n = graph.shape[0]
    members = np.arange(n)
    generator = np.random.default_rng(seed)
    current = graph.tocsr()
    while True:
        moved, labels = _local_moves(current, resolution, generator.permutation(current.shape[0]))
        members = labels[members]
        if not moved or labels.max(initial=0) + 1 == current.shape[0]:
            break
        join = sparse.csr_matrix(
            (np.ones(len(labels)), (np.arange(len(labels)), labels)),
            shape=(len(labels), int(labels.max()) + 1),
        )
        current = sparse.csr_matrix(join.T @ current @ join)
        current.sort_indices()
    return by_size(members)


def by_size(labels: Ints) -> Ints:
    """The same groups numbered from 0, largest first; ties by first member."""
    names, first, back, sizes = np.unique(
        labels, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((first, -sizes))
    rank = np.empty(len(names), dtype=np.int64)
    rank[order] = np.arange(len(names))
    return rank[back]


def _local_moves(
    graph: sparse.csr_matrix, resolution: float, order: NDArray[np.int64]
) -> tuple[bool, Ints]:
    n = graph.shape[0]
    starts, ends = graph.indptr.tolist(), graph.indices.tolist()
    weights = graph.data.tolist()
    degree = np.asarray(graph.sum(axis=1)).ravel().tolist()
    total = sum(degree) or 1.0
    home = list(range(n))
    volume = list(degree)
    queue = order.tolist()
    waiting = [True] * n
    moved = False
    at = 0
    while at < len(queue):
        node = queue[at]
        at += 1
        waiting[node] = False
        own = home[node]
        near: dict[int, float] = {}
        for edge in range(starts[node], starts[node + 1]):
            other = ends[edge]
            if other != node:
                group = home[other]
                near[group] = near.get(group, 0.0) + weights[edge]
        pull = resolution * degree[node] / total
        volume[own] -= degree[node]
        best, gain = own, near.get(own, 0.0) - pull * volume[own]
        for group, weight in near.items():
            value = weight - pull * volume[group]
            if value > gain + 1e-12 or (value > gain - 1e-12 and group < best and group != own):
                best, gain = group, value
        volume[best] += degree[node]
        if best != own:
            home[node] = best
            moved = True
            for other in ends[starts[node] : starts[node + 1]]:
                _wake(other, away=home[other] != best, waiting=waiting, queue=queue)
    labels = np.unique(np.array(home), return_inverse=True)[1]
    return moved, labels.astype(np.int64)


def _wake(node: int, *, away: bool, waiting: list[bool], queue: list[int]) -> None:
    """Visit a neighbour of a moved node again where it stands in another group."""
    if away and not waiting[node]:
        waiting[node] = True
        queue.append(node)


def pooled(vectors: Floats, where: Ints, *, rounds: int = 2, width: int = 10) -> Floats:
    """Each row (of length 1) moved to the mean of itself and its `width` nearest, in `rounds`."""
    width = min(width, where.shape[1])
    n = len(vectors)
    rows = np.repeat(np.arange(n), width)
    step = sparse.csr_matrix(
        (np.ones(n * width, dtype=np.float32), (rows, where[:, :width].ravel())), shape=(n, n)
    )
    step = step + sparse.eye(n, dtype=np.float32, format="csr")
    for _ in range(rounds):
        vectors = normalised(np.asarray(step @ vectors, dtype=np.float32))
    return vectors


def centres_of(vectors: Floats, labels: Ints, weights: Floats, k: int) -> Floats:
    """(k, d) weighted mean directions; an empty group gives zeros."""
    within = np.flatnonzero(labels >= 0)
    join = sparse.csr_matrix((weights[within], (labels[within], within)), shape=(k, len(vectors)))
    return normalised(np.asarray(join @ vectors, dtype=np.float32))


def find_groups(
    vectors: Floats,
    weights: Floats,
    *,
    least_people: float,
    wanted: tuple[int, int],
    seed: int,
) -> tuple[Ints, Floats]:
    """Groups of distinct texts and the vectors they were judged by.

    vectors: (n, d) rows of length 1; weights: (n,) people a text stands for; least_people: groups
    with fewer are dissolved into their neighbours; wanted: bounds on the number of groups.
    Communities of the neighbour graph say how many groups there are; a tree over small groups,
    cut at that number, says which. Returns labels (n,) numbered by size, and pooled vectors (n, d).
    """
    n = len(vectors)
    if n < 3:
        return np.zeros(n, dtype=np.int64), vectors
    width = neighbourhood(n)
    where, alike = nearest(vectors, width)
    smooth = pooled(vectors, where, width=min(10, width))
    goal = min(wanted[0], n)
    if wanted[0] != wanted[1]:
        found = louvain(neighbour_graph(where, alike), seed=seed)
        found = settle(smooth, found, weights, least_people=least_people)
        goal = min(max(int(found.max()) + 1, wanted[0]), wanted[1], n)
        if n < FEW_TEXTS and goal == int(found.max()) + 1:
            return found, smooth
    fine = small_groups(smooth, weights, goal=goal, seed=seed)
    merges, count = _tree(smooth, fine, weights), int(fine.max()) + 1
    labels = by_size(cut_tree(merges, count, goal)[fine])
    for _ in range(2):
        centres = centres_of(smooth, labels, weights, int(labels.max()) + 1)
        labels = by_size(np.argmax(smooth @ centres.T, axis=1))
    return labels, smooth


FEW_TEXTS = 60
MOST_SMALL_GROUPS = 400
SMALL_GROUP_ROUNDS = 8


def neighbourhood(n: int) -> int:
    """How many neighbours tell: with the root of the number of texts, from 5 to 60."""
    return int(np.clip(0.46 * np.sqrt(n), min(5, max(1, n // 4)), 60))


def small_groups(vectors: Floats, weights: Floats, *, goal: int, seed: int) -> Ints:
    """Many small groups (about one to eight texts; some hundreds at most), leaves of the tree."""
    count = min(len(vectors), max(goal, min(MOST_SMALL_GROUPS, len(vectors) // 8)))
    if count == len(vectors):
        return np.arange(count)
    generator = np.random.default_rng(seed)
    centres = vectors[np.sort(generator.choice(len(vectors), size=count, replace=False))]
    for _ in range(SMALL_GROUP_ROUNDS):
        labels = np.argmax(vectors @ centres.T, axis=1)
        again = centres_of(vectors, labels, weights, count)
        empty = ~again.any(axis=1)
        again[empty] = centres[empty]
        centres = again
    return by_size(np.argmax(vectors @ centres.T, axis=1))


def _tree(vectors: Floats, labels: Ints, weights: Floats) -> list[tuple[int, int]]:
    mass = np.bincount(labels, weights=weights)
    sums = np.stack([np.bincount(labels, weights=weights * column) for column in vectors.T], axis=1)
    return ward_merges(sums / mass[:, None], mass)


def settle(
    vectors: Floats, labels: Ints, weights: Floats, *, least_people: float, rounds: int = 3
) -> Ints:
    """Dissolve small groups and let every text join the nearest centre, `rounds` times."""
    labels = by_size(labels)
    for _ in range(rounds):
        people = np.bincount(labels, weights=weights)
        keep = np.flatnonzero(people >= least_people)
        if not len(keep):
            return np.zeros(len(labels), dtype=np.int64)
        centres = centres_of(vectors, labels, weights, len(people))[keep]
        labels = by_size(np.argmax(vectors @ centres.T, axis=1))
    return labels
