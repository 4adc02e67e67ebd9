from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "voice.shared"
    label = "shared"
    verbose_name = "What any app may use"
