"""What holds for every test of both distributions."""

from hypothesis import settings

# How long an example takes says something about the machine, not about the code.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")
