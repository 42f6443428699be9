// Reading what is not on the site as typed: pinyin, initials, characters of the same sound, one wrong character.

internal import ChineseText

/// What a query was taken to mean.
struct Understanding {
    var units: [UInt16]
    var changes: [SearchUnderstood.Change]

    /// What the reader is told; nil when nothing was changed.
    var shown: SearchUnderstood? {
        changes.isEmpty ? nil : SearchUnderstood(text: String(decoding: units, as: UTF16.self), changes: changes)
    }
}

extension SearchEngine {
    /// The query with the site's own list of slips put right: 预期 → 逾期. They may stand on pages too.
    func withoutSlips(_ units: [UInt16]) -> Understanding {
        var result = Understanding(units: [], changes: [])
        var tokens = SearchTokens()
        if !core.slips.isEmpty { tokens.read(units) }
        var copied = 0
        for slip in core.slips.occurrences(in: units, tokens.atoms) {
            let typed = units[tokens.atoms[slip.atoms.lowerBound].start..<tokens.atoms[slip.atoms.upperBound - 1].end]
            result.units += units[copied..<typed.startIndex] + slip.terms[0]
            let (from, to) = (String(decoding: typed, as: UTF16.self), String(decoding: slip.terms[0], as: UTF16.self))
            result.changes.append(SearchUnderstood.Change(from: from, to: to))
            copied = typed.endIndex
        }
        result.units += units[copied...]
        return result
    }
}

extension SearchEngine {
    /// Readings that are tried: after each, words that mean nothing stay as typed.
    private static let attempts = 3
    private static let longestInitials = 10

    /// The query as it may be meant, or nil when it stands as typed. Its terms must be loaded.
    mutating func understand(_ plan: QueryPlan) throws(SearchIndexProblem) -> Understanding? {
        var kept = [Bool](repeating: false, count: plan.atoms.count)
        for span in plan.spans { for index in span { kept[index] = true } }
        for _ in 0..<Self.attempts {
            var unread: [Int] = []
            let reading = try readAtoms(plan, kept, &unread)
            if unread.isEmpty { return reading }
            for atom in unread { kept[atom] = true }
        }
        return nil
    }

    /// Reads what is not kept; words that mean nothing are added to `unread`.
    private mutating func readAtoms(
        _ plan: QueryPlan, _ kept: [Bool], _ unread: inout [Int]
    ) throws(SearchIndexProblem) -> Understanding? {
        let isEnglish = try isEnglish(plan)
        let isReadable = plan.atoms.indices.map { index -> Bool in
            let atom = plan.atoms[index]
            if kept[index] || atom.end - atom.start > ReadingCost.longestAtom { return false }
            if atom.word < 0 { return true }
            let word = plan.words[atom.word]
            return !isEnglish && word.allSatisfy { (0x61...0x7A).contains($0) } && !hasWord(word)
        }
        var result: [UInt16] = []
        var changes: [SearchUnderstood.Change] = []
        var copied = 0
        var index = 0
        while index < plan.atoms.count {
            guard isReadable[index] else {
                index += 1
                continue
            }
            var end = index + 1
            let longest = min(plan.atoms.count, index + ReadingCost.longestSegment)
            while end < longest, isReadable[end], !breaks(plan, at: end) { end += 1 }
            if let reading = try readSegment(plan, index..<end, &unread) {
                result += plan.units[copied..<plan.atoms[index].start] + reading.units
                copied = plan.atoms[end - 1].end
                changes += reading.changes
            }
            index = end
        }
        return changes.isEmpty ? nil : Understanding(units: result + plan.units[copied...], changes: changes)
    }

    /// Two words of letters or more, one of them the, with, they…, which no pinyin spells: letters stand for themselves.
    private mutating func isEnglish(_ plan: QueryPlan) throws(SearchIndexProblem) -> Bool {
        let words = plan.atoms.compactMap { $0.word < 0 ? nil : plan.words[$0.word] }
        guard words.count > 1, case let known = words.filter(core.functionWords.contains), !known.isEmpty else { return false }
        let vocabulary = try readyVocabulary()
        return known.contains { !vocabulary.isPinyin($0) }
    }

    private mutating func readyVocabulary() throws(SearchIndexProblem) -> Vocabulary {
        if let vocabulary { return vocabulary }
        let made = Vocabulary(core, questions: try questions())
        vocabulary = made
        return made
    }

    /// Characters on both sides of a space or comma are no pair; words of letters may be one word's syllables.
    private func breaks(_ plan: QueryPlan, at index: Int) -> Bool {
        plan.atoms[index].followsGap && plan.atoms[index].word < 0 && plan.atoms[index - 1].word < 0
    }

    /// What is to be read of the atoms.
    private func symbols(_ plan: QueryPlan, _ atoms: Range<Int>, _ vocabulary: Vocabulary) -> [ReadingSymbol] {
        var symbols: [ReadingSymbol] = []
        for index in atoms {
            let atom = plan.atoms[index]
            guard atom.word >= 0 else {
                symbols.append(ReadingSymbol(unit: atom.first, atom: index))
                continue
            }
            let word = plan.words[atom.word]
            let mayBeInitials = word.count > 2 && word.count <= Self.longestInitials && !vocabulary.isPinyin(word)
            let run = mayBeInitials ? vocabulary.run(spelledBy: word, core) : []
            if run.isEmpty {
                let end = symbols.count + word.count
                symbols += word.map { ReadingSymbol(unit: 0, letter: $0, wordEnd: end, atom: index) }
            } else {
                symbols += run.enumerated().map { ReadingSymbol(unit: $1, atom: index, run: $0 == 0 ? word : []) }
            }
        }
        return symbols
    }

    private mutating func readSegment(
        _ plan: QueryPlan, _ atoms: Range<Int>, _ unread: inout [Int]
    ) throws(SearchIndexProblem) -> Understanding? {
        guard atoms.contains(where: { plan.atoms[$0].word >= 0 }) || hasUnknown(plan, atoms) else { return nil }
        let vocabulary = try readyVocabulary()
        let symbols = symbols(plan, atoms, vocabulary)
        // A 汉字 may be misread only where both its pairs are unknown to the site: what stands on a page is always found as typed.
        let pairs = symbols.indices.map { index -> Term? in
            guard index + 1 < symbols.count, symbols[index].unit != 0, symbols[index + 1].unit != 0 else { return nil }
            return .pair(symbols[index].unit, symbols[index + 1].unit)
        }
        try load(pairs.compactMap { $0 })
        let frequencies = pairs.map { $0.map(frequency) ?? -1 }
        let isUnknown = symbols.indices.map { symbols[$0].run == nil && max(frequencies[$0], $0 > 0 ? frequencies[$0 - 1] : -1) <= 0 }
        guard let path = ReadingDecoder(vocabulary: vocabulary, symbols: symbols, isUnknown: isUnknown).cheapestPath() else { return nil }
        // Letters can always be read somehow: most neighbours must know each other.
        let strangers = zip(path, path.dropFirst()).count { !($0.typed && $1.typed) && vocabulary.count($0.unit, $1.unit) == 0 }
        if strangers * 3 > path.count { return nil }
        let meaningless = wordsWithoutMeaning(path, symbols, vocabulary)
        if !meaningless.isEmpty {
            unread += meaningless
            return nil
        }
        return describe(path, symbols, vocabulary)
    }

    private func hasUnknown(_ plan: QueryPlan, _ atoms: Range<Int>) -> Bool {
        var before = -1
        for index in atoms {
            let after = index + 1 < atoms.upperBound ? frequency(.pair(plan.atoms[index].first, plan.atoms[index + 1].first)) : -1
            if max(before, after) <= 0 { return true }
            before = after
        }
        return false
    }

    /// Words read by initials whose characters do not stand together on the site: inside such a word every pair must be known, and
    /// common when most of its letters are initials (twice on the site, four times where there is much to meet by chance). Three letters match by chance too often: on a small site they must spell one of
    /// its runs, which `symbols` has looked for. So do readings with a function word: anything can be read as 我要几天先.
    private func wordsWithoutMeaning(_ path: [ReadingStep], _ symbols: [ReadingSymbol], _ vocabulary: Vocabulary) -> [Int] {
        var found: [Int] = []
        let common = 2 + min(2, vocabulary.phraseUnits / ReadingCost.unitsForChance)
        var index = 0
        while index < path.count {
            let atom = symbols[path[index].from].atom
            var end = index
            var initials = 0
            var least = Int.max
            while end < path.count, symbols[path[end].from].atom == atom {
                if path[end].isInitial { initials += 1 }
                if end > index { least = min(least, vocabulary.count(path[end - 1].unit, path[end].unit)) }
                end += 1
            }
            let isMost = initials > 2 && initials * 2 > end - index
            if initials > 0, least < (isMost ? common : 1) {
                found.append(atom)
            } else if isMost, core.isSmall, initials == 3 || hasFunctionWord(path[index..<end]) {
                found.append(atom)
            }
            index = end
        }
        return found
    }

    private func hasFunctionWord(_ steps: ArraySlice<ReadingStep>) -> Bool {
        var tokens = SearchTokens()
        tokens.read(steps.map(\.unit))
        return core.markFunctionWords(tokens).contains(true)
    }

    private func describe(_ path: [ReadingStep], _ symbols: [ReadingSymbol], _ vocabulary: Vocabulary) -> Understanding? {
        var units: [UInt16] = []
        var changes: [(from: [UInt16], to: [UInt16])] = []
        var isRunning = false
        for (index, step) in path.enumerated() {
            let symbol = symbols[step.from]
            let isChange = symbol.run != nil || !step.typed && isAccepted(path, index, symbols, vocabulary)
            units.append(isChange || symbol.unit == 0 ? step.unit : symbol.unit)
            guard isChange else {
                isRunning = false
                continue
            }
            if !isRunning { changes.append((from: [], to: [])) }
            let last = changes.count - 1
            let isNewWord = symbol.unit == 0 || symbol.run?.isEmpty == false
            if !changes[last].from.isEmpty, isNewWord, symbol.atom != symbols[step.from - 1].atom { changes[last].from.append(0x20) }
            changes[last].from += symbol.run ?? symbols[step.from..<step.to].map { $0.unit == 0 ? $0.letter : $0.unit }
            changes[last].to.append(step.unit)
            isRunning = true
        }
        if changes.isEmpty { return nil }
        return Understanding(
            units: units,
            changes: changes.map {
                SearchUnderstood.Change(from: String(decoding: $0.from, as: UTF16.self), to: String(decoding: $0.to, as: UTF16.self))
            })
    }

    /// A changed character must make a known pair with a neighbour, and a common one with a 汉字 that is changed too: 店黄 is not 点还.
    private func isAccepted(_ path: [ReadingStep], _ index: Int, _ symbols: [ReadingSymbol], _ vocabulary: Vocabulary) -> Bool {
        func isReplaced(_ at: Int) -> Bool {
            guard path.indices.contains(at), !path[at].typed else { return false }
            let symbol = symbols[path[at].from]
            return symbol.unit != 0 && symbol.run == nil
        }
        func count(_ at: Int) -> Int {
            path.indices.contains(at) && path.indices.contains(at + 1) ? vocabulary.count(path[at].unit, path[at + 1].unit) : 0
        }
        let (before, after) = (count(index - 1), count(index))
        if isReplaced(index) {
            if isReplaced(index - 1), before < ReadingCost.common { return false }
            if isReplaced(index + 1), after < ReadingCost.common { return false }
        }
        return before > 0 || after > 0
    }
}
