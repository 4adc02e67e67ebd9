from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "voice.accounts"
    label = "accounts"
    verbose_name = "People and organisations"
