"""Who may open an account: those who were invited."""

from allauth.account.adapter import DefaultAccountAdapter


class InvitedOnly(DefaultAccountAdapter):
    """No sign-up from outside; people are added by their organisation or the office."""

    def is_open_for_signup(self, request) -> bool:  # noqa: ARG002 - the library's signature
        return False
