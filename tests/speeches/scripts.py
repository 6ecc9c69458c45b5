"""Tables for damage: traditional characters, pronunciations, look-alikes of the scanner, signs of two widths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_PAIRS: Final = (
    "业業 东東 两兩 严嚴 个個 丰豐 为為 举舉 义義 习習 乡鄉 书書 买買 乱亂 争爭 亏虧 产產 亲親 亿億 仅僅 从從 仓倉 "
    "价價 众眾 优優 会會 传傳 伤傷 体體 余餘 侧側 保保 债債 倾傾 储儲 儿兒 关關 兴興 养養 内內 写寫 军軍 农農 冲衝 "
    "决決 况況 准準 减減 几幾 凭憑 击擊 划劃 则則 刚剛 创創 别別 剧劇 办辦 务務 动動 励勵 劳勞 势勢 区區 医醫 华華 "
    "协協 单單 卫衛 压壓 厅廳 历歷 厕廁 县縣 参參 双雙 发發 变變 号號 听聽 启啟 员員 响響 团團 园園 围圍 国國 图圖 "
    "场場 坏壞 块塊 坚堅 坛壇 壮壯 声聲 处處 备備 复復 够夠 头頭 夺奪 奖獎 奋奮 妇婦 学學 宁寧 实實 审審 宽寬 对對 "
    "导導 将將 层層 属屬 岗崗 岁歲 币幣 师師 带帶 帮幫 广廣 庆慶 库庫 应應 庙廟 废廢 开開 异異 张張 弯彎 强強 归歸 "
    "当當 录錄 径徑 忆憶 态態 怀懷 总總 恶惡 惊驚 惠惠 战戰 户戶 扩擴 扫掃 执執 扬揚 扰擾 护護 报報 担擔 拟擬 择擇 "
    "挂掛 挥揮 损損 换換 据據 摆擺 摄攝 数數 断斷 无無 旧舊 时時 显顯 术術 机機 杂雜 权權 条條 来來 极極 构構 标標 "
    "树樹 样樣 档檔 检檢 楼樓 欢歡 残殘 汇匯 没沒 泼潑 洁潔 浅淺 济濟 测測 浓濃 涌湧 涩澀 涨漲 渐漸 温溫 湾灣 满滿 "
    "灭滅 灵靈 热熱 爱愛 环環 现現 电電 畅暢 疗療 监監 盖蓋 盘盤 矿礦 码碼 础礎 硕碩 确確 离離 种種 积積 称稱 稳穩 "
    "穷窮 窃竊 竞競 笔筆 签簽 简簡 粮糧 纠糾 红紅 约約 级級 纪紀 纳納 线線 组組 细細 终終 经經 结結 绕繞 给給 络絡 "
    "绝絕 统統 继繼 绩績 续續 维維 综綜 绿綠 缺缺 网網 罚罰 习習 联聯 职職 肃肅 胜勝 脉脈 脑腦 脚腳 脱脫 节節 获獲 "
    "营營 蓝藍 虑慮 虽雖 补補 规規 视視 览覽 觉覺 触觸 订訂 认認 让讓 训訓 议議 讯訊 记記 讲講 许許 论論 设設 访訪 "
    "证證 评評 识識 诉訴 诊診 试試 诚誠 话話 该該 详詳 语語 误誤 说說 请請 诸諸 课課 调調 谈談 谋謀 谢謝 谨謹 贡貢 "
    "财財 责責 败敗 质質 购購 贯貫 贴貼 费費 资資 赋賦 赏賞 赛賽 趋趨 跃躍 践踐 车車 轨軌 转轉 轮輪 软軟 轻輕 较較 "
    "辅輔 辆輛 输輸 边邊 达達 迁遷 过過 运運 还還 这這 进進 远遠 违違 连連 迟遲 适適 选選 递遞 通通 遗遺 邮郵 释釋 "
    "针針 钉釘 钢鋼 链鏈 销銷 锋鋒 错錯 键鍵 镇鎮 长長 门門 闭閉 问問 间間 闻聞 队隊 防防 阳陽 阶階 际際 陆陸 险險 "
    "随隨 隐隱 难難 静靜 面面 项項 顺順 须須 预預 领領 频頻 题題 颜顏 风風 飞飛 饭飯 馆館 驻駐 验驗 骨骨 鲜鮮 龙龍"
)

#: Simplified to traditional, one character for one.
TRADITIONAL: Final[Mapping[int, int]] = {ord(pair[0]): ord(pair[1]) for pair in _PAIRS.split()}

_SOUNDS: Final = (
    "業yè 東dōng 嚴yán 個gè 為wéi 義yì 習xí 鄉xiāng 爭zhēng 產chǎn 親qīn 從cóng 價jià 優yōu 會huì 體tǐ 關guān 興xīng "
    "農nóng 決jué 準zhǔn 則zé 創chuàng 辦bàn 務wù 動dòng 勢shì 區qū 醫yī 協xié 單dān 衛wèi 壓yā 縣xiàn 參cān 發fā 變biàn "
    "員yuán 團tuán 園yuán 國guó 場chǎng 堅jiān 處chù 備bèi 復fù 頭tóu 獎jiǎng 學xué 實shí 對duì 導dǎo 將jiāng 層céng 師shī "
    "帶dài 廣guǎng 應yīng 開kāi 強qiáng 當dāng 總zǒng 態tài 戰zhàn 執zhí 護hù 報bào 擔dān 據jù 數shù 斷duàn 無wú 時shí 術shù "
    "機jī 權quán 條tiáo 來lái 構gòu 標biāo 樹shù 樣yàng 檢jiǎn 濟jì 測cè 滿mǎn 環huán 現xiàn 監jiān 確què 種zhǒng 積jī 穩wěn "
    "競jìng 簽qiān 級jí 紀jì 線xiàn 組zǔ 細xì 經jīng 結jié 統tǒng 績jì 續xù 網wǎng 聯lián 職zhí 節jié 營yíng 補bǔ 規guī 視shì "
    "訓xùn 議yì 講jiǎng 論lùn 設shè 訪fǎng 評píng 識shí 診zhěn 課kè 調diào 謀móu 財cái 責zé 質zhì 貫guàn 資zī 賽sài 踐jiàn "
    "車chē 轉zhuǎn 達dá 過guò 運yùn 還hái 這zhè 進jìn 適shì 選xuǎn 針zhēn 鏈liàn 鎮zhèn 長zhǎng 門mén 問wèn 間jiān 隊duì 險xiǎn "
    "隨suí 隱yǐn 難nán 項xiàng 順shùn 預yù 領lǐng 題tí 風fēng 館guǎn 驗yàn"
)

#: How a traditional character sounds.
PINYIN: Final[Mapping[str, str]] = {entry[0]: entry[1:] for entry in _SOUNDS.split()}

#: What a scanner takes one character for; no numeral among them.
LOOK_ALIKES: Final[Mapping[str, str]] = {
    pair[0]: pair[1]
    for pair in [
        "己已",
        "未末",
        "土士",
        "人入",
        "日曰",
        "任仼",
        "实宝",
        "快怏",
        "建健",
        "落洛",
        "活话",
        "步歩",
        "贯贵",
        "治冶",
        "准淮",
        "困因",
        "场扬",
        "形彤",
        "住往",
        "析折",
    ]
}

#: Signs of the two widths, one for one.
HALF: Final = str.maketrans("，：；！？（）", ",:;!?()")
FULL: Final = str.maketrans(",:;!?()0123456789.%", "，：；！？（）０１２３４５６７８９．％")
ENTITIES: Final[Mapping[str, str]] = {
    "“": "&ldquo;",
    "”": "&rdquo;",
    "—": "&mdash;",
    "《": "&#12298;",
    "》": "&#x300B;",
    "　": "&emsp;",
    " ": "&nbsp;",
    "·": "&middot;",
    "\u00a0": "&nbsp;",
}
INVISIBLE: Final = "\u200b\u200c\u200d\ufeff\u2060\u00ad"
