"""The two questions that can be asked: is this image acceptable, is this filing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.forms import read_form
from api.problems import problem_docs
from api.service import Service
from api.settings import Settings
from api.uploads import match_files
from verifier.arguments import EXPECTABLE, parse_day, parse_expected, parse_flag
from verifier.declaration import parse_manifest, resolve_as_of
from verifier.files import decode_manifest
from verifier.reports import ImageReport, SubmissionReport
from verifier.workers import Seat, verify_image, verify_submission

__all__ = ["router"]

router = APIRouter(prefix="/v1")


async def get_service(request: Request) -> Service:
    """The application's workers."""
    service: Service = request.app.state.service
    return service


async def get_settings(request: Request) -> Settings:
    """The application's settings."""
    settings: Settings = request.app.state.settings
    return settings


ServiceDep = Annotated[Service, Depends(get_service)]
SettingsDep = Annotated[Settings, Depends(get_settings)]


def _multipart(required: list[str], properties: Mapping[str, object]) -> dict[str, Any]:
    """OpenAPI's words for a multipart body with these parts."""
    schema = {"type": "object", "required": required, "properties": properties}
    return {
        "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}
    }


_FILE = {"type": "string", "format": "binary"}
_AS_OF = {
    "type": "string",
    "format": "date",
    "description": "按哪一天判断，缺省为今天 / The day to judge as of; today when left out",
}

_FULL = {
    "type": "string",
    "enum": ["true", "false"],
    "description": "true：已可拒绝的图片也照样识读，缺省 false / "
    "true: read pictures all the same that are refused before; false when left out",
}


@router.post(
    "/images",
    response_model=ImageReport,
    summary="核验一张图片 / Verify one image",
    description=(
        "图片有问题（损坏、格式不符、模糊……）写在报告的 findings 里，状态码仍是 200。\n\n"
        "A faulty image is a report with findings, status 200; problems are for requests that "
        "cannot be answered."
    ),
    response_description="图片报告 / The image report",
    responses=problem_docs(400, 413, 500, 503, 504),
    openapi_extra=_multipart(
        ["file"],
        {
            "file": {**_FILE, "description": "图片文件 / The image file"},
            "as": {
                "type": "string",
                "enum": list(EXPECTABLE),
                "description": "应为何种证件 / The document it should be",
            },
            "as_of": _AS_OF,
            "full": _FULL,
        },
    ),
)
async def post_image(request: Request, service: ServiceDep) -> Response:
    """Verify one uploaded image."""
    async with read_form(
        request, parts=("file", "as", "as_of", "full"), max_text_bytes=1000
    ) as form:
        upload = form.upload("file")
        expected = parse_expected(form.text("as"), "as")
        day = parse_day(form.text("as_of"), "as_of") or date.today()
        full = parse_flag(form.text("full"), "full")

        def job(seat: Seat) -> ImageReport:
            data = upload.read()
            return verify_image(
                seat, data, name=upload.name, as_of=day, expected=expected, full=full
            )

        return _json(await service.run(job, request))


@router.post(
    "/submissions",
    response_model=SubmissionReport,
    summary="核验一份备案 / Verify one filing",
    description=(
        "清单（manifest）中的图片按文件名与上传的 files 对应；缺少、多余或重名都会说明。\n\n"
        "Images in the manifest are matched to the uploaded files by file name; one that is "
        "missing, extra or there twice is said."
    ),
    response_description="备案报告 / The submission report",
    responses=problem_docs(400, 413, 422, 500, 503, 504),
    openapi_extra=_multipart(
        ["manifest"],
        {
            "manifest": {
                "type": "string",
                "contentMediaType": "application/json",
                "description": "清单 JSON（文本或文件均可）/ The manifest, JSON, text or a file",
            },
            "files": {"type": "array", "items": _FILE, "description": "图片 / The images"},
            "as_of": _AS_OF,
            "full": _FULL,
        },
    ),
)
async def post_submission(request: Request, service: ServiceDep, settings: SettingsDep) -> Response:
    """Verify one filing: its manifest and its images."""
    async with read_form(
        request,
        parts=("manifest", "files", "as_of", "full"),
        max_text_bytes=settings.max_manifest_bytes,
    ) as form:
        text = decode_manifest(form.content("manifest", limit=settings.max_manifest_bytes))
        manifest = await run_in_threadpool(parse_manifest, text)
        override = parse_day(form.text("as_of"), "as_of")
        day = resolve_as_of(manifest, override, date.today())
        read_image = match_files(manifest, form.uploads("files"))
        full = parse_flag(form.text("full"), "full")

        def job(seat: Seat) -> SubmissionReport:
            return verify_submission(seat, manifest, read_image=read_image, as_of=day, full=full)

        return _json(await service.run(job, request))


def _json(report: ImageReport | SubmissionReport) -> Response:
    """The report exactly as the command line prints it."""
    return Response(report.model_dump_json(), media_type="application/json")
