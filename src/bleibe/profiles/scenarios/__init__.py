"""What would be otherwise if (Szenarien): levers on the projection that a profile shows."""
