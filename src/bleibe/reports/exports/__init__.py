"""Every way out of a profile: documents, slides, tables, data and pictures.

All of them take a `Profile`, which only the gate's figures are ever built into; nothing here
knows where a figure comes from.
"""
