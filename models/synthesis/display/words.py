"""Words that stand in applications' screens; all invented or generic."""

from __future__ import annotations

import numpy as np

__all__ = [
    "CHAT", "DESK_APPS", "FILES", "LINES", "MENUS", "NAMES", "TITLES", "TOOLS", "clock", "pick",
]  # fmt: skip


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TITLES = _words(
    "图片详情 相册 电子证照 我的证件 查看图片 证照详情 文件预览 备案材料 1/3 2/8 IMG_2041.jpg 今天"
    " 扫描件 营业执照 最近项目"
)
TOOLS = _words("分享 编辑 收藏 删除 更多 下载 转发 标记 旋转 信息 打印 保存")
CHAT = _words(
    "好的 麻烦发一下证件 收到 这张可以吗 网站备案用的 稍等我拍一下 清楚点的有吗 已经提交了 谢谢"
    " 原件在公司 今天能办好吗 请查收"
)
NAMES = _words("小周 备案专员 李工 行政群(12) 陈会计 文件传输助手 客服09 阿杰")
FILES = _words(
    "扫描件.pdf 证件照片.jpg 执照副本.png 备案资料.pdf IMG_0173.JPG 授权书.pdf 新建文件夹 合同.docx"
    " 材料清单.xlsx 截图.png"
)
MENUS = _words("文件 开始 插入 页面 批注 审阅 视图 工具 帮助 编辑 窗口")
DESK_APPS = _words("照片 图片查看器 看图 文档阅读 浏览器 预览")
LINES = (
    "请核对以下材料是否清晰完整，图片应为原件拍照或扫描。",
    "提交后一般在一至三个工作日内完成初审，请保持电话畅通。",
    "如信息有误，请点击下方按钮重新上传。",
    "附件列表（3）：证件正面、证件反面、授权书",
    "上传时间 2026-10-17 09:42",
    "说明：本页面仅用于查看，不可编辑。",
    "网站名称、域名应与授权书中的内容一致。",
    "Uploaded 2.4 MB",
)


def pick(rng: np.random.Generator, words: tuple[str, ...], count: int) -> list[str]:
    """Some different words."""
    return [words[k] for k in rng.choice(len(words), min(count, len(words)), replace=False)]


def clock(rng: np.random.Generator) -> str:
    """A time of day."""
    return f"{int(rng.integers(6, 24))}:{int(rng.integers(60)):02d}"
