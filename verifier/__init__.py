"""Verifies document images for ICP filings (ICP备案). Entry: :mod:`verifier.pipeline`."""
