"""Words by which `clauses` tells one thing said from the next, in English."""

from __future__ import annotations

# A further wish begins so.
MORE = """
    more less better fewer no not bigger cleaner safer cheaper free stop ban longer shorter new
    nicer quicker faster
"""

# What begins so goes on with what was said before.
GOES_ON = """
    which who whom whose where because cause including especially particularly such like e.g eg ie
    so that then than etc if when while whilst since although though as until unless or of at with
    without from by in on to into for
"""

# What begins so is not done before its first comma.
UNFINISHED = """
    when if because since although though while as after before in at on for to with during unless
    until once instead
"""

# Words at the front of a wish that say nothing of what is wished.
OPENERS = """
    i we you they i'd we'd would like love want wants need needs to have there should be please
    maybe think wish had can could get see just really also some a an the my our hope enjoy having
    has
"""

# After these a clause goes on: "the things I want".
HANGING = """
    because so that what when where if as how which who things thing everything anything something
    all and but or than since while think believe feel say hope wish know sure stuff why
"""

# Pairs that name one thing, or are seldom wished apart.
PAIRS = """
    arts crafts, art crafts, food drink, health safety, mum dad, mums dads, boys girls, friends
    family, family friends, men women, day night, black white, drugs alcohol, peace quiet, reading
    writing, walking cycling, city county, question answers, questions answers, bed breakfast,
    rock roll, trial error, mother father, mothers fathers, mom dad, moms dads, terms conditions,
    salt pepper, fish chips, town country, young old, parents carers, brother
    sister, brothers sisters, sisters brothers
"""

# Words that say nothing by themselves beside the small ones.
ASIDES = "yes yeah yep no ok okay hi hello hey um erm oh sorry sure honestly personally"
