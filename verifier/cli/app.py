"""The commands and their arguments."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.edge import at_the_edge, finish

__all__ = ["app", "main"]

app = typer.Typer(
    name="icp-verify",
    help="ICP 备案材料图片核验 / Verifies document images for ICP filings.",
    no_args_is_help=True,
    add_completion=False,
    # Rich help triples the time that --help takes; rich tracebacks would print personal data.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="按哪一天判断，YYYY-MM-DD / Judge as of this day."
    ),
]
Json = Annotated[
    bool,
    typer.Option("--json", help="每行一个 JSON 报告 / One JSON report a line, as each is done."),
]
Annotate = Annotated[
    Path | None,
    typer.Option(
        "--annotate",
        metavar="DIR",
        help="把标注图（PNG）写到该目录 / Write annotated PNGs into this folder.",
    ),
]

Workers = Annotated[
    int,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        help="同时用几个进程，缺省 1 / Processes at work at a time; 1 when left out.",
    ),
]
Explain = Annotated[
    Path | None,
    typer.Option(
        "--explain",
        metavar="DIR",
        help="把各项问题的依据画成图（PNG） / Write PNGs with the evidence of every finding.",
    ),
]

Full = Annotated[
    bool,
    typer.Option(
        "--full",
        help="已可拒绝的图片也照样识读 / Read pictures all the same that are refused before.",
    ),
]


@app.command()
@at_the_edge
def image(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="图片文件 / Image files.")],
    expected: Annotated[
        str | None,
        typer.Option("--as", metavar="TYPE", help="应为何种证件 / The document it should be."),
    ] = None,
    as_of: AsOf = None,
    json_lines: Json = False,
    annotate: Annotate = None,
    explain: Explain = None,
    workers: Workers = 1,
    full: Full = False,
) -> int:
    """逐张核验图片 / Verify images one by one.

    文件有问题（空文件、损坏、格式不符）写进报告；文件读不到写到标准错误，其余照常。
    A faulty file is reported as findings; a file that cannot be read is said on stderr and the
    others go on.
    """
    from verifier.arguments import parse_day, parse_expected
    from verifier.cli.work import verify_images

    return verify_images(
        paths,
        expected=parse_expected(expected, "--as"),
        as_of=parse_day(as_of, "--as-of"),
        json_lines=json_lines,
        annotate_into=annotate,
        explain_into=explain,
        workers=workers,
        full=full,
    )


@app.command()
@at_the_edge
def submission(
    manifests: Annotated[
        list[str],
        typer.Argument(metavar="MANIFEST.json...", help="清单文件 / Manifests of filings."),
    ],
    as_of: AsOf = None,
    json_lines: Json = False,
    annotate: Annotate = None,
    workers: Workers = 1,
    full: Full = False,
) -> int:
    """核验整份备案：图片、申报内容与规则 / Verify whole filings: images, declarations, rules.

    图片路径相对于清单所在目录。 / Image paths are relative to the manifest's folder.
    """
    from verifier.arguments import parse_day
    from verifier.cli.work import verify_submissions

    return verify_submissions(
        manifests,
        as_of=parse_day(as_of, "--as-of"),
        json_lines=json_lines,
        annotate_into=annotate,
        workers=workers,
        full=full,
    )


@app.command()
@at_the_edge
def schema(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="[image|submission]",
            help="哪一种报告；缺省为两者之一 / Which report; either of them when left out.",
        ),
    ] = "report",
) -> int:
    """打印报告的 JSON Schema / Print the JSON Schema of the reports."""
    from verifier.cli.output import write_utf8
    from verifier.schema import parse_schema_kind, schema_text

    write_utf8(schema_text(parse_schema_kind(kind)))
    return 0


Province = Annotated[
    str, typer.Argument(metavar="PROVINCE", help="省份：33、浙江、zhejiang / Province.")
]
Kind = Annotated[
    str | None,
    typer.Option("--subject-kind", metavar="KIND", help="individual | enterprise"),
]
FilingTypeOption = Annotated[
    str | None,
    typer.Option("--filing-type", metavar="TYPE", help="first | new_site | access | change"),
]
CategoryOption = Annotated[
    str | None,
    typer.Option(
        "--category",
        metavar="CATEGORY",
        help="company | sole_proprietor | institution | government | "
        "social_organization | law_firm",
    ),
]
On = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="哪一天的规则，缺省今天 / Rules of this day."),
]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON / Print JSON.")]


@app.command()
@at_the_edge
def requirements(
    province: Province,
    subject_kind: Annotated[
        str, typer.Option("--subject-kind", metavar="KIND", help="individual | enterprise")
    ],
    filing_type: FilingTypeOption = None,
    category: CategoryOption = None,
    on: On = None,
    as_json: AsJson = False,
) -> int:
    """备案前的清单：材料、限制与条件 / Before filing: documents, limits and conditions."""
    from verifier.cli.rules import print_requirements

    return print_requirements(province, subject_kind, filing_type, category, on, as_json=as_json)


rules = typer.Typer(
    help="规则：查看、核对、比较 / The rules: show, check, compare.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(rules, name="rules")


@rules.command()
@at_the_edge
def show(
    province: Province,
    subject_kind: Kind = None,
    filing_type: FilingTypeOption = None,
    category: CategoryOption = None,
    on: On = None,
    as_json: AsJson = False,
) -> int:
    """一省的全部规则及各自出处 / All rules of a province and where each comes from."""
    from verifier.cli.rules import show_rules

    return show_rules(province, subject_kind, filing_type, category, on, as_json=as_json)


@rules.command()
@at_the_edge
def diff(first: Province, second: Province, on: On = None, as_json: AsJson = False) -> int:
    """两省规则的不同 / How two provinces differ."""
    from verifier.cli.rules import diff_rules

    return diff_rules(first, second, on, as_json=as_json)


@rules.command()
@at_the_edge
def check(
    source: Annotated[
        Path | None,
        typer.Option(
            "--source",
            metavar="FILE",
            help="来源文档的文本，逐句核对台账 / The source's text, to hold the ledger against it.",
        ),
    ] = None,
) -> int:
    """核对规则文件与台账 / Check the rule files and the coverage ledger."""
    from verifier.cli.rules import check_rules

    return check_rules(source)


@rules.command()
@at_the_edge
def table(on: On = None) -> int:
    """各省规则一览（Markdown）/ The table of provinces and rule families."""
    from verifier.cli.rules import print_table

    return print_table(on)


@app.command()
@at_the_edge
def calibrate(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER",
            help="子目录 genuine 与 screen_recapture 等 / With sub-folders genuine, "
            "screen_recapture and so on.",
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="写出 capture.yaml / Write a capture.yaml."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="覆盖已有文件 / Overwrite an existing file.")
    ] = False,
    as_json: AsJson = False,
) -> int:
    """用自有图片校准拍摄检查的界限 / Fit the capture checks' limits to pictures of your own.

    子目录以小写问题代码命名（monochrome_copy、screen_recapture……），genuine 放合格原件。
    Sub-folders are named by lower-case finding codes; genuine holds good originals. Ten pictures
    of a fault and ten genuine ones move its limits.
    """
    from verifier.cli.calibrate import calibrate as run

    return run(folder, out=out, force=force, as_json=as_json)


@app.command()
@at_the_edge
def serve(
    host: Annotated[
        str, typer.Option("--host", metavar="H", help="监听地址 / Address to listen on.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="P", min=1, max=65535, help="端口 / Port.")
    ] = 8000,
) -> int:
    """启动 HTTP 服务 / Start the HTTP service (loopback only unless told otherwise)."""
    from api.serve import serve as run_server

    return run_server(host, port)


def main() -> None:
    """Entry point of ``icp-verify``."""
    finish(app)
