"""What can be done with applications."""

from bleibe.applications.applying.actions.mailed import decide_arrival, enter_mail, seal_mailed
from bleibe.applications.applying.actions.moving import move
from bleibe.applications.applying.actions.registering import (
    Asked,
    admit_registration,
    confirm,
    expire_registrations,
    refuse_registration,
    register,
)
from bleibe.applications.applying.actions.reminding import remind_of_deadlines
from bleibe.applications.applying.actions.sending import (
    begin_again,
    begin_replacement,
    release_application,
    show_to_office,
    submit_application,
    take_release_back,
    withdraw_application,
)
from bleibe.applications.applying.actions.starting import start_application

__all__ = [
    "Asked",
    "admit_registration",
    "begin_again",
    "begin_replacement",
    "confirm",
    "decide_arrival",
    "enter_mail",
    "expire_registrations",
    "move",
    "refuse_registration",
    "register",
    "release_application",
    "remind_of_deadlines",
    "seal_mailed",
    "show_to_office",
    "start_application",
    "submit_application",
    "take_release_back",
    "withdraw_application",
]
