"""What the first pages say until an editor changes them. Plain words, for readers of nine and up.

What is said here about privacy is a promise that the product keeps: change neither alone.
"""


def words(html: str) -> dict:
    return {"type": "words", "value": html}


WELCOME = {
    "title": "Home",
    "welcome": "You live here. What should change?",
    "summary": "Tell us what it is like to grow up in Dorset. We listen, and then we tell you what "
    "happened. Every time.",
    "body": [
        {
            "type": "next",
            "value": {
                "title": "From your words to something real",
                "steps": [
                    {"when": "1. We ask", "what": "You answer on a phone. You need no name."},
                    {"when": "2. We read", "what": "People read what you all wrote."},
                    {"when": "3. We find what you share", "what": "We look for what many said."},
                    {"when": "4. People decide", "what": "It goes to those who can change things."},
                    {"when": "5. We tell you", "what": "What we did, and what we could not do."},
                ],
            },
        },
    ],
}
CAMPAIGNS = {
    "title": "Have your say",
    "slug": "have-your-say",
    "drawing": "bubbles",
    "summary": "What we are asking now, and what came of what we asked before.",
}
HELP = {
    "title": "Help",
    "slug": "help",
    "drawing": "signpost",
    "summary": "If something is wrong, you can talk to somebody today. It is free.",
    "body": [
        words(
            "<h2>You are not in trouble</h2><p>It is never your fault when somebody hurts you or "
            "frightens you. You can tell a person you trust: at home, at school, or at a club. "
            "You can also ring or text one of the numbers on this page.</p>"
        ),
        {"type": "help", "value": {"title": "Talk to somebody now"}},
        words(
            "<h2>We are not an emergency service</h2><p>We read what you write, but not at once. "
            "If you are in danger now, ring 999.</p>"
        ),
    ],
}
PRIVACY = {
    "title": "Your privacy",
    "slug": "privacy",
    "drawing": "gate",
    "summary": "What we keep, who reads it, and what you can ask us to do.",
    "body": [
        words(
            "<h2>We do not ask who you are</h2><p>You need no name and no account. We do not keep "
            "anything that shows which phone you used. We keep the day of your answers, not the "
            "time.</p><h2>You decide</h2><p>You do not have to answer. You can skip any question "
            "and stop when you like.</p><h2>Who reads what you write</h2><p>Each campaign says "
            "who reads the answers. Nobody else sees them before those people say so. If very "
            "many answers come, they may not read every one. We "
            "only show your words to others if you said that we may.</p><h2>When we may have to "
            "tell somebody</h2><p>If you write that somebody is being hurt or might be hurt, "
            "<b>and</b> you write who or where, we may have to tell a person whose job is to keep "
            "children safe. If you do not say who or where, we cannot find "
            "you.</p><h2>Numbers</h2><p>We never show a number about fewer than ten people. We "
            "round the others. So nobody can find you in a chart.</p><h2>How long we keep "
            "it</h2><p>What you began and did not send goes after 28 days. What you sent goes "
            "within two years of the last day of the survey. What we published about everybody "
            "together stays.</p>"
        ),
    ],
}
COMPLAIN = {
    "title": "Complain",
    "slug": "complain",
    "drawing": "bubbles",
    "summary": "If we got something wrong, tell us. You will not get into trouble for it.",
    "body": [
        words(
            '<h2>How to complain</h2><p><a href="/complaint/">Tell us here</a>. Say what went '
            "wrong and what you would like us to do. Any adult you trust can help you, or do it "
            "for you.</p><h2>What happens then</h2><p>Within 30 days we tell you that we have read "
            "it and what we will do.</p><h2>If you are still not happy</h2><p>You can tell the "
            "Information Commissioner. Their job is to check that people look after what they "
            "know about you. Ring 0303 123 1113.</p>"
        ),
    ],
}
ACCESSIBILITY = {
    "title": "Accessibility",
    "slug": "accessibility",
    "drawing": "ammonite",
    "summary": "This site should work for everybody. Here is what we know, and what we do not.",
    "body": [
        words(
            "<h2>What we aim for</h2><p>We follow the Web Content Accessibility Guidelines, "
            "version 2.2, level AA. You can use the whole site with a keyboard, with a screen "
            "reader, with large letters, with your own colours, and with scripts turned "
            "off.</p><h2>What may still be hard</h2><p>Surveys, and the pages to write to us, come "
            "in eight languages, and some surveys in Easy Read. The other pages are in English. "
            "Disabled young people have not tested every page yet.</p><h2>Tell us</h2><p>If "
            "something does not work for you, please tell the people named on the campaign's "
            "page. We will help you answer in another way, such as on paper.</p>"
        ),
    ],
}
PAGES = (HELP, PRIVACY, COMPLAIN, ACCESSIBILITY)
