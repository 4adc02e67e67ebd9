"""Invented answers, written for the journey test, as a youth worker would export them."""

import csv
import io

BUSES = """more buses after school please
the last bus home is at six so i cant do anything
buses that come on time and cost less
a bus from my village to the beach
cheaper bus tickets for kids
my bus never turns up when it rains
we need a bus on sundays
buses to town in the evening
free buses for under 18s
the bus stop has no shelter and no light
i wait an hour for the bus every day
buses that go to the youth club
bus passes for college students
more busses from portland
the bus is always full when it gets to us
let us take bikes on the bus""".splitlines()
PARKS = """a skate park with lights
fix the broken swings in the park
a bigger park with a zip wire
more parks for older kids not just toddlers
clean the park because there is glass in it
a skate park near the school
somewhere to play football in the park
a park with shade and water
the park is locked when we finish school
goals in the park that are not broken
a climbing wall in the park
parks that wheelchairs can get into
benches in the park to sit with friends
a basketball court in the park
a splash park like the one on holiday
more trees in the park""".splitlines()
KIND = """people being kind to each other
stop the bullying at school
no more bullying online
teachers who do something about bullying
less name calling on the way home
be kind to people who are different
bullies should say sorry
somebody to talk to when you are bullied
kinder words from grown ups
no racism and no bullying
help for kids who get bullied
a kindness club at school
stop people laughing at how i talk
everyone should feel they belong
more kind people at the bus stop
bullying makes me want to stay at home""".splitlines()
AGES = ("17 or 18", "11 to 13", "14 to 16")
AREAS = ("Chesil", "Dorchester")


def file_of_answers() -> bytes:
    """48 rows, and two that cannot be read in: an unknown area, and one that says nothing."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["What is your idea?", "Age", "Area"])
    for place, words in enumerate(BUSES + PARKS + KIND):
        writer.writerow([words, AGES[place % 3], AREAS[place % 2]])
    writer.writerow(["more boats", "17 or 18", "Atlantis"])
    writer.writerow(["", "", ""])
    return out.getvalue().encode()
