// What readers type into any tool, before it is understood.

/// Without spaces of any kind and line ends at both ends; the scripts of the tools do the same.
func trimmed(_ text: String) -> String {
    func isBlank(_ character: Character) -> Bool { character.isWhitespace || character.isNewline || character == "\u{FEFF}" }
    guard let first = text.firstIndex(where: { !isBlank($0) }), let last = text.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(text[first...last])
}

/// Full-width digits, full stop, comma, hyphen and letters as ASCII: ２０２６ → 2026.
func halfWidth(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        let isWide = (0xFF01...0xFF5E).contains(scalar.value)
        result.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar.value == 0x3000 ? " " : scalar)
    }
    return String(result)
}
