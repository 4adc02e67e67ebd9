"""Help that every young person is shown, wherever they are on the site."""


def help_lines() -> list[dict]:
    """Free help for anybody under 19, and for anybody in danger.."""
    return [
        {
            "name": "Childline",
            "phone": "0800 1111",
            "text": "Free, day and night, for anyone under 19. It does not show on the phone bill.",
        },
        {"name": "Shout", "phone": "", "text": "Text SHOUT to 85258. Free, day and night."},
        {"name": "In danger now?", "phone": "999", "text": "Ask for the police or an ambulance."},
    ]
