"""Which uploaded file is which image of the manifest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from api.forms import Upload, client_name
from verifier.declaration import Manifest
from verifier.errors import ImageMissingError, ManifestError, RequestError
from verifier.files import check_manifest_path

__all__ = ["match_files"]


def match_files(manifest: Manifest, uploads: Sequence[Upload]) -> Callable[[str], bytes]:
    """A reader of the manifest's images out of the uploaded files, matched by file name.

    Folders in the manifest's paths do not count (a client sends names only), so two paths that
    end in the same name cannot be told apart.

    Raises:
        ManifestError: A path that escapes its folder, or two that end in one name.
        RequestError: A file sent twice, or one that the manifest does not name.
        ImageMissingError: The manifest names an image that was not sent.
    """
    wanted: dict[str, str] = {}
    for entry in manifest.images:
        if entry.path is None:
            continue
        name = client_name(check_manifest_path(entry.path))
        if wanted.setdefault(name, entry.path) != entry.path:
            raise ManifestError(
                f"{name}: 清单中有两条路径同此文件名 / two paths of the manifest end in this"
            )
    sent: dict[str, Upload] = {}
    for upload in uploads:
        if upload.name in sent:
            raise RequestError(f"{upload.name}: 同名文件上传了两次 / was sent twice")
        if upload.name not in wanted:
            raise RequestError(f"{upload.name}: 清单中没有此图片 / is not in the manifest")
        sent[upload.name] = upload
    missing = [name for name in wanted if name not in sent]
    if missing:
        raise ImageMissingError(f"{missing[0]}: 未上传 / was not uploaded")

    def read(path: str) -> bytes:
        return sent[client_name(path)].read()

    return read
