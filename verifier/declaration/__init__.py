"""What the applicant declares: the manifest's types, and reading one."""

from verifier.declaration.manifest import (
    Category,
    Declared,
    DeclaredDomain,
    DeclaredPerson,
    DeclaredPrevious,
    DeclaredServer,
    DeclaredSubject,
    DeclaredVideo,
    DeclaredWebsite,
    HolderRelation,
    ImageEntry,
    Manifest,
    Role,
)
from verifier.declaration.parse import parse_manifest, resolve_as_of

__all__ = [
    "Category",
    "Declared",
    "DeclaredDomain",
    "DeclaredPerson",
    "DeclaredPrevious",
    "DeclaredServer",
    "DeclaredSubject",
    "DeclaredVideo",
    "DeclaredWebsite",
    "HolderRelation",
    "ImageEntry",
    "Manifest",
    "Role",
    "parse_manifest",
    "resolve_as_of",
]
