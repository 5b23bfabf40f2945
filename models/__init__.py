"""Models: the manifest of what is loaded, and the code that makes synthetic documents."""
