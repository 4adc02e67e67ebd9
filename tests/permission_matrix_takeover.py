"""Who may open, and who may send, each address of a Takeover."""

ANYBODY, STAFF = "-YPSEAODCLX", "YPSEAODCL"


def rows(row, of, given) -> dict:
    """Rows of `tests.permission_matrix`, made by its own helpers."""
    challenge, role, host = of("challenge.key"), of("opportunity.key"), of("host.key")
    application = of("application.key")

    def at(*more):
        return lambda things: [things.challenge.key, *more]

    open_to_all = {
        # Without a young person's cookie each of these only leads to the first page.
        name: row(args, ANYBODY if can_get else None, ANYBODY if can_post else None)
        for name, args, can_get, can_post in (
            ("takeover_board", challenge, True, False),
            ("takeover_opportunity", of("challenge.key", "opportunity.key"), True, False),
            ("takeover_apply", challenge, True, True),
            ("takeover_help", challenge, True, False),
            ("takeover_pause", challenge, True, False),
            ("takeover_keep", challenge, True, True),
            ("takeover_question", at("help"), True, True),
            ("takeover_step", at("choices"), True, True),
            ("takeover_speak", challenge, False, True),
            ("takeover_mine", challenge, True, False),
            ("takeover_take", of("challenge.key", "opportunity.key"), False, True),
            ("takeover_leave", challenge, True, True),
            ("takeover_diary", challenge, True, True),
            ("takeover_diary_picture", at("none"), True, False),
            ("takeover_diary_delete", at("none"), False, True),
            ("takeover_call", challenge, True, True),
            ("takeover_items", at("before"), True, True),
            ("takeover_item", at("before", "team"), True, True),
        )
    }
    return {
        **open_to_all,
        "takeover_return": row(challenge, ANYBODY, ""),
        "challenges": row(given(), STAFF + "X", None),
        "challenge_new": row(given(), "YX", "YX"),
        "challenge": row(challenge, STAFF, None),
        "challenge_edit": row(challenge, "Y", "Y"),
        "challenge_open": row(challenge, None, "Y"),
        "challenge_close": row(challenge, None, "Y"),
        "host_new": row(challenge, "Y", "Y"),
        "host": row(host, "Y", "Y"),
        "applications": row(challenge, "YS", None),
        "parent_remind": row(application, None, "YS"),
        "help_asked": row(of("asked.key"), "YS", "YS"),
        "opportunity": row(role, "Y", None),
        "opportunity_approve": row(role, None, "Y"),
        "opportunity_return": row(role, None, "Y"),
        "opportunity_edit": row(role, "Y", "Y"),
        "opportunity_withdraw": row(role, "Y", "Y"),
    }


# Behind a link that is one host's or one parent's: tests/takeover/test_running_pages.py.
BY_LINK = {
    "takeover_parent",
    "takeover_host",
    "takeover_host_offer",
    "takeover_host_call",
    "takeover_host_items",
    "takeover_host_item",
    "takeover_host_change",
    "takeover_host_later",
    "takeover_host_call_off",
    "takeover_host_confirm",
}
