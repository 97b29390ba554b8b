"""Components, styles, charts and icons."""
