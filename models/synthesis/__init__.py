"""Synthetic documents and photos of them: people, print, camera. Nothing in them is real."""
