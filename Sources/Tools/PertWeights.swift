// A three-point duration as chances of whole days: beta-PERT, discretised, in integers per million so that every platform agrees.

/// Weights per million of the days `least ... most`, in order; they add up to 1,000,000.
///
/// The density of PERT (Malcolm and others, 1959) on [least − ½, most + ½] with its mode at `usual` is integrated over each day.
/// Only these integers reach the carrying of dates, here and in the page's script.
func pertWeights(least: Int, usual: Int, most: Int) -> [Int] {
    guard least < most else { return [1_000_000] }
    let low = Double(least) - 0.5
    let width = Double(most - least) + 1
    let alpha = 4 * (Double(usual) - low) / width
    let beta = 4 * (low + width - Double(usual)) / width
    func density(_ x: Double) -> Double { power(x, alpha) * power(1 - x, beta) }
    let areas = (0...(most - least)).map { day in simpson(density, from: Double(day) / width, to: Double(day + 1) / width) }
    return integerShares(areas, of: 1_000_000)
}

/// `base` to a power, 0 for a base at or below 0 (the density is 0 at both ends).
private func power(_ base: Double, _ exponent: Double) -> Double { base <= 0 ? 0 : exponential(exponent * logarithm(base)) }

/// Simpson's rule on 64 strips.
private func simpson(_ f: (Double) -> Double, from a: Double, to b: Double) -> Double {
    let strips = 64
    let h = (b - a) / Double(strips)
    var sum = f(a) + f(b)
    for i in 1..<strips { sum += f(a + Double(i) * h) * (i.isMultiple(of: 2) ? 2 : 4) }
    return sum * h / 3
}

/// Integers in proportion to the areas that add up to `total`: the largest remainders get the rest, earlier days first.
private func integerShares(_ areas: [Double], of total: Int) -> [Int] {
    let sum = areas.reduce(0, +)
    let exact = areas.map { $0 / sum * Double(total) }
    var shares = exact.map { Int($0) }
    // Remainders in millionths, so that equal days tie exactly and the earlier one comes first.
    let remainders = exact.indices.map { Int((exact[$0] - Double(shares[$0])) * 1_000_000 + 0.5) }
    let order = exact.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
    for index in order.prefix(total - shares.reduce(0, +)) { shares[index] += 1 }
    return shares
}

/// Natural logarithm by argument reduction and the series of artanh: only + − × ÷, the same bits on every platform.
private func logarithm(_ x: Double) -> Double {
    var mantissa = x.significand
    var exponent = Double(x.exponent)
    if mantissa > 1.4142135623730951 {
        mantissa /= 2
        exponent += 1
    }
    let z = (mantissa - 1) / (mantissa + 1)
    var (term, sum) = (z, z)
    for k in 1...20 {
        term *= z * z
        sum += term / Double(2 * k + 1)
    }
    return 2 * sum + exponent * 0.6931471805599453
}

/// e to the x by halving and the power series: only + − × ÷.
private func exponential(_ x: Double) -> Double {
    if x < -700 { return 0 }
    let scaled = x / 1024
    var (term, sum) = (1.0, 1.0)
    for k in 1...12 {
        term *= scaled / Double(k)
        sum += term
    }
    for _ in 0..<10 { sum *= sum }
    return sum
}
