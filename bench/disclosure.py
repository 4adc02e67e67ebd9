"""Attacks the released tables of many invented campaigns, as the test does of a few.

Of each campaign three releases are made, with breakdowns and groups that come up in between. All
that they show goes to a linear solver, which is asked for each count under 10, and each difference
of two counts that is, whether it can have one value only.
"""

import argparse
import sys
import time

import numpy as np


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--campaigns", type=int, default=200)
    campaigns = parser.parse_args().campaigns
    from tests.shared.test_disclosure_solving import (  # noqa: PLC0415 (it is the attack itself)
        SNAPSHOTS,
        attacked,
    )

    began, shown, tried, found = time.perf_counter(), 0, 0, 0
    for seed in range(campaigns):
        attack, numbers = attacked(seed)
        pinned = attack.pinned(np.random.default_rng(seed))
        shown, tried, found = shown + numbers, tried + len(attack.small), found + len(pinned)
        if pinned:
            sys.stdout.write(f"campaign {seed}: {pinned}\n")
    sys.stdout.write(
        f"{campaigns} campaigns, {campaigns * SNAPSHOTS} releases with {shown:,} numbers shown: "
        f"{found} of {tried:,} small counts can be worked out. "
        f"{time.perf_counter() - began:.0f} s.\n"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
