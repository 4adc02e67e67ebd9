"""Troubles with eating."""

from functools import partial

from surveys.screening.result import Band
from surveys.screening.rules.rule import Rule, rule

eating = partial(rule, "eating", Band.HARM)

RULES: list[Rule] = [
    eating(
        "eating",
        "sick throw throwing vomit purge binge laxatives anorexia anorexic bulimia disorder starve starving calories weigh ana",
        r"(?:make|made|makes|making) (?:my ?self|herself|himself|me) (?:be )?(?:sick|throw up|vomit|puke)|throw(?:s|ing)? (?:it |up |food )*(?:all )?up (?:after|on purpose|when|my|so|food)|then throw (?:it )?up|(?:binge|binging|purge|purging|laxatives|anorexi\w+|bulimi\w+|eating disorder)(?! (?:awareness|should|in|support|help|is|are|lessons|week))|starv(?:e|es|ing) (?:my ?self|herself|himself|themselves)|count(?:ing)? (?:every |all |my )*(?:the )?calorie(?:s)?|calories? and|weigh (?:my ?self|myself) (?:\w+ )+(?:times|day)|ana is|pro ana",
    ),
    eating(
        "eating",
        "eat eats eaten eating food meals lunch breakfast dinner thin skinny fat",
        r"(?:not|never|stopped|stop|stops|skip|skips|skipping|scared of|afraid of|guilty when(?:ever)? i|hate|hating|hide|hides|hid|refuse|refuses|without|panic when i)(?: \w+){0,3} (?:eat|eating|eats|eaten|food|meals?|lunch|breakfast|dinner)(?: \w+){0,6} (?:thin|skinny|weight|fat|on purpose|days|sick|slim|disgusting|purge|anything|in front|body|any more|ate it|calories|thinner|people said)|not (?:eaten|eating|eat) (?:for|in|since|all)(?: \w+){0,2} (?:days?|week|monday|on purpose)|scared of food|(?:feel|feels|am|i|being|called|so) (?:so )?fat and(?: \w+){0,2} (?:disgusting|starve|ugly|hate)|friend (?:does not|never|will not|is not|barely) eat|only let my ?self|burn off (?:food|calories|what)|exercise until|tells? me not to eat|because i do not eat|so thin|feel guilty (?:when\w*|if|after) i eat|eat everything and then",
        "not",
    ),
    eating(
        "eating",
        "eating eat eats body starve meals",
        r"(?:is|are) not eating|problem with eating|hate(?:s)? eating|never eats|does not eat(?! (?:meat|dairy|pork|sweets|nuts|peas|vegetables))|skip(?:s|ping)? meals|disgusted by my body|not eat(?:ing)? at all|my body(?: \w+){0,3} (?:starve|not eat|thin|sick)",
        "not",
    ),
]
