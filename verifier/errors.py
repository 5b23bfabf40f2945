"""The one error tree: what could not be done, and what to do about it.

::

    VerifierError
    ├── RequestError            the caller can mend it          exit 2, HTTP 400
    │   ├── ManifestError       a manifest that cannot be used  exit 2, HTTP 422
    │   ├── ImageMissingError   a named image is not there      exit 2, HTTP 422
    │   └── PayloadTooLargeError  over the service's limit      exit 2, HTTP 413
    └── ServiceError            the operator can mend it        exit 2, HTTP 503
        ├── ModelError          a model file missing or altered
        ├── RuleFileError       a rule file that does not load (file, line)
        ├── OcrError            the engine failed; never empty text
        ├── WorkerDiedError     the process at work died, twice HTTP 500
        ├── TimeLimitError      it took too long, and was ended HTTP 504
        └── OverloadedError     no room now; try again          HTTP 503

Faults of a *document* are no errors but findings. Converted once at the CLI's edge and once at
the API's. Messages never hold personal data.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "ImageMissingError",
    "ManifestError",
    "ModelError",
    "OcrError",
    "OverloadedError",
    "PayloadTooLargeError",
    "RequestError",
    "RuleFileError",
    "ServiceError",
    "TimeLimitError",
    "VerifierError",
    "WorkerDiedError",
]


class VerifierError(Exception):
    """Base of the tree.

    Attributes:
        code: Stable machine name, also the tail of the problem type URI.
        exit_code: The CLI's exit status.
        http_status: The API's status.
        title: What kind of failure this is, Chinese / English.
        remedy: What to do next, Chinese / English.
    """

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 2
    http_status: ClassVar[int] = 500
    title: ClassVar[str] = "内部错误 / Internal error"
    default_remedy: ClassVar[str] = "请联系运维人员 / Contact the operator"

    def __init__(self, detail: str, *, remedy: str | None = None) -> None:
        """Hold what is wrong and where, and what to do (the class's own where none is given)."""
        super().__init__(detail)
        self.detail = detail
        self.remedy = remedy or self.default_remedy


class RequestError(VerifierError):
    """The caller asked for something that cannot be done as asked."""

    code = "bad-request"
    http_status = 400
    title = "请求有误 / Bad request"
    default_remedy = "请按说明修改后重试 / Correct the request and try again"


class ManifestError(RequestError):
    """A manifest that is not JSON, or does not follow the contract."""

    code = "manifest-invalid"
    http_status = 422
    title = "清单无法使用 / Manifest cannot be used"
    default_remedy = (
        "请按 README 的清单格式修改 / Correct it as the README's manifest section shows"
    )


class ImageMissingError(RequestError):
    """An image that was named is not there, or is no regular file."""

    code = "image-missing"
    http_status = 422
    title = "缺少图片 / Image missing"
    default_remedy = "请检查路径或补传图片 / Check the path or upload the image"


class PayloadTooLargeError(RequestError):
    """Over the service's own limit (not the rule's)."""

    code = "payload-too-large"
    http_status = 413
    title = "文件超过服务上限 / Larger than the service accepts"
    default_remedy = "请压缩后重新上传 / Make it smaller and upload again"


class ServiceError(VerifierError):
    """Something of ours is broken or absent."""

    code = "service-error"
    http_status = 503
    title = "服务不可用 / Service unavailable"


class ModelError(ServiceError):
    """A model file is missing or is not the pinned one."""

    code = "model-error"
    title = "模型文件不可用 / Model file unusable"
    default_remedy = (
        "请重新运行 make setup，或检查 ICP_VERIFY_MODEL_DIR / "
        "Run make setup again, or check ICP_VERIFY_MODEL_DIR"
    )


class RuleFileError(ServiceError):
    """A rule file that does not load; names file, line and what to do."""

    code = "rule-file-error"
    title = "规则文件有误 / Rule file invalid"
    default_remedy = "请按提示修改规则文件 / Correct the rule file as said"


class OcrError(ServiceError):
    """The OCR engine failed. A failed OCR is never empty text."""

    code = "ocr-error"
    http_status = 500
    title = "文字识别失败 / OCR failed"
    default_remedy = "请重试；若仍失败请联系运维 / Try again; if it persists contact the operator"


class WorkerDiedError(ServiceError):
    """The worker process died over a job, and so did the fresh one that tried it again.

    Its text says how it died and never over what: the caller knows, and logs must not.
    """

    code = "worker-died"
    http_status = 500
    title = "工作进程异常退出 / Worker process died"
    default_remedy = (
        "已重试一次；若同一文件再次如此，请另存后重传，并联系运维 / It was tried twice; "
        "if one file does it again, save it anew, send that, and tell the operator"
    )


class TimeLimitError(ServiceError):
    """A job took longer than it may, and its worker was ended."""

    code = "time-limit"
    http_status = 504
    title = "处理超时 / Time limit passed"
    default_remedy = (
        "请缩小图片后重试，或调高 ICP_VERIFY_TIME_LIMIT_S / "
        "Try again with a smaller image, or raise ICP_VERIFY_TIME_LIMIT_S"
    )


class OverloadedError(ServiceError):
    """No room for more work now."""

    code = "overloaded"
    title = "服务繁忙 / Service busy"
    default_remedy = "请稍后重试 / Try again later"
