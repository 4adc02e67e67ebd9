"""Who may open, and who may send, each address of the product. A new address needs a row.

Letters: Y youth worker, P plan lead, S safeguarding lead, E editor, A administrator, O observer,
D data protection officer, C contact team, L allegations contact, X a youth worker of another
organisation, - nobody signed in. None: the
method is not offered.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests import permission_matrix_running as running
from tests import permission_matrix_takeover as takeover

LETTERS = {
    "-": "anonymous",
    "Y": "youth_worker",
    "P": "plan_lead",
    "S": "safeguarding_lead",
    "E": "editor",
    "A": "administrator",
    "O": "observer",
    "D": "data_protection",
    "C": "contact",
    "L": "allegations",
    "X": "outsider",
}
ALL = "-YPSEAODCLX"
STAFF = "YPSEAODCL"


@dataclass(frozen=True)
class Row:
    """`args` takes the world's things and gives the address's arguments."""

    args: Callable
    get: str | None
    post: str | None


def of(*names: str) -> Callable:
    """Arguments read from the things: `of("theme.key")`."""

    def read(things):
        return [read_path(things, name) for name in names]

    return read


def read_path(things, path: str):
    for name in path.split("."):
        things = getattr(things, name)
    return things


def given(*values) -> Callable:
    return lambda things: list(values)


SURVEY, QUESTION, THEME = of("survey.key"), of("question.key"), of("theme.key")
SECTION, RUN = of("survey.key", "section.code"), of("run.key")
WORDS = lambda things: [things.survey.key, "cy", "standard"]  # noqa: E731 (a row of arguments)
LINE = lambda things: [things.survey.key, "en-gb", "standard", f"q:{things.question.code}"]  # noqa: E731
IMPORT, CAMPAIGN, REVIEW = of("answer_import.key"), of("campaign.key"), of("held.pk")
COMPLAINT, CONTACT, REFERRAL = of("complaint.key"), of("contact.key"), of("referral.key")

ROWS = {
    # Anybody
    "live": Row(given(), ALL, None),
    "ready": Row(given(), ALL, None),
    "gallery": Row(given(), ALL, ALL),
    "gallery_look": Row(given("public"), ALL, ALL),
    "gallery_kinds": Row(given(), ALL, None),
    "survey_start": Row(SURVEY, ALL, ALL),
    "survey_question": Row(of("survey.key", "question.code"), ALL, ALL),
    "survey_may_quote": Row(SURVEY, ALL, ALL),
    "survey_check": Row(SURVEY, ALL, ALL),
    "survey_receipt": Row(SURVEY, ALL, None),
    "survey_keep": Row(SURVEY, ALL, ALL),
    "survey_return": Row(SURVEY, ALL, ""),
    "survey_yours": Row(SURVEY, ALL, ALL),
    "survey_rate": Row(SURVEY, None, ALL),
    "survey_speak": Row(SURVEY, None, ALL),
    "survey_help": Row(SURVEY, ALL, None),
    "survey_pause": Row(SURVEY, ALL, None),
    "survey_exit": Row(SURVEY, ALL, None),
    "survey_happened": Row(SURVEY, ALL, None),
    "together": Row(given(), ALL, ALL),
    "together_join": Row(of("session.key"), ALL, ALL),
    "together_sort": Row(of("session.key"), ALL, ALL),
    "together_name": Row(of("session.key", "pile.pk"), ALL, ALL),
    "recording": Row(of("clip.key"), ALL, None),
    # The desk and campaigns
    "desk": Row(given(), STAFF + "X", STAFF + "X"),
    "campaigns": Row(given(), STAFF + "X", STAFF + "X"),
    "campaign_new": Row(given(), "YX", "YX"),
    "campaign": Row(CAMPAIGN, STAFF, STAFF),
    "campaign_edit": Row(CAMPAIGN, "Y", "Y"),
    "assessment": Row(CAMPAIGN, STAFF, None),
    "assessment_sign": Row(CAMPAIGN, None, "DA"),
    # People
    "people": Row(given(), "A", None),
    "invitation_new": Row(given(), "A", "A"),
    "organisation_edit": Row(of("organisation.key"), "A", "A"),
    "invitation_withdraw": Row(of("invitation.key"), None, "A"),
    "membership_end": Row(of("membership.key"), "A", "A"),
    # Making surveys
    "survey_new": Row(CAMPAIGN, "Y", "Y"),
    "survey": Row(SURVEY, STAFF, STAFF),
    "survey_edit": Row(SURVEY, "Y", "Y"),
    "survey_preview": Row(SURVEY, STAFF, STAFF),
    "survey_languages": Row(SURVEY, STAFF, STAFF),
    "survey_words": Row(WORDS, "Y", "Y"),
    "words_media": Row(LINE, "Y", "Y"),
    "survey_open": Row(SURVEY, "Y", "Y"),
    "survey_changes": Row(SURVEY, None, "Y"),
    "survey_close": Row(SURVEY, "Y", "Y"),
    "survey_reopen": Row(SURVEY, None, "Y"),
    "survey_poster": Row(SURVEY, STAFF, STAFF),
    "survey_qr": Row(SURVEY, STAFF, STAFF),
    "section_new": Row(SURVEY, "Y", "Y"),
    "section_edit": Row(SECTION, "Y", "Y"),
    "section_branch": Row(SECTION, "Y", "Y"),
    "section_move": Row(SECTION, None, "Y"),
    "section_delete": Row(SECTION, "Y", "Y"),
    "question_new": Row(SECTION, "Y", "Y"),
    "question_edit": Row(QUESTION, "Y", "Y"),
    "question_pictures": Row(QUESTION, "Y", "Y"),
    "question_move": Row(QUESTION, None, "Y"),
    "question_remove": Row(QUESTION, "Y", "Y"),
    "question_restore": Row(QUESTION, None, "Y"),
    # Answers from files
    "imports": Row(SURVEY, "Y", None),
    "import_start": Row(SURVEY, "Y", "Y"),
    "import_match": Row(IMPORT, "Y", "Y"),
    "import_check": Row(IMPORT, "Y", "Y"),
    "import_refused": Row(IMPORT, "Y", None),
    "import_confirm": Row(IMPORT, None, "Y"),
    "import_again": Row(IMPORT, None, "Y"),
    "import_cancel": Row(IMPORT, None, "Y"),
    "import_status": Row(IMPORT, "Y", None),
    # The reading queue
    "reviews": Row(given(), "YSLX", None),
    "reviews_release": Row(given(), None, "YSLX"),
    # L is told kindly, and shown nothing, unless it is about staff: tests/surveys/views
    "reading_samples": Row(CAMPAIGN, "S", "S"),
    "reading_sample": Row(CAMPAIGN, "S", "S"),
    "reading_rest": Row(CAMPAIGN, None, "S"),
    "review": Row(REVIEW, "YSL", None),
    "review_refer": Row(REVIEW, "YSL", "YSL"),
    "review_agree": Row(REVIEW, None, "YSL"),
    "review_apart": Row(REVIEW, None, "YSL"),
    "review_ask": Row(REVIEW, None, "YSL"),
    "review_release": Row(REVIEW, None, "YSL"),
    "review_redact": Row(REVIEW, "YSL", "YSL"),
    "review_redacted": Row(REVIEW, None, "YSL"),
    "review_seal": Row(REVIEW, "YSL", "YSL"),
    "review_unseal": Row(of("sealed.pk"), "YSL", "YSL"),  # Y is told kindly, and shown nothing
    "referrals": Row(given(), "SL", None),
    "referral": Row(REFERRAL, "S", None),
    "referral_told": Row(REFERRAL, None, "S"),
    "referral_close": Row(REFERRAL, None, "S"),
    "campaign_duty": Row(CAMPAIGN, "YS", "YS"),
    "reading_away": Row(given(), None, "YSLX"),
    "reading_back": Row(given(), None, "YSLX"),
    # What young people write to a team
    "contact": Row(given(), ALL, ALL),
    "contact_sent": Row(CONTACT, ALL, None),
    "contacts": Row(given(), "CL", None),
    "contact_desk": Row(CONTACT, "C", None),
    "contact_take": Row(CONTACT, None, "C"),
    "contact_about": Row(CONTACT, None, "C"),
    "contact_reply": Row(CONTACT, None, "C"),
    # What people ask about their own answers
    "requests": Row(given(), "SAD", "SAD"),
    "request_delete": Row(given(), None, "SAD"),
    "request_copy": Row(given(), None, "SAD"),  # A and D are refused: tests/analysis/views
    # Complaints
    "complaint": Row(given(), ALL, ALL),
    "complaint_sent": Row(COMPLAINT, ALL, None),
    "complaints": Row(given(), "D", None),
    "complaint_desk": Row(COMPLAINT, "D", None),
    "complaint_acknowledge": Row(COMPLAINT, None, "D"),
    "complaint_close": Row(COMPLAINT, None, "D"),
    # Themes
    "themes": Row(QUESTION, "YS", None),
    "theme_new": Row(QUESTION, "Y", "Y"),
    "themes_history": Row(QUESTION, "YS", None),
    "edit_undo": Row(of("question.key", "edit.revision"), None, "Y"),
    "theme_checks": Row(QUESTION, "YS", "Y"),
    "sample_draw": Row(QUESTION, None, "Y"),
    "sample_read": Row(of("sample.key"), "YS", "YS"),
    "sessions": Row(QUESTION, "YS", None),
    "session_new": Row(QUESTION, "Y", "Y"),
    "session": Row(of("session.key"), "YS", None),
    "session_screen": Row(of("session.key"), "YS", None),
    "session_close": Row(of("session.key"), None, "Y"),
    "session_take_over": Row(of("session.key"), None, "Y"),
    "session_let_go": Row(of("session.key"), None, "Y"),
    "session_idea_remove": Row(of("session.key", "idea.pk"), None, "Y"),
    "session_pile_remove": Row(of("session.key", "pile.pk"), None, "Y"),
    "answers_without_theme": Row(QUESTION, "YS", None),
    "run_start": Row(QUESTION, "Y", "Y"),
    "run": Row(RUN, "YS", None),
    "run_stop": Row(RUN, None, "Y"),
    "run_adopt": Row(RUN, None, "Y"),
    "run_place": Row(RUN, None, "Y"),
    "run_without": Row(RUN, "YS", None),
    "suggestion": Row(of("run.key", "proposed.number"), "YS", "Y"),
    "theme": Row(THEME, "YS", "Y"),
    "theme_edit": Row(THEME, "Y", "Y"),
    "theme_merge": Row(THEME, "Y", "Y"),
    "theme_split": Row(THEME, "Y", "Y"),
    "split_propose": Row(THEME, None, "Y"),
    "theme_nest": Row(THEME, "Y", "Y"),
    "theme_drop": Row(THEME, "Y", "Y"),
    "theme_restore": Row(THEME, None, "Y"),
    "theme_tie": Row(THEME, "Y", "Y"),
    "theme_untie": Row(of("theme.key", "priority.key"), None, "Y"),
    "answer_themes": Row(of("answer.pk"), "YS", "Y"),
    "answer_remove": Row(of("answer.pk", "theme.key"), None, "Y"),
    "quotes": Row(QUESTION, "YS", None),
    "quote_choose": Row(of("theme.key", "answer.pk"), "Y", "Y"),
    "quote_check": Row(of("excerpt.key"), None, "S"),
    "quote_withdraw": Row(of("excerpt.key"), None, "Y"),
    # Results, the plan and what is promised
    "results": Row(CAMPAIGN, "YPSEO", None),
    "results_release": Row(CAMPAIGN, None, "Y"),
    "results_publish": Row(CAMPAIGN, None, "Y"),
    "results_download": Row(CAMPAIGN, "YPSEO", None),
    "results_workbook": Row(CAMPAIGN, "YPSEO", None),
    "released:campaigns": Row(given(), ALL, None),
    "api_described": Row(given(), ALL, None),
    "released:openapi-json": Row(given(), ALL, ALL),
    "plans": Row(given(), "YPEOX", None),
    "reports": Row(given(), "YPEOX", None),
    "report": Row(lambda things: [things.organisation.key, "2026"], "YPEO", None),
    "report_document": Row(lambda things: [things.organisation.key, "2026"], "YPEO", None),
    "priority": Row(of("priority.key"), "YPEO", None),
    "said": Row(of("said.key"), "YPEO", None),
    "board": Row(given(), "YPEOX", None),
    "commitment_new": Row(of("priority.key"), "P", "P"),
    "commitment": Row(of("commitment.key"), "YPE", "P"),
    "commitment_publish": Row(of("commitment.key"), None, "P"),
    **takeover.rows(Row, of, given),
    **running.rows(Row, of),
}

# Addresses whose rule is elsewhere: allauth's own pages, and what Wagtail serves.
ELSEWHERE = {
    *takeover.BY_LINK,
    *running.BY_LINK,
    "invitation_accept",  # whoever has the link: tests/accounts
    "results_published",  # what is published, and nothing else: tests/analysis/views/test_published
    "released:campaign",  # likewise
    "released:api-root",  # where the API's addresses begin: not found
    "picture",  # public pictures of pages: tests/cms
    "picture_of_choice",  # whoever has its address: tests/surveys/test_pictures
    "survey_own_artwork",  # the browser that sent it: tests/surveys/test_artwork
    "review_opinion",  # whoever was asked: tests/surveys/views/test_serious
    "review_artwork",  # whoever may read the answer: tests/surveys/test_artwork
    "wagtaildocs_serve",  # by the document's collection: tests/cms
    "wagtailcore_login",  # sends to our sign-in
    "wagtail_serve",  # by the page's own restrictions: tests/cms
}
