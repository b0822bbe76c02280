"""Words of the specimens in two languages, and the extremes that every figure has to bear."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pmsite.model.figure import Figure

Say = Callable[[str, str], str]
"""The English or the Chinese text."""
LONG = (
    (
        "Acceptance of the bilingual order confirmation and invoice interface by Huayuan Logistics and its "
        "three regional carriers"
    ),
    (
        "华远物流及三家区域承运商对双语订单确认与开票接口的联合验收，包括并行运行期间全部差异的逐项核对、责任划分、整改闭环与书面确认，"
        "以及历史数据迁移后的抽样复核、系统性能压力测试、信息安全评估报告的正式签署和最终用户操作培训的完成情况与归档记录"
    ),
)
"""Titles of 120 characters."""
SHORT = "王"
"""A name of one character."""


@dataclass(frozen=True, slots=True)
class Group:
    """The states of one kind of figure: the name of its class, what it is for, the figures."""

    name: str
    says: str
    figures: tuple[Figure, ...]

    @property
    def anchor(self) -> str:
        """Where the group begins on its page."""
        return self.name.lower()


def speaker(language: str) -> Say:
    """The texts of a language."""
    return (lambda _en, zh: zh) if language == "zh" else (lambda en, _zh: en)
