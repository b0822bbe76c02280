"""Headings and words of registers as people keep them in spreadsheets, in English and Chinese, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pmsite.views._columns import Column

_WORDS = {
    "id": "风险id,行动项编号,变更编号,问题编号,变更号,编码,id,id #,# id,no,nr,number,ref,reference,risk id,"
    "issue id,action id,change id,cr number,change no,item,#,编号,序号,风险编号",
    "title": "行动项内容,行动内容,任务内容,任务名称,工作内容,变更标题,变更主题,问题描述,问题名称,主题,事项,"
    "待办事项,title,name,risk,risk name,issue,action,action item,change,summary,subject,risk title,headline,"
    "change title,issue title,task,名称,标题,风险,风险名称,行动项,变更名称,问题",
    "event": "风险说明,风险内容,情况说明,description,risk description,risk event,event,details,描述,"
    "风险描述,事件",
    "cause": "cause,root cause,source of risk,reason,risk cause,原因,风险原因",
    "effect": "风险后果,影响分析,effect,consequence,consequences,impact description,potential impact,"
    "risk impact description,后果,影响描述",
    "status": "当前状态,风险状态,行动项状态,变更状态,问题状态,进展状态,status,state,risk status,状态",
    "owner": "责任人姓名,跟进人,执行人,处理人,负责人姓名,owner,responsible,assigned to,assignee,risk owner,"
    "action owner,who,person responsible,负责人,责任人,风险责任人",
    "category": "category,type of risk,risk type,risk category,area,class,类别,风险类别,分类",
    "inherent.probability": "inherent probability,inherent likelihood,initial probability,"
    "initial likelihood,gross probability,gross likelihood,raw likelihood,probability before,"
    "likelihood before,固有概率,初始概率,应对前概率",
    "inherent.impact": "inherent impact,initial impact,gross impact,raw impact,inherent severity,"
    "inherent consequence,impact before,固有影响,初始影响,应对前影响",
    "target.probability": "residual probability,residual likelihood,target probability,target likelihood,"
    "net likelihood,probability after,likelihood after,剩余概率,残余概率,目标概率,应对后概率",
    "target.impact": "residual impact,target impact,net impact,residual severity,residual consequence,"
    "impact after,剩余影响,残余影响,目标影响,应对后影响",
    "current.probability": "发生可能性,概率等级,可能性等级,current likelihood,probability,likelihood,prob,p,"
    "likelihood rating,probability rating,概率,可能性,发生概率",
    "current.impact": "影响等级,影响大小,impact,severity,impact consequence,consequence impact,"
    "consequence rating,i,impact rating,影响,影响程度,严重程度",
    "contingency": "应急预案,contingency,contingency plan,fallback,contingency actions,应急计划,应急措施",
    "trigger": "trigger,triggers,early warning,触发条件,预警信号",
    "strategy": "应对方式,风险策略,strategy,reaction,response,response strategy,risk response,treatment,"
    "应对策略",
    "due": "完成期限,计划完成时间,截止时间,要求完成日期,要求完成时间,期限,预计完成日期,due,due date,"
    "deadline,target date,by when,planned completion,截止日期,计划完成日期,到期日",
    "done": "实际完成时间,完成时间,关闭时间,done,completed,completion date,date completed,actual completion,"
    "完成日期,实际完成日期",
    "raised": "提出时间,登记日期,发现时间,raised,date raised,opened,date opened,reported,date identified,"
    "logged,提出日期,发现日期",
    "identified": "识别时间,登记日期,提出日期,identified,date identified,date raised,raised,opened,"
    "date opened,logged,识别日期",
    "created": "created,created on,date created,created date,date,创建日期",
    "closed": "closed,date closed,closed on,closing date,关闭日期",
    "reviewed": "reviewed,last reviewed,last review,review date,last updated,复审日期,更新日期",
    "severity": "severity,priority,严重程度,优先级",
    "urgency": "urgency,priority,紧急程度,优先级",
    "level": "变更等级,级别,level,change level,class,变更级别",
    "requester": "变更申请人,requester,requested by,raised by,originator,submitter,申请人,提出人",
    "submitted": "提出日期,申请时间,提交时间,submitted,date submitted,date requested,request date,"
    "date raised,申请日期,提交日期",
    "reason": "变更说明,变更描述,reason,justification,description,change description,business case,变更原因,"
    "原因,描述",
    "impact.scope": "scope impact,impact on scope,impact,影响",
    "impact.cost": "cost,cost impact,budget impact,estimated cost,成本影响,费用",
    "impact.schedule": "schedule impact,time impact,delay,进度影响",
    "resolution": "解决措施,处理措施,resolution,solution,action taken,resolution details,解决方案,处理结果",
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
        "处理中": "monitoring", "已关闭": "closed", "监控中": "monitoring", "打开": "identified",
        "开放": "identified", "关闭": "closed"},
    "issue": {"new": "open", "active": "in_progress", "ongoing": "in_progress", "fixed": "resolved",
        "打开": "open", "处理中": "in_progress", "已解决": "resolved", "关闭": "closed"},
    "action": {"new": "open", "not started": "open", "to do": "open", "ongoing": "in_progress",
        "wip": "in_progress", "complete": "done", "completed": "done", "closed": "done",
        "on hold": "blocked", "完成": "done", "已完成": "done", "已关闭": "done", "关闭": "done",
        "已取消": "cancelled", "取消": "cancelled", "暂停": "blocked", "待办": "open", "待开始": "open",
        "延期": "in_progress", "逾期": "in_progress", "进行中": "in_progress", "未开始": "open"},
    "change": {"open": "submitted", "new": "submitted", "pending": "in_review", "under review": "in_review",
        "on hold": "deferred", "implemented": "verified", "complete": "closed", "completed": "closed",
        "批准": "approved", "已批准": "approved", "拒绝": "rejected", "已拒绝": "rejected",
        "待审批": "in_review", "审批中": "in_review", "评审中": "in_review", "已提交": "submitted",
        "已实施": "verified", "实施中": "implementing", "已关闭": "closed", "已撤回": "withdrawn"},
}  # fmt: skip
"""Words for states by kind that are not their labels."""


CHOICES = {
    "level": {"重大": "major", "重要": "major", "高": "major", "high": "major", "一般": "medium",
        "中": "medium", "normal": "medium", "moderate": "medium", "轻微": "minor", "小": "minor",
        "低": "minor", "low": "minor"},
    "strategy": {"avoidance": "avoid", "mitigation": "mitigate", "reduce": "mitigate",
        "reduction": "mitigate", "transference": "transfer", "acceptance": "accept", "规避": "avoid",
        "减轻": "mitigate", "降低": "mitigate", "转移": "transfer", "接受": "accept", "上报": "escalate"},
}  # fmt: skip
"""Words for choices by field that are not their labels."""


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
