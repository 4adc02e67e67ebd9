"""What the editor has beyond pages: choosers. Answers, people and surveys stay at the desk."""

from wagtail import hooks

from cms.viewsets import CHOOSERS


@hooks.register("register_admin_viewset")
def register_choosers():
    return list(CHOOSERS)
