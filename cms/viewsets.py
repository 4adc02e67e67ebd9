"""Choosers for the editor: campaigns, surveys, plans … of one's own organisations."""

from django.http import Http404
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from cms.queries import choosable


class Visible:
    """Lists and hands out only what the person may choose."""

    def get_object_list(self):
        return choosable(self.model_class, self.request.user)

    def get_object(self, pk):
        return self.get_object_list().get(pk=pk)

    def get_objects(self, pks):
        return self.get_object_list().filter(pk__in=pks)

    def can_create(self) -> bool:
        """Campaigns, surveys and plans are made at the desk."""
        return False


class Choose(Visible, chooser.ChooseView):
    pass


class ChooseResults(Visible, chooser.ChooseResultsView):
    pass


class Chosen(Visible, chooser.ChosenView):
    def get(self, request, pk):
        if not pk.isdigit():
            raise Http404
        return super().get(request, pk)


class ChosenMultiple(Visible, chooser.ChosenMultipleView):
    def get(self, request):
        if not all(pk.isdigit() for pk in request.GET.getlist("id")):
            raise Http404
        return super().get(request)


class Create(Visible, chooser.CreateView):
    pass


class OwnChooserViewSet(ChooserViewSet):
    choose_view_class = Choose
    choose_results_view_class = ChooseResults
    chosen_view_class = Chosen
    chosen_multiple_view_class = ChosenMultiple
    create_view_class = Create


def own_chooser(name: str, model: str, icon: str, noun: str) -> OwnChooserViewSet:
    return OwnChooserViewSet(
        f"{name}_chooser",
        model=model,
        icon=icon,
        choose_one_text=f"Choose a {noun}",
        choose_another_text=f"Choose another {noun}",
        url_prefix=f"choose/{name}",
    )


campaigns = own_chooser("campaign", "programme.Campaign", "group", "campaign")
surveys = own_chooser("survey", "surveys.Survey", "form", "survey")
plans = own_chooser("plan", "programme.Plan", "doc-full", "plan")
priorities = own_chooser("priority", "programme.Priority", "pick", "priority")
challenges = own_chooser("challenge", "takeover.Challenge", "group", "Takeover")
CHOOSERS = (campaigns, surveys, plans, priorities, challenges)
