"""What is said when something about an application is refused."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "application_cannot_move": _(
        "Die Bewerbung ist im Stand „{before}“ und kann nicht in den Stand „{after}“ kommen."
    ),
    "application_there_already": _(
        "Für diesen Aufruf gibt es schon eine Bewerbung der Kommune oder dieses Quartiers."
    ),
    "quarter_not_yours": _("{name} ist kein Quartier Ihrer Kommune."),
    "call_not_begun": _("Der Aufruf hat noch nicht begonnen."),
    "deadline_over": _("Die Frist ist abgelaufen. Es lässt sich nichts mehr einreichen."),
    "kind_not_called": _("Dieser Aufruf richtet sich nicht an die Art „{kind}“."),
    "online_not_open": _(
        "Zu diesem Aufruf werden Bewerbungen nur per E-Mail angenommen. Das Postfach steht auf "
        "der Seite des Aufrufs."
    ),
    "channel_not_open": _("Zu diesem Aufruf sind keine Bewerbungen per E-Mail zugelassen."),
    "not_a_mail": _(
        "„{name}“ ist keine E-Mail im Format EML. Speichern Sie die Nachricht aus dem Postfach "
        "als „.eml“ und laden Sie sie unverändert hoch."
    ),
    "arrival_needs_reason": _("Bitte schreiben Sie dazu, worauf sich die Zeit stützt."),
    "arrival_in_future": _("Die Zeit des Eingangs liegt in der Zukunft."),
    "arrival_not_known": _(
        "Wann die E-Mail eingegangen ist, steht noch nicht fest. Legen Sie es mit Grund fest."
    ),
    "too_many_registrations": _(
        "Gerade kommen sehr viele Anfragen. Bitte versuchen Sie es in einer Stunde noch einmal."
    ),
    "link_not_good": _(
        "Dieser Link gilt nicht oder nicht mehr. Bitte registrieren Sie Ihre Kommune noch einmal."
    ),
    "kommune_there_already": _(
        "{name} ist schon da. Nehmen Sie die Person dort auf, statt eine zweite anzulegen."
    ),
    "existing_is_another": _("{name} steht für ein anderes Gebiet als die Registrierung."),
    "refusal_without_reason": _("Bitte schreiben Sie dazu, warum; die Kommune liest es."),
}
