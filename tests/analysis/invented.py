"""About 120 short answers written for tests: six wishes in many words, slips, and non-answers."""

from itertools import product

BUSES = [
    f"{a} {b}"
    for a, b in product(
        ("more buses", "buses that come on time", "a bus", "cheaper bus tickets", "better buses"),
        ("to town", "at night please", "on sundays", "to my village"),
    )
]
PARKS = [
    f"{a} {b}"
    for a, b in product(
        ("a bigger park", "new swings in the park", "a skate park", "clean up the park"),
        ("near my house", "for little kids", "with benches", "in our town", "where we can play"),
    )
]
BULLYING = [
    f"{a} {b}"
    for a, b in product(
        ("stop bullying", "less bullying", "teachers should stop bullies", "no more bullies"),
        ("at school", "in the playground", "online", "because it makes me sad", "of my friends"),
    )
]
CLUBS = [
    f"{a} {b}"
    for a, b in product(
        ("a youth club", "more youth clubs", "an art club", "football club", "clubs after school"),
        ("every week", "that is free", "for teenagers", "to meet friends"),
    )
]
LITTER = [
    f"{a} {b}"
    for a, b in product(
        ("less litter", "pick up the litter", "more litter bins", "no rubbish"),
        ("on the beach", "in the sea", "on our streets", "by the river", "everywhere"),
    )
]
BOTH = [
    "more buses to town. and stop bullying at school",
    "a bigger park near my house but also less litter on the beach",
    "clubs after school and more buses at night please",
    "<script>alert('hi')</script> a skate park with benches",
    "=1+1 more litter bins on the beach",
]
NO_ANSWERS = ["idk", "dunno", "nothing", "asdfgh", "?", "n/a"]
INVENTED = [*BUSES, *PARKS, *BULLYING, *CLUBS, *LITTER, *BOTH, *NO_ANSWERS]
