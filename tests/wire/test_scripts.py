"""Texts that are written without spaces between words."""

from __future__ import annotations

import pytest

from dateline.wire import groups, verdict
from dateline.wire.overlap import overlap
from dateline.wire.tokens import row, tokens
from tests.wire.build import FERRY, article

CHINESE = """\
埃灵港消息——一艘载有二百一十二名乘客的渡轮周二在马罗岛附近触礁搁浅,造成十四人受伤,海岸警卫队说。
这艘名为“矶鹬号”的渡轮在浓雾中离港后不久便撞上暗礁,船舱进水将近一个小时。
救援人员驾驶小艇,在天黑以前把船上所有人送到岸边,埃灵港海岸警卫站站长考尔德说。
经营这条航线的北线公司说,船长在事故发生前几分钟报告舵机出现故障。
运输委员会的调查人员预计周三抵达该岛,并将向船员了解情况。北线公司从一九九八年起经营这条航线。
"""
CHINESE_ANEW = """\
渡轮昨天在大雾里撞上马罗岛外的礁石,船上两百多人全部获救,其中十四人送医院治疗。
当地渔民和救生艇忙到入夜才把乘客接回埃灵港。船员工会质疑公司的说法,追问这样的天气为什么还要开航。
专家小组明天登船检查,潜水员也要先看过船底,然后才能把它拖走。
"""
JAPANESE = """\
エリング港発 乗客二百十二人を乗せたフェリーが火曜日、マロー島の沖で座礁し、十四人がけがをしたと沿岸警備隊が明らかにした。
船は濃い霧の中を出港した直後に岩礁にぶつかり、一時間近くにわたって浸水した。
救助隊は小型のボートで日没までに全員を岸に運んだと、エリング港の警備隊を率いるカルダーさんは話している。
運航会社のノースラインは、事故の数分前に船長がかじの故障を報告していたと説明した。
運輸委員会の調査官は水曜日に島に到着し、乗組員から話を聞く予定だ。
"""
JAPANESE_ANEW = """\
濃霧のなかで客船が岩に乗り上げ、十四人が病院に運ばれた。乗っていた人は地元の漁師と救命艇が夜までに全員を助け出した。
船員の組合は会社の説明に疑問を示し、なぜこの天気で船を出したのかと問いかけている。
専門家のチームがあす船を調べ、ダイバーが船底を見たうえで港に引いていく。
"""
THAI = """\
ท่าเรือเอลลิง — เรือข้ามฟากบรรทุกผู้โดยสาร 212 คนเกยตื้นนอกเกาะมาร์โรว์เมื่อวันอังคาร มีผู้บาดเจ็บ 14 คน หน่วยยามฝั่งกล่าว
เรือลำนี้ชนแนวหินโสโครกไม่นานหลังออกจากท่าในหมอกหนา และน้ำเข้าเรืออยู่เกือบหนึ่งชั่วโมง
เจ้าหน้าที่กู้ภัยใช้เรือเล็กพาทุกคนขึ้นฝั่งก่อนค่ำ หัวหน้าสถานียามฝั่งที่เอลลิงกล่าว
บริษัทนอร์ทไลน์ผู้เดินเรือกล่าวว่ากัปตันแจ้งว่าระบบบังคับเลี้ยวขัดข้องเพียงไม่กี่นาทีก่อนเกิดเหตุ
ผู้สอบสวนจากคณะกรรมการขนส่งจะไปถึงเกาะในวันพุธและจะสอบปากคำลูกเรือ
"""
THAI_ANEW = """\
คนเจ็บสิบสี่รายถูกส่งโรงพยาบาลหลังเรือโดยสารกระแทกโขดหินใกล้เกาะมาร์โรว์ท่ามกลางหมอก
ชาวประมงกับเรือชูชีพช่วยกันพาทุกคนกลับเข้าฝั่งจนมืด สหภาพลูกเรือไม่เชื่อคำชี้แจงของบริษัทและถามว่าออกเรือทำไม
ทีมผู้เชี่ยวชาญจะขึ้นไปตรวจซากเรือพรุ่งนี้ และนักประดาน้ำจะดูใต้ท้องเรือก่อนลากออกไป
"""


@pytest.mark.parametrize(
    ("text", "anew", "edits"),
    [
        (CHINESE, CHINESE_ANEW, (("将近一个小时", "近一小时"), ("周二", "星期二"))),
        (JAPANESE, JAPANESE_ANEW, (("明らかにした", "発表した"), ("話している", "述べた"))),
        (THAI, THAI_ANEW, (("กล่าวว่า", "ระบุว่า"), ("เกือบหนึ่งชั่วโมง", "ราวหนึ่งชั่วโมง"))),
    ],
    ids=["Chinese", "Japanese", "Thai"],
)
def test_copies_are_found_by_runs_of_characters(text: str, anew: str, edits: tuple[tuple[str, str], ...]) -> None:
    """Edited by a house or cut from the end; another report of the same accident is none, and lends nothing."""
    edited = text
    for old, new in edits:
        assert old in edited
        edited = edited.replace(old, new)
    cut = "\n".join(text.splitlines()[:3])
    articles = [article(id, body) for id, body in (("a", text), ("b", edited), ("c", cut), ("d", anew), ("e", FERRY))]
    assert groups(articles) == (("a", "b", "c"), ("d",), ("e",))
    assert verdict(articles[0], articles[3]).answer == "apart"
    assert "characters" in verdict(articles[0], articles[1]).reason


def test_a_character_is_a_word_with_what_stands_on_it() -> None:
    """So that each has its place in the text; figures and words of other scripts among them stay whole."""
    found = tokens(article("a", "ที่ 212 คน 在2024年AP说"))
    assert [found.surface(i) for i in range(len(found))] == ["ที่", "212", "ค", "น", "在", "2024", "年", "AP", "说"]


def test_runs_of_characters_are_twice_as_long() -> None:
    """Of five characters a phrase has more; a few of them among English words change nothing."""
    assert (row(article("a", CHINESE)).unit, row(article("b", FERRY + "在")).unit) == (2, 1)
    five = overlap(row(article("a", "在大雾里撞上")), row(article("b", "昨天在大雾里离港")))
    assert five.longest == 0


def test_corner_brackets_are_quotation_marks() -> None:
    """What both quote is nobody's own."""
    found = tokens(article("a", "「助かった」と話した"))
    assert [word for word, quoted in zip(found.keys, found.quoted, strict=True) if quoted] == list("助かった")
