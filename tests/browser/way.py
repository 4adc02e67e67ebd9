"""One way through the survey of these tests, found by names and values: in any language."""

from surveys.models import Answer, Response

SAME = [
    ("feel", ["4"], ""),
    ("likes", ["no"], ""),
    ("need", ["buses", "parks"], ""),
    ("order", ["shops", "buses"], ""),
    ("town", [], ""),
    ("why", [], "More buses"),
]
WAY = {
    "likes": {"answer": "no"},
    "why": {"answer": "More buses"},
    "feel": {"answer": "4"},
    "need": {"answer": ["parks", "buses"]},
    "order": {"answer_shops": "1", "answer_buses": "2"},
    "town": {},
    ":may-quote": {"answer": "no"},
}
GO_ON = "#ask button:not([name])"
START = 'main form[method="post"] button:not([name])'
SEND = 'form[action$="/check/"] button:not([name]):not([formaction])'
STOP = 'button[formaction$="/keep/"]'

# Links in a sentence are exempt; a row's own label is what is hit for its radio or tick.
SMALL = """(least) => [...document.querySelectorAll(
    "a:not(.skip, .card-title a), button, input:not([type=hidden]), select, textarea, summary")]
  .filter((e) => e.checkVisibility())
  .filter((e) => e.tagName !== "A" || getComputedStyle(e).display !== "inline")
  .map((e) => [e, (e.closest(".choice") || e).getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 43.9 || box.height < least - 0.1))
  .map(([e, box]) => `${e.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`)"""


def press(page, control) -> None:
    """Click what leads to another page, and wait until that page has its styles and scripts.

    A click alone may return while the old page still stands, and a page without its styles has
    other sizes, widths and colours.
    """
    with page.expect_navigation():
        control.click()


def say_who_reads(page) -> None:
    """On a campaign's page: read every day, somebody on call, two people told one after another."""
    press(page, page.locator("section[aria-labelledby=duty-title]").get_by_role("link"))
    for day in page.locator("[name=staffed_days]").all():
        day.check()
    page.locator("[name=staffed_from]").fill("00:00")
    page.locator("[name=staffed_until]").fill("23:59")
    page.locator("[name=outside_hours][value=on_call]").check()
    page.locator("[name=first]").first.check()
    page.locator("[name=second]").last.check()
    page.locator("[name=on_call]").first.check()
    page.locator("[name=days_to_read]").fill("2")
    press(page, page.locator("main form").get_by_role("button", name="Save"))


def enter(page) -> None:
    """As `press`, with the Enter key on whatever has the focus."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def stored() -> list:
    """(question, chosen in order, text) of the one response, by the question's code."""
    response = Response.objects.complete().get()
    rows = []
    for answer in Answer.objects.filter(response=response).select_related("question"):
        picked = answer.picked.order_by("rank", "choice__code")
        codes = list(picked.values_list("choice__code", flat=True))
        rows.append((answer.question.code, codes, answer.text))
    return sorted(rows)


def fill(page, code):
    """Answer a question as `WAY` says."""
    for name, value in WAY[code].items():
        for one in [value] if isinstance(value, str) else value:
            control = page.locator(f'[name="{name}"]')
            kind = control.first.evaluate("e => e.type")
            if kind in {"radio", "checkbox"}:
                page.locator(f'[name="{name}"][value="{one}"]').check()
            elif kind == "select-one":
                control.select_option(one)
            else:
                control.fill(one)
