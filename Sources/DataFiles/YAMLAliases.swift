// Aliases (`&x` … `*x`) are refused: a few lines of aliases to aliases stand for more values than any memory holds. Yams puts the
// anchored value in an alias's place while it reads, so they have to be found before.

internal import Yams

/// The place of a YAML text's first alias, line and column from 1; nil when it has none, or cannot be read up to one.
///
/// Only a YAML parser can tell an alias from a `*` inside a text, so Yams is asked: it reads a copy in which every anchor has another name,
/// and stops at the first alias, which leads to nothing there. A text without both signs is not read for it.
func firstAlias(in text: String) -> (line: Int, column: Int)? {
    var bytes = Array(text.utf8)
    let anchors = names(after: UInt8(ascii: "&"), in: bytes)
    let aliases = Set(anchors.isEmpty ? [] : names(after: UInt8(ascii: "*"), in: bytes).map { Array(bytes[$0]) })
    guard !aliases.isEmpty else { return nil }
    guard let shift = (1..<nameLetters.count).first(where: { misses(aliases, anchors.map { Array(bytes[$0]) }, shift: $0) }) else {
        // Only a text made for it has anchors and aliases of the same name by every first letter there is.
        return (1 + bytes[..<anchors[0].lowerBound].count { $0 == 0x0A }, 1)
    }
    // Every place stays the same, and what differed before differs still.
    for anchor in anchors { bytes[anchor.lowerBound] = shifted(bytes[anchor.lowerBound], by: shift) }
    do {
        _ = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self), .basic, .default, .utf8)
        return nil
    } catch YamlError.composer(_, problem: "found undefined alias", let mark, _) {
        return (mark.line, mark.column)
    } catch {
        // What is wrong before any alias is wrong in the text itself too, and reported there.
        return nil
    }
}

/// The letters of anchors' names: YAML 1.1 as libyaml reads it.
private let nameLetters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-".utf8)

/// Where names stand after a sign, whether or not the sign is a part of some text.
private func names(after sign: UInt8, in bytes: [UInt8]) -> [Range<Int>] {
    bytes.indices.compactMap { index in
        guard bytes[index] == sign else { return nil }
        let name = bytes[(index + 1)...].prefix { nameLetters.contains($0) }
        return name.isEmpty ? nil : name.startIndex..<name.endIndex
    }
}

/// Whether no anchor has an alias once its first letter is shifted.
private func misses(_ aliases: Set<[UInt8]>, _ anchors: [[UInt8]], shift: Int) -> Bool {
    anchors.allSatisfy { !aliases.contains([shifted($0[0], by: shift)] + $0.dropFirst()) }
}

private func shifted(_ letter: UInt8, by shift: Int) -> UInt8 {
    nameLetters.firstIndex(of: letter).map { nameLetters[($0 + shift) % nameLetters.count] } ?? letter
}
