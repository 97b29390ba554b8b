"""The profile as slides for the council: one message, one chart, one source each."""
