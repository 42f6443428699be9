// 汉字 → pinyin without tones, from the table `Tables/pinyin.txt`, corrected where a word or a character reads otherwise.

/// Words in which the table's single reading is wrong. Longest first at each place: 还款 is huan kuan, 还是 is hai shi.
private let wordReadings: [String: String] = [
    "还款": "huan kuan", "还清": "huan qing", "还钱": "huan qian", "还不上": "huan bu shang", "还不起": "huan bu qi", "还能": "hai neng",
    "还是": "hai shi", "还有": "hai you", "还要": "hai yao", "还会": "hai hui", "还可以": "hai ke yi", "还在": "hai zai",
    "偿还": "chang huan", "归还": "gui huan", "代还": "dai huan", "晚还": "wan huan", "迟还": "chi huan", "没还": "mei huan",
    "重新": "chong xin", "重复": "chong fu", "重组": "chong zu", "银行": "yin hang", "央行": "yang hang", "行业": "hang ye",
    "长期": "chang qi", "延长": "yan chang", "多长": "duo chang", "最长": "zui chang", "时长": "shi chang", "长时间": "chang shi jian",
    "调解": "tiao jie", "调整": "tiao zheng", "协调": "xie tiao", "会计": "kuai ji", "利率": "li lv", "费率": "fei lv", "率": "lv",
    "账单": "zhang dan", "参考": "can kao", "折算": "zhe suan", "降低": "jiang di", "降额": "jiang e", "更改": "geng gai",
    "更正": "geng zheng", "出差": "chu chai", "快乐": "kuai le", "供述": "gong shu", "给予": "ji yu", "应该": "ying gai",
    "答应": "da ying", "处理": "chu li", "好处": "hao chu", "好处费": "hao chu fei", "难处": "nan chu", "便宜": "pian yi",
    "被": "bei", "呗": "bei", "地": "di", "的": "de", "得": "de", "了": "le", "着": "zhe", "都": "dou", "没": "mei", "还": "huan",
]

/// Where a word of them may begin: few characters, so that the others need no look at each length.
private let wordStarts = Set(wordReadings.keys.compactMap(\.first))

/// Further readings of single characters a typist may use.
private let otherReadings: [Character: [String]] = [
    "还": ["hai"], "重": ["chong"], "行": ["hang"], "长": ["chang"], "调": ["tiao"], "率": ["shuai"], "会": ["kuai"], "单": ["shan"],
    "更": ["geng"], "降": ["xiang"], "折": ["she"], "差": ["chai", "ci"], "乐": ["yue"], "了": ["liao"], "都": ["du"], "给": ["ji"],
    "没": ["mo"], "便": ["pian"], "提": ["di"], "参": ["shen"], "着": ["zhao"], "得": ["dei"], "的": ["di"], "地": ["de"],
    "车": ["ju"], "藏": ["zang"], "查": ["zha"], "弹": ["tan"], "薄": ["bo"], "传": ["zhuan"], "区": ["ou"], "觉": ["jiao"],
    "谁": ["shei"], "那": ["nei"], "什": ["shi"], "省": ["xing"], "仔": ["zai"], "贾": ["gu"], "盛": ["cheng"], "曾": ["zeng"],
]

/// The readings of one character, the usual one first, without tones, `ü` as `v`; empty for what is not a 汉字.
package func pinyinReadings(_ character: Character) -> [String] {
    guard let scalar = character.unicodeScalars.first, scalar.isHan else { return [] }
    let main = wordReadings[String(character)] ?? tableReading(of: scalar)
    return ([main] + (otherReadings[character] ?? []).filter { $0 != main }).filter { isSyllable($0) }
}

/// The readings of many characters, index by index as `pinyinReadings`.
package func pinyinReadings(of characters: [Character]) -> [[String]] { characters.map { pinyinReadings($0) } }

/// The text in pinyin, syllables apart by spaces, Latin lowercased: a key that sorts questions as a dictionary would.
package func pinyinKey(_ text: String) -> String {
    let characters = Array(foldForSearch(text))
    var parts: [String] = []
    var index = 0
    while index < characters.count {
        if let (length, reading) = wordReading(characters, at: index) {
            parts.append(reading)
            index += length
        } else if let scalar = characters[index].unicodeScalars.first, scalar.isHan {
            parts.append(tableReading(of: scalar))
            index += 1
        } else {
            let start = index
            while index < characters.count, characters[index].unicodeScalars.allSatisfy({ $0.isWordScalar && !$0.isHan }) { index += 1 }
            if index > start { parts.append(String(characters[start..<index])) } else { index += 1 }
        }
    }
    return parts.joined(separator: " ")
}

/// The letter under which a question stands in an index by pinyin: `A`…`Z`, or `#` for digits and everything else.
package func pinyinInitial(_ text: String) -> String {
    guard let first = pinyinKey(text).unicodeScalars.first, ("a"..."z").contains(first) else { return "#" }
    return String(first).uppercased()
}

private func wordReading(_ characters: [Character], at start: Int) -> (length: Int, reading: String)? {
    guard wordStarts.contains(characters[start]) else { return nil }
    for length in stride(from: min(3, characters.count - start), through: 1, by: -1) {
        if let reading = wordReadings[String(characters[start..<start + length])] { return (length, reading) }
    }
    return nil
}

private func isSyllable(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy { (0x61...0x7A).contains($0) } }
