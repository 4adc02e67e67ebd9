"""Pages that editors write and that other pages lead to."""

from django import template

from cms.models import ContentPage

register = template.Library()


@register.simple_tag(takes_context=True)
def guide(context, slug: str) -> str:
    """The address of the published page of this name, such as `starter-kit`; empty without one."""
    page = ContentPage.objects.live().public().filter(slug=slug).first()
    return (page.get_url(context.get("request")) or "") if page else ""
