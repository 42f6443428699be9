// What readers type into any tool, before it is understood.

/// Without spaces, also full-width ones, and line ends at both ends; the scripts of the tools do the same.
func trimmed(_ text: String) -> String {
    let spaces: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r", "\u{A0}", "\u{3000}", "\u{FEFF}"]
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !spaces.contains($0) }), let last = scalars.lastIndex(where: { !spaces.contains($0) })
    else { return "" }
    return String(scalars[first...last])
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
