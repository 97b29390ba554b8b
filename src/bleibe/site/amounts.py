"""Amounts of money in words and in figures, from whole cents."""

CENTS = 100


def euros(cents: int) -> str:
    """Return "1.250 Euro", or "12,50 Euro" where there are cents."""
    whole, rest = divmod(cents, CENTS)
    told = f"{whole:,}".replace(",", ".")
    return f"{told},{rest:02d} Euro" if rest else f"{told} Euro"


def decimal(cents: int) -> str:
    """Return "1250.00", as machines read it."""
    return f"{cents // CENTS}.{cents % CENTS:02d}"
