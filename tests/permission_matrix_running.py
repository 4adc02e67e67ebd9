"""The rows of the desk's addresses for a Takeover once applications are in."""

# Whoever has the four words, the link or a published report: tests/takeover/test_running_pages.py
BY_LINK = {
    "takeover_host_workshops",
    "takeover_host_calendar",
    "takeover_host_certificate",
    "takeover_my_workshops",
    "takeover_calendar",
    "takeover_my_certificate",
    "takeover_check_report",
    "takeover_report_public",
}
STAFF = "YPSEAODCL"


def rows(row, of) -> dict:
    """`row` and `of` as in `tests.permission_matrix`."""
    challenge, match = of("challenge.key"), of("match.key")
    placement, workshop = of("placement.key"), of("workshop.key")
    return {
        "takeover_matching": row(challenge, "Y", "Y"),
        "takeover_pin": row(challenge, "Y", "Y"),
        "takeover_pin_remove": row(of("challenge.key", "pin.pk"), None, "Y"),
        "takeover_pair": row(challenge, "Y", "Y"),
        "takeover_pair_remove": row(of("challenge.key", "pair.pk"), None, "Y"),
        "takeover_match": row(match, "YS", None),
        "takeover_takes": row(match, None, "Y"),
        "takeover_match_stop": row(match, None, "Y"),
        "takeover_match_publish": row(match, None, "Y"),
        "takeover_placements": row(challenge, "YS", None),
        "takeover_placement": row(placement, "YS", None),
        "takeover_placement_check": row(placement, None, "YS"),
        "takeover_placement_mark": row(placement, None, "Y"),
        "takeover_placement_end": row(placement, None, "Y"),
        "takeover_give": row(of("opportunity.key"), None, "Y"),
        "takeover_certificates": row(challenge, "Y", "Y"),
        "takeover_workshops": row(challenge, "Y", None),
        "takeover_workshop_new": row(challenge, "Y", "Y"),
        "takeover_workshop": row(workshop, "Y", None),
        "takeover_workshop_edit": row(workshop, "Y", "Y"),
        "takeover_workshop_book": row(workshop, None, "Y"),
        "takeover_booking_cancel": row(of("workshop.key", "booking.pk"), None, "Y"),
        "takeover_workshop_mark": row(workshop, None, "Y"),
        "takeover_workshop_notes": row(workshop, None, "Y"),
        "takeover_report": row(challenge, STAFF, "Y"),
        "takeover_report_word": row(challenge, STAFF, None),
        "takeover_report_words": row(challenge, "Y", "Y"),
        "takeover_report_show": row(challenge, None, "Y"),
        "takeover_report_present": row(challenge, "Y", "Y"),
        "takeover_report_publish": row(challenge, None, "Y"),
        "takeover_recommendation_new": row(challenge, "Y", "Y"),
        "takeover_recommendation": row(of("recommendation.key"), "Y", "Y"),
        "takeover_recommendation_answer": row(of("recommendation.key"), "P", "P"),
    }
