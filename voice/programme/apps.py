from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "voice.programme"
    label = "programme"
    verbose_name = "Campaigns and plans"
