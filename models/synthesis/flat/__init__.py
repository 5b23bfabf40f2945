"""Renderers of flat documents, one file a document type."""
