"""Sign-in: of the library's pages only those that are needed, under German paths."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path

from bleibe.desk import views

urlpatterns = [
    path("anmelden/", account.login, name="account_login"),
    path("abmelden/", account.logout, name="account_logout"),
    path("gesperrt/", account.account_inactive, name="account_inactive"),
    path("einladung/", views.by_invitation_only, name="account_signup"),
    path("bestaetigen/", account.reauthenticate, name="account_reauthenticate"),
    path("passwort/", account.password_change, name="account_change_password"),
    path("passwort/festlegen/", account.password_set, name="account_set_password"),
    path("passwort/vergessen/", account.password_reset, name="account_reset_password"),
    path(
        "passwort/vergessen/gesendet/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^passwort/neu/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "passwort/neu/fertig/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("schutz/", mfa.index, name="mfa_index"),
    path("schutz/pruefen/", mfa.authenticate, name="mfa_authenticate"),
    path("schutz/bestaetigen/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("schutz/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("schutz/app/ausschalten/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("schutz/passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("schutz/passkeys/neu/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("schutz/passkeys/anmelden/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path(
        "schutz/passkeys/bestaetigen/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("schutz/passkeys/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path(
        "schutz/passkeys/<int:pk>/entfernen/", webauthn.remove_webauthn, name="mfa_remove_webauthn"
    ),
    path("schutz/codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "schutz/codes/neu/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "schutz/codes/datei/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
