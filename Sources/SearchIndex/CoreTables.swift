// `core.js` and `reading.js` as values.

internal import ChineseText

/// What every query needs.
struct CoreTables {
    var pages = 0
    var depth = 0
    /// Index into `IndexFormat.kindNames` by page.
    var kinds: [Int] = []
    var pairShards: [UInt32] = [0]
    var wordShards: [[UInt16]] = [[]]
    var wordBase = 0
    var chunks: [Int] = []
    var functionWords: Set<[UInt16]> = []
    var longestFunctionWord = 1
    /// By unit: does a function word begin with it? Most places need no second look.
    var startsFunctionWord = [Bool](repeating: false, count: 1 << 16)
    var synonyms = TermTable()
    /// What is typed by mistake, and the one word that is meant.
    var slips = TermTable()
    /// Packed synonym entries, for the vocabulary.
    var synonymEntries: [[UInt16]] = []
    /// Readers load all pages and count their terms.
    var isSmall = false
    /// Of small sites, by page.
    var urls: [String] = []
    var titles: [[UInt16]] = []
    var boosts: [Int: Int] = [:]
    var folding = CharacterFolding(pairs: [])
    /// Of page records; nil only before an index is read.
    var texts: TextTables?
    /// Syllables, each with its characters, by spaces; `Vocabulary` reads them when a query needs them.
    var syllables: [UInt16] = []
    var levels: [[UInt16]] = []

    init() {}

    /// - Returns: nil when something is missing or of another kind.
    init?(_ core: IndexValue, reading: IndexValue) {
        guard let pages = core["pages"]?.number, let depth = core["depth"]?.number, let kinds = core["kinds"]?.units,
            kinds.count == pages, let pairShards = core["pairShards"]?.list, let wordShards = core["wordShards"]?.list,
            let wordBase = core["wordBase"]?.number, let chunks = core["chunks"]?.units,
            let functionWords = core["functionWords"]?.units, let synonyms = core["synonyms"]?.list, let slips = core["slips"]?.list,
            let folds = reading["folds"]?.units, let syllables = reading["syllables"]?.units, let alphabet = reading["alphabet"]?.units
        else { return nil }
        self.pages = pages
        self.depth = depth
        self.kinds = kinds.map { Int($0) - 0x30 }
        guard self.kinds.allSatisfy(IndexFormat.kindNames.indices.contains) else { return nil }
        self.pairShards = pairShards.compactMap { shard in
            shard.units.flatMap { $0.count == 2 ? UInt32($0[0]) << 16 | UInt32($0[1]) : nil }
        }
        self.wordShards = wordShards.compactMap(\.units)
        self.wordBase = wordBase
        self.chunks = Self.gaps(chunks)
        self.functionWords = Set(functionWords.split(separator: 0x20).map(Array.init))
        longestFunctionWord = self.functionWords.map(\.count).max() ?? 1
        for word in self.functionWords { if let first = word.first { startsFunctionWord[Int(first)] = true } }
        folding = CharacterFolding(
            pairs: stride(from: 0, to: folds.count - 1, by: 2).map { (traditional: folds[$0], simplified: folds[$0 + 1]) })
        texts = TextTables(alphabet: alphabet, folding: folding)
        if texts == nil { return nil }
        levels = reading["levels"]?.list?.compactMap(\.units) ?? []
        self.syllables = syllables
        synonymEntries = synonyms.compactMap(\.units)
        for entry in synonymEntries { self.synonyms.add(entry) }
        for entry in slips.compactMap(\.units) { self.slips.add(entry) }
        if let urls = core["urls"]?.string, let titles = core["titles"]?.units, let boosts = core["boosts"]?.list {
            isSmall = true
            self.urls = pages == 0 ? [] : urls.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            self.titles = pages == 0 ? [] : titles.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
            let numbers = boosts.compactMap(\.number)
            for index in stride(from: 0, to: numbers.count - 1, by: 2) { self.boosts[numbers[index]] = numbers[index + 1] }
            guard self.urls.count == pages, self.titles.count == pages else { return nil }
        }
    }

    static func gaps(_ units: [UInt16]) -> [Int] {
        var stream = NumberStream(units)
        var numbers: [Int] = []
        var previous = -1
        while let gap = stream.next() {
            previous += gap + 1
            numbers.append(previous)
        }
        return numbers
    }

    /// Folds as the builder did, with the index's own table of traditional characters.
    func fold(_ units: [UInt16]) -> [UInt16] { units.map { folding($0) } }
}
