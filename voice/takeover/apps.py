from django.apps import AppConfig


class TakeoverConfig(AppConfig):
    name = "voice.takeover"
    label = "takeover"
    verbose_name = "Takeover"
