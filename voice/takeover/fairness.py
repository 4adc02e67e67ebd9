"""A second look at a matching, without the solver: could anybody fairly have had more?"""

from collections.abc import Iterator

from voice.takeover.matching import Matching, Offer, Pair, Problem, Wish, overlap, preferred


def unfair(problem: Problem, matching: Matching) -> list[tuple[Pair, str]]:
    """Moves that ought to have been made: ((application, opportunity), whose place or "").

    An application is listed where it could have an opportunity that it ranks higher and that has a
    place left, or whose holder would lose less by giving it up than this one would gain. Moves that
    would break a pin, a pair kept together or apart, a clash or a least number are no moves.
    """
    return [
        (pair, holder) for wish in problem.wishes for pair, holder in moves(problem, matching, wish)
    ]


def moves(problem: Problem, matching: Matching, wish: Wish) -> Iterator[tuple[Pair, str]]:
    offers = {offer.key: offer for offer in problem.offers}
    wishes = {one.key: one for one in problem.wishes}
    for key in preferred(problem, matching, wish):
        held = matching.held_by(key)
        leaves = leaving(problem, matching, wish, offers[key], offers)
        if leaves is None or not is_free(problem, wish, key, held):
            continue
        gain = problem.value(wish, key) - sum(problem.value(wish, one) for one in leaves)
        is_full = len(held) >= offers[key].capacity
        may_run = held or offers[key].least <= 1
        if not is_full and may_run and gain > 0:
            yield (wish.key, key), ""
        for holder in held if is_full else ():
            is_bound = (holder, key) in problem.pinned or is_paired(problem, holder)
            if not is_bound and gain > problem.value(wishes[holder], key):
                yield (wish.key, key), holder


def leaving(
    problem: Problem, matching: Matching, wish: Wish, to: Offer, offers: dict[str, Offer]
) -> list[str] | None:
    """What the application would give up to go there; None where it may not."""
    mine = matching.placed[wish.key]
    leaves = [key for key in mine if overlap(offers[key], to)]
    if not leaves and len(mine) >= wish.most:
        leaves = [min(mine, key=lambda key: problem.value(wish, key))]
    if any((wish.key, key) in problem.pinned for key in leaves) or is_paired(problem, wish.key):
        return None
    emptied = [key for key in leaves if len(matching.held_by(key)) <= offers[key].least]
    return None if any(offers[key].least > 1 for key in emptied) else leaves


def is_paired(problem: Problem, wish: str) -> bool:
    return any(wish in pair for pair in problem.together)


def is_free(problem: Problem, wish: Wish, offer: str, held: list[str]) -> bool:
    """Nobody there is to be kept apart from this application."""
    return not any(
        (wish.key, other) in problem.apart or (other, wish.key) in problem.apart for other in held
    )
