"""Pure engines: no Django, no clock, no settings, no database."""
