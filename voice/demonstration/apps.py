from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "voice.demonstration"
    label = "demonstration"
    verbose_name = "Demonstration"
