"""Disclosure control (statistische Geheimhaltung): nothing small leaves unprotected."""
