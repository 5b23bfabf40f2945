"""How sure a field is: data collected once, a small model fitted to it."""
