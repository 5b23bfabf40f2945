"""The HTTP service: the same reports as the command line gives, over multipart uploads."""

from __future__ import annotations

from api.app import create_app
from api.settings import Settings

__all__ = ["Settings", "create_app"]
