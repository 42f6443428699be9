// Which phrases a reader means by words, by pinyin or in traditional characters. The page's script `phrases-engine.js` does the same.

import ChineseText
import Diagnostics

extension PhraseSet {
    /// The phrases a reader may mean, in written order: those that contain the words, or six of ten neighbouring pairs of them; those that
    /// contain what letters spell, by syllables (the last may be unfinished) or, from three letters on, by initials.
    ///
    /// Spaces, punctuation, width, case and traditional forms do not count. Nothing to look for finds everything.
    package func matching(_ typed: String) -> [Phrase] {
        let folding = folding
        let wanted = folding.folded(typed)
        if wanted.isEmpty { return phrases }
        let pairs = zip(wanted, wanted.dropFirst()).map { String([$0, $1]) }
        return phrases.filter { phrase in
            ([phrase.says] + phrase.variants).map { folding.folded($0) }.contains { characters in
                let text = String(characters)
                return text.contains(String(wanted)) || (pairs.count > 1 && pairs.filter(text.contains).count * 10 >= pairs.count * 6)
                    || folding.spells(wanted, characters)
            }
        }
    }

    /// What the page's script receives for the same: the characters of these phrases and no others.
    ///
    /// `{"traditional":"還还…","readings":"a啊阿 ai爱…"}`: each traditional form before its simplified one; each syllable before its characters.
    package var foldingData: String {
        let folding = folding
        let forms = folding.simplified.sorted { $0.key < $1.key }.map { "\($0.key)\($0.value)" }.joined()
        var characters: [String: [Character]] = [:]
        for (character, readings) in folding.readings.sorted(by: { $0.key < $1.key }) {
            for reading in readings { characters[reading, default: []].append(character) }
        }
        let syllables = characters.sorted { $0.key < $1.key }.map { $0.key + String($0.value) }
        return "{\"traditional\":\(jsonString(forms)),\"readings\":\(jsonString(syllables.joined(separator: " ")))}"
    }

    private var folding: PhraseFolding {
        PhraseFolding(characters: Set(phrases.flatMap { [$0.says] + $0.variants }.joined()))
    }
}

/// What is known of the characters that occur in phrases.
private struct PhraseFolding {
    /// By traditional form; and ü, which pinyin is typed with or without.
    private(set) var simplified: [Character: Character] = ["ü": "v"]
    private(set) var readings: [Character: [String]] = [:]

    init(characters: Set<Character>) {
        for pair in CharacterFolding.traditionalPairs() {
            guard let form = character(pair.traditional), let plain = character(pair.simplified), characters.contains(plain) else {
                continue
            }
            simplified[form] = plain
        }
        for character in characters {
            let own = pinyinReadings(character)
            if !own.isEmpty { readings[character] = own }
        }
    }

    private func character(_ unit: UInt16) -> Character? { Unicode.Scalar(unit).map(Character.init) }

    func folded(_ text: String) -> [Character] {
        halfWidth(text).lowercased().filter { $0.isLetter || $0.isNumber }.map { simplified[$0] ?? $0 }
    }

    /// Whether letters spell a run of a text.
    func spells(_ wanted: [Character], _ text: [Character]) -> Bool {
        guard wanted.count > 1, wanted.allSatisfy({ $0.isASCII }), wanted.contains(where: { $0.isLetter }) else { return false }
        return text.indices.contains { start in
            spells(String(wanted)[...], text[start...]) || (wanted.count > 2 && isInitials(wanted, text[start...]))
        }
    }

    private func spells(_ wanted: Substring, _ text: ArraySlice<Character>) -> Bool {
        guard let first = text.first, let letter = wanted.first else { return wanted.isEmpty }
        guard let own = readings[first] else { return letter == first && spells(wanted.dropFirst(), text.dropFirst()) }
        return own.contains { reading in
            reading.hasPrefix(wanted) || (wanted.hasPrefix(reading) && spells(wanted.dropFirst(reading.count), text.dropFirst()))
        }
    }

    private func isInitials(_ wanted: [Character], _ text: ArraySlice<Character>) -> Bool {
        text.count >= wanted.count
            && zip(wanted, text).allSatisfy { letter, character in readings[character]?.contains { $0.first == letter } ?? false }
    }
}
