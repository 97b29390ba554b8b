"""How people come in: by invitation, with a second factor that stays."""

import base64
import hashlib
import time
from datetime import UTC, datetime

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class InvitedOnly(DefaultAccountAdapter):
    """No sign-up from outside; people are added by their organisation or the office."""

    def is_open_for_signup(self, request) -> bool:  # noqa: ARG002 - the library's signature
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Spare who has just signed in and is setting up the first factor a second password."""
        moment = _signed_in_at(self.request)
        if time.time() - moment < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
            before = datetime.fromtimestamp(moment, UTC)
            factors = Authenticator.objects.filter(user=self.request.user, created_at__lt=before)
            if not factors.exists():
                return False
        return super().is_reauthentication_required(app=app)


class SecondFactor(DefaultMFAAdapter):
    """Secrets are stored encrypted; the last factor cannot be removed where one is required."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if settings.SECOND_FACTOR != "required":
            return True
        others = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS)
        return others.exclude(pk=authenticator.pk).exists()


def _signed_in_at(request: HttpRequest) -> float:
    """Return when the person proved who they are, in seconds; 0 if that is not known."""
    records = get_authentication_records(request, request.user)
    return max((record["at"] for record in records), default=0)


def _cipher() -> Fernet:
    key = hashlib.sha256(b"second factor " + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
