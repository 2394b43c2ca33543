"""Twelve documents of every form that GB/T 9704 describes, as text for our typeset: what other programs are given to open."""

from __future__ import annotations

from tests.gongwen.test_typeset import FRONTED, JOINT, LETTER, MINUTES, ORDER, REQUEST

SENTENCE = "为进一步优化教育资源布局我局会同有关部门对新建小学的选址进行了论证现将有关情况请示如下并按照规定程序征求各方面的意见"
TABLE = "| 学校 | 学位 |\n|---|---|\n| 梅村实验小学 | 1620 |\n| 鸿山实验小学 | 1080 |"
TITLE = "无锡市教育局关于做好春季开学工作的通知"
SIGNED = "无锡市教育局\n2026年3月2日"
NOTICE = f"{TITLE}\n各市（县）、区教育局：\n{{}}\n{SIGNED}\n"
MADE = {
    "请示": REQUEST,
    "请示，多面": REQUEST.replace("妥否，请批示。", f"{SENTENCE * 24}。\n妥否，请批示。"),
    "联合请示": JOINT,
    "联合请示，多面": JOINT.replace("妥否，请批示。", f"{SENTENCE * 30}。\n\n妥否，请批示。"),
    "信函": LETTER,
    "信函，多面": LETTER.replace("请支持。", f"{SENTENCE * 30}。\n请支持。"),
    "命令": ORDER,
    "纪要": MINUTES,
    "纪要，多面": MINUTES.replace("一、会议", f"{SENTENCE * 30}。\n一、会议"),
    "通知，附件": FRONTED,
    "通知，表格": f"无锡市教育局文件\n锡教〔2026〕9号\n{NOTICE.format(f'各校学位如下。{chr(10)}{TABLE}{chr(10)}{SENTENCE * 20}。')}",
    "通知，满面": f"无锡市教育局文件\n锡教〔2026〕9号\n{NOTICE.format(chr(10).join(['我市各级各部门认真落实各项工作要求。'] * 60))}",
}
