// A three-point duration as whole-number weights per day: a discretised beta-PERT distribution.

import Foundation

extension TimelineDuration {
    /// Sum of the weights of a duration.
    package static let weightTotal = 1_000_000

    /// The PERT distribution of Malcolm and others (1959) is a beta distribution on [least, most] with
    /// α = 1 + 4·(usual − least)/(most − least) and β = 1 + 4·(most − usual)/(most − least). A day stands for the half day on
    /// either side of it, so the range is widened by half a day at both ends. The weights are whole numbers: the page
    /// receives them ready made, and what follows is only addition and multiplication, the same in every language.
    static func weights(least: Int, usual: Int, most: Int) -> [Int] {
        // Days out of order are reported where they are read.
        guard least < most, least <= usual, usual <= most else { return [weightTotal] }
        let low = Double(least) - 0.5
        let span = Double(most - least) + 1
        let alpha = 1 + 4 * (Double(usual) - low) / span
        let beta = 1 + 4 * (Double(most) + 0.5 - Double(usual)) / span
        let steps = 64
        let masses = (0...(most - least)).map { day in
            // Midpoint rule within the day.
            (0..<steps).reduce(0.0) { sum, step in
                let x = (Double(day) + (Double(step) + 0.5) / Double(steps)) / span
                return sum + pow(x, alpha - 1) * pow(1 - x, beta - 1)
            }
        }
        return wholeNumbers(masses)
    }

    /// Largest remainders: whole numbers in proportion to the masses, with the exact sum.
    private static func wholeNumbers(_ masses: [Double]) -> [Int] {
        let total = masses.reduce(0, +)
        let shares = masses.map { $0 / total * Double(weightTotal) }
        var weights = shares.map { Int($0.rounded(.down)) }
        let missing = weightTotal - weights.reduce(0, +)
        let byRemainder = shares.indices.sorted {
            let (a, b) = (shares[$0] - shares[$0].rounded(.down), shares[$1] - shares[$1].rounded(.down))
            return a == b ? $0 < $1 : a > b
        }
        for index in byRemainder.prefix(missing) { weights[index] += 1 }
        return weights
    }
}
