"""How young people reach a survey: its address, its QR code, and words for a poster."""

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from surveys.models import Survey


def address_of(survey: Survey) -> str:
    """The whole address that goes on a poster."""
    return settings.SITE_ADDRESS + reverse("survey_start", args=[survey.key])


def qr_svg(address: str) -> str:
    """A QR code of an address as an SVG drawing, with its quiet edge and without any style."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(address)
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    size = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'width="{size * 10}" height="{size * 10}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path fill="#000" d="{path}"/></svg>'
    )


def poster_words(survey: Survey) -> list[str]:
    """Short lines for a poster, a newsletter or a post."""
    campaign = survey.campaign
    return [
        f"{campaign.title}: {survey.title}",
        campaign.purpose,
        f"Who is asking: {campaign.asked_by}.",
        "We do not ask your name. You can skip any question.",
        f"Answer by {date_format(campaign.closes_on, 'j F Y')} at {address_of(survey)}",
    ]
