// Words that carry little of a question's meaning. They weigh little in queries; they are indexed like any other text.

internal import ChineseText

enum FunctionWords {
    /// The folded words of a language; Chinese for every `zh` variant, English for everything else.
    static func words(language: String) -> [String] { language.hasPrefix("zh") ? chinese + english : english }

    private static let chinese =
        """
        的 了 吗 呢 吧 啊 呀 嘛 么 哦 啦 我 我的 你 你们 您 他 他们 它 我们 自己 这 这个 这样 那 那个 那么 是 是不是 是否 有 有没有 会 会不会
        要 要不要 想 想要 在 把 给 就 都 也 又 再 很 太 请 请问 问一下 想问 想问一下 怎么 怎样 怎么样 怎么办 咋 咋办 咋样 如何 什么 为什么 为啥 为何 啥
        哪 哪里 哪儿 哪个 哪些 可以 可不可以 能 能不能 能否 能够 可否 应该 需要 一下 一个 一种 上 里 里面 和 与 或 或者 还是 还有 如果 因为 所以 但是 而且
        现在 已经 之后 以后 之前 时候 的话 情况 问题 告诉 帮我 帮忙 求助 谢谢 你好 您好 大家 有人 知道 到底 究竟 真的 什么意思 是什么 怎么回事 不
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    private static let english =
        """
        a an the of to in on at for from by with and or is are was be am do does did can could will would should i me my you your it its we
        they this that what how why when where who which there here if then not no please
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}

extension CoreTables {
    /// How many atoms, from one on, are a function word (the longest); 0 when none is.
    func functionWord(in tokens: SearchTokens, at start: Int) -> Int {
        let atoms = tokens.atoms
        if atoms[start].word >= 0 { return functionWords.contains(tokens.words[atoms[start].word]) ? 1 : 0 }
        guard startsFunctionWord[Int(atoms[start].first)] else { return 0 }
        var word: [UInt16] = []
        var best = 0
        var end = start
        while end < atoms.count, end - start < longestFunctionWord, atoms[end].word < 0, end == start || !atoms[end].followsGap {
            word.append(atoms[end].first)
            end += 1
            if functionWords.contains(word) { best = end - start }
        }
        return best
    }

    /// Per atom: does it belong to a function word (longest match from the left)?
    func markFunctionWords(_ tokens: SearchTokens) -> [Bool] {
        var marks = [Bool](repeating: false, count: tokens.atoms.count)
        var index = 0
        while index < marks.count {
            let length = functionWord(in: tokens, at: index)
            for marked in index..<index + length { marks[marked] = true }
            index += max(1, length)
        }
        return marks
    }

    /// The places in folded units where a cut would fall into a function word or one of the synonyms.
    func insideWords(_ units: [UInt16]) -> Set<Int> {
        var tokens = SearchTokens()
        tokens.read(units)
        var places = Set<Int>()
        var index = 0
        while index < tokens.atoms.count {
            let length = max(1, functionWord(in: tokens, at: index))
            for atom in tokens.atoms[index..<index + length].dropFirst() { places.insert(atom.start) }
            index += length
        }
        for word in synonyms.occurrences(in: units, tokens.atoms) {
            for atom in tokens.atoms[word.atoms].dropFirst() { places.insert(atom.start) }
        }
        return places
    }
}
