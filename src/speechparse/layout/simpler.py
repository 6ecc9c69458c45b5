"""Traditional characters as simplified ones, each in its place, for tables of words that know only these."""

from __future__ import annotations

from typing import Final

#: Traditional characters of the words in ``junctions``, and the simplified ones that those are written in.
_SIMPLER: Final = str.maketrans(
    "與業東嚴為爲舉麼義習鄉書於雲產産僅從們來眾優會傳體黨興內冊軍決況準幾劃則剛創辦務動勵勁勢區協單歷縣參發後嗎聽啟啓員問團圍國圖場堅處總奮獎學實審對導將屆層崗師幹廣應強當徹徵態戰執揚擔據撐報揮斷無時顯條極"
    "構標樹樣夢檢氣匯沒澤潔濟濤滿潛點獨獻環現監確礎積穩競紀級線練組織終經結統絡給網續績綱緊繞職勝艱節範榮營藍見規視覺計認訓議記論證評識該話課調謂說説設負貢責質貫費資賽較載轉達過邁還這進遠適選鄧針錦鍵鎮長門間聞隊階隨難項順須顧預領題風驗驟讓佈週臺羣",
    "与业东严为为举么义习乡书于云产产仅从们来众优会传体党兴内册军决况准几划则刚创办务动励劲势区协单历县参发后吗听启启员问团围国图场坚处总奋奖学实审对导将届层岗师干广应强当彻征态战执扬担据撑报挥断无时显条极"
    "构标树样梦检气汇没泽洁济涛满潜点独献环现监确础积稳竞纪级线练组织终经结统络给网续绩纲紧绕职胜艰节范荣营蓝见规视觉计认训议记论证评识该话课调谓说说设负贡责质贯费资赛较载转达过迈还这进远适选邓针锦键镇长门间闻队阶随难项顺须顾预领题风验骤让布周台群",
)
#: One of these is in every traditional text that is longer than a few lines.
_TRADITIONAL: Final = "國會為發這"


def simplify(text: str) -> str:
    """Return the text in the characters of those words, each in its place; itself where it is not traditional."""
    return text.translate(_SIMPLER) if any(character in text for character in _TRADITIONAL) else text
