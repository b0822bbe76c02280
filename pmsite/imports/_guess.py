"""Headings and words of registers as people keep them in spreadsheets, in English and Chinese, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pmsite.views._columns import Column

_WORDS = {
    "id": "id,id #,# id,no,nr,number,ref,reference,risk id,issue id,action id,change id,cr number,change no,item,#,"
    "编号,序号,风险编号",
    "title": "title,name,risk,risk name,issue,action,action item,change,summary,subject,risk name,risk title,headline,"
    "change title,issue title,task,名称,标题,风险,风险名称,行动项,变更名称,问题",
    "event": "description,risk description,risk event,event,details,描述,风险描述,事件",
    "cause": "cause,root cause,source of risk,reason,risk cause,原因,风险原因",
    "effect": "effect,consequence,consequences,impact description,potential impact,risk impact description,"
    "后果,影响描述",
    "status": "status,state,risk status,状态",
    "owner": "owner,responsible,assigned to,assignee,risk owner,action owner,who,person responsible,"
    "负责人,责任人,风险责任人",
    "category": "category,type of risk,risk type,risk category,area,class,类别,风险类别,分类",
    "inherent.probability": "inherent probability,inherent likelihood,initial probability,initial likelihood,"
    "gross probability,gross likelihood,raw likelihood,probability before,likelihood before,"
    "固有概率,初始概率,应对前概率",
    "inherent.impact": "inherent impact,initial impact,gross impact,raw impact,inherent severity,inherent consequence,"
    "impact before,固有影响,初始影响,应对前影响",
    "target.probability": "residual probability,residual likelihood,target probability,target likelihood,"
    "net likelihood,probability after,likelihood after,剩余概率,残余概率,目标概率,应对后概率",
    "target.impact": "residual impact,target impact,net impact,residual severity,residual consequence,impact after,"
    "剩余影响,残余影响,目标影响,应对后影响",
    "current.probability": "current likelihood,probability,likelihood,prob,p,likelihood rating,probability rating,"
    "概率,可能性,发生概率",
    "current.impact": "impact,severity,impact consequence,consequence impact,consequence rating,i,impact rating,"
    "影响,影响程度,严重程度",
    "contingency": "contingency,contingency plan,fallback,contingency actions,应急计划,应急措施",
    "trigger": "trigger,triggers,early warning,触发条件,预警信号",
    "strategy": "strategy,reaction,response,response strategy,risk response,treatment,应对策略",
    "due": "due,due date,deadline,target date,by when,planned completion,截止日期,计划完成日期,到期日",
    "done": "done,completed,completion date,date completed,actual completion,完成日期,实际完成日期",
    "raised": "raised,date raised,opened,date opened,reported,date identified,logged,提出日期,发现日期",
    "identified": "identified,date identified,date raised,raised,opened,date opened,logged,识别日期",
    "created": "created,created on,date created,created date,date,创建日期",
    "closed": "closed,date closed,closed on,closing date,关闭日期",
    "reviewed": "reviewed,last reviewed,last review,review date,last updated,复审日期,更新日期",
    "severity": "severity,priority,严重程度,优先级",
    "urgency": "urgency,priority,紧急程度,优先级",
    "level": "level,change level,class,变更级别",
    "requester": "requester,requested by,raised by,originator,submitter,申请人,提出人",
    "submitted": "submitted,date submitted,date requested,request date,date raised,申请日期,提交日期",
    "reason": "reason,justification,description,change description,business case,变更原因,原因,描述",
    "impact.scope": "scope impact,impact on scope,impact,影响",
    "impact.cost": "cost,cost impact,budget impact,estimated cost,成本影响,费用",
    "impact.schedule": "schedule impact,time impact,delay,进度影响",
    "resolution": "resolution,solution,action taken,resolution details,解决方案,处理结果",
    "tags": "tags,labels,keywords,标签",
}
_WHOLE = frozenset(
    {
        "title",
        "reason",
        "tags",
        *(
            f"{name}.{grade}"
            for name in ("inherent", "current", "target")
            for grade in ("probability", "impact")
        ),
    }
)
"""Fields whose words are parts of many other headings: *Mitigation action*, *Schedule impact*."""
_KNOWN = {key: tuple(words.split(",")) for key, words in _WORDS.items()}
_EVERY = frozenset(word for words in _KNOWN.values() for word in words if len(word) > 1)
_SCALE = (
    ("very low", "rare", "very unlikely", "negligible", "insignificant", "remote", "很低", "极低"),
    ("low", "unlikely", "minor", "l", "低", "较低"),
    ("medium", "moderate", "possible", "med", "m", "average", "中", "中等"),
    ("high", "likely", "major", "h", "significant", "高", "较高"),
    (
        "very high",
        "almost certain",
        "certain",
        "critical",
        "severe",
        "catastrophic",
        "extreme",
        "很高",
        "极高",
    ),
)
STATES = {
    "risk": {"open": "identified", "active": "identified", "new": "identified", "mitigated": "monitoring",
             "watch": "monitoring", "retired": "closed", "issue": "occurred", "realised": "occurred",
             "realized": "occurred", "materialised": "occurred", "materialized": "occurred",
             "mitigating": "monitoring", "treating": "monitoring", "controlled": "monitoring",
             "in progress": "monitoring", "ongoing": "monitoring", "pending": "identified", "resolved": "closed",
             "处理中": "monitoring", "已关闭": "closed", "监控中": "monitoring",
             "打开": "identified", "开放": "identified", "关闭": "closed"},
    "issue": {"new": "open", "active": "in_progress", "ongoing": "in_progress", "fixed": "resolved",
              "打开": "open", "处理中": "in_progress", "已解决": "resolved", "关闭": "closed"},
    "action": {"new": "open", "not started": "open", "to do": "open", "ongoing": "in_progress", "wip": "in_progress",
               "complete": "done", "completed": "done", "closed": "done", "on hold": "blocked", "完成": "done",
               "进行中": "in_progress", "未开始": "open"},
    "change": {"open": "submitted", "new": "submitted", "pending": "in_review", "under review": "in_review",
               "on hold": "deferred", "implemented": "verified", "complete": "closed", "completed": "closed",
               "批准": "approved", "已批准": "approved", "拒绝": "rejected"},
}  # fmt: skip
"""Words for states by kind that are not their labels."""


def plain(text: str) -> str:
    """A heading or a word without capitals, brackets, marks and double blanks."""
    text = re.sub(r"[(（\[].*?[)）\]]", " ", text.casefold())
    return " ".join(re.sub(r"[^\w#]+", " ", text).replace("_", " ").split())


def is_heading(text: str) -> bool:
    """Whether people name a column so."""
    return plain(text) in _EVERY


def guessed(heads: Sequence[str], columns: Iterable[Column]) -> dict[str, str]:
    """The field that each heading seems to mean; each field once; headings of which nobody knows are left out."""
    fields = {column.key: column for column in columns if not column.fixed}
    wanted = {"id": ("id",), **{key: _names(column) for key, column in fields.items()}}
    found: dict[str, str] = {}
    for exact in (True, False):
        for head in heads:
            if head in found or not plain(head):
                continue
            for key, names in wanted.items():
                taken = key in found.values()
                if not exact and key in _WHOLE:
                    continue
                if not taken and _means(plain(head), (*names, *_KNOWN.get(key, ())), exact=exact):
                    found[head] = key
                    break
    if "title" not in found.values():
        stand_in = next(
            (head for key in ("event", "reason") for head, of in found.items() if of == key),
            next((head for head in heads if head not in found and plain(head) in _KNOWN["event"]), None),
        )
        if stand_in is not None:
            found[stand_in] = "title"
    return found


def _names(column: Column) -> tuple[str, ...]:
    return plain(column.key), plain(column.label)


def _means(head: str, names: Iterable[str], *, exact: bool) -> bool:
    if exact:
        return head in names
    return any(len(name) > 4 and (head.startswith(f"{name} ") or head.endswith(f" {name}")) for name in names)  # noqa: PLR2004 - short words are parts of too much


def grade(text: str) -> int | None:
    """A grade from 1 to 5 as people write it: ``4``, ``4 - Likely``, ``High``; None where it is none."""
    found = re.match(r"\s*([1-5])(?:\.0)?(?![\d.%])", text)
    if found:
        return int(found[1])
    word = plain(text)
    return next((number for number, words in enumerate(_SCALE, 1) if word in words), None)
