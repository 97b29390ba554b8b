"""What is said when something about an application is refused."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "application_cannot_move": _(
        "Die Bewerbung ist im Stand „{before}“ und kann nicht in den Stand „{after}“ kommen."
    ),
}
