"""Figures as Germans write them."""

from decimal import ROUND_HALF_UP, Decimal


def german(value: float, *, digits: int = 0) -> str:
    """Return a figure with points between thousands, a comma and a real minus sign.

    Halves are rounded up, as in the tables beside a drawing.
    """
    rounded = Decimal(repr(float(abs(value)))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    text = f"{rounded:,.{digits}f}".translate(str.maketrans(",.", ".,"))
    is_zero = not text.strip("0.,")
    return text if value >= 0 or is_zero else f"−{text}"


def signed(value: float, *, digits: int = 0) -> str:
    """Return a change with its sign; nothing changed is „0“ or „0,0“."""
    text = german(value, digits=digits)
    return f"+{text}" if value > 0 and text.strip("0.,") else text


def short(value: float, *, step: float) -> str:
    """Return a figure for an axis whose ticks are ``step`` apart: millions as „1,5 Mio.“."""
    if step >= 100_000 and abs(value) >= 1_000_000:
        return f"{german(value / 1e6, digits=digits_for(step / 1e6))} Mio."
    return german(value, digits=digits_for(step))


def digits_for(step: float) -> int:
    """Return how many decimals it takes to write multiples of ``step`` as they are."""
    return next((d for d in range(12) if abs(round(step, d) - step) < step * 1e-6), 12)
