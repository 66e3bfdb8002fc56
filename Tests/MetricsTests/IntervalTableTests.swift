import TestSupport
import Testing

@testable import Metrics

/// One row of `Golden/known-intervals.csv`: numbers that R 4.2.2 gave, with the call that gave them.
///
/// `Tests/Checks/intervals.R` writes the table again.
private struct KnownInterval: CustomTestStringConvertible {
  let method: String
  let confidence: Confidence
  let count: Double
  let total: Double
  let lower: Double
  let upper: Double
  let call: String

  var testDescription: String { "\(method) \(confidence) \(count) \(total): \(call)" }

  static let all: [KnownInterval] = {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let text = contents(of: "/\(folder)/Golden/known-intervals.csv") ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 8, let lower = Double(cells[4]), let upper = Double(cells[5]) else {
        return nil
      }
      return KnownInterval(
        method: cells[0],
        confidence: cells[1] == "0.998" ? .ninetyNineEight : .ninetyFive,
        count: Double(cells[2]) ?? .nan,
        total: Double(cells[3]) ?? .nan,
        lower: lower,
        upper: upper,
        call: cells[7]
      )
    }
  }()

  /// What the program says of the same.
  var found: Interval? {
    switch method {
    case "percentage": .percentage(Int64(count), of: Int64(total), confidence: confidence)
    case "count": .count(Int64(count), confidence: confidence)
    case "rate": .rate(Int64(count), population: Int64(total), confidence: confidence)
    case "small count":
      // Four months of four times the mean in all.
      SmallCountChart([Int64(count * 4), 0, 0, 0]).map {
        Interval(lower: Double($0.lower), upper: Double($0.upper))
      }
    case "small share":
      {
        let usual = SmallShareChart.usual(of: Int64(total), share: count)
        return Interval(lower: Double(usual.lowerBound), upper: Double(usual.upperBound))
      }()
    case "mean of squares":
      {
        let squares = (1...Int(count)).map { Double($0 * $0) }
        let mean = squares.reduce(0, +) / count
        let spread = squares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return Interval.mean(mean, squares: spread, count: Int64(count))
      }()
    case "places of a median":
      Interval.medianRanks(of: Int64(count)).map {
        Interval(lower: Double($0.lower), upper: Double($0.upper))
      }
    case "design effect": designEffect
    default: nil
    }
  }

  /// The share and the design effect of invented families, the same as in `intervals.R`.
  private var designEffect: Interval? {
    var state = Int(count)
    func next() -> Int {
      state = (state * 1103 + 12345) % 65536
      return state / 256
    }
    let families = (0..<Int(total)).map { _ -> FamilyEffect.Family in
      let size = 1 + next() % 4
      return FamilyEffect.Family(above: Int64(next() % (size + 1)), below: Int64(size))
    }
    let above = families.reduce(0) { $0 + $1.above }
    let below = families.reduce(0) { $0 + $1.below }
    return Interval.percentage(above, of: below).flatMap { plain in
      FamilyEffect(percentageOf: families, plain: plain).map {
        Interval(lower: 100 * Double(above) / Double(below), upper: $0.effect)
      }
    }
  }
}

/// A limit as every file and page prints it: one decimal.
private func printed(_ limit: Double) -> Double {
  (limit * 10).rounded(.toNearestOrAwayFromZero) / 10
}

@Test(arguments: KnownInterval.all)
private func `limits are R's to the last printed digit and beyond`(known: KnownInterval) throws {
  let found = try #require(known.found)
  #expect(printed(found.lower) == printed(known.lower))
  #expect(printed(found.upper) == printed(known.upper))
  #expect(abs(found.lower - known.lower) <= 2e-9 * max(1, abs(known.lower)))
  #expect(abs(found.upper - known.upper) <= 2e-9 * max(1, abs(known.upper)))
}

@Test func `the table of R's numbers has every method`() {
  let methods = Dictionary(grouping: KnownInterval.all, by: \.method).mapValues(\.count)
  #expect(
    methods == [
      "percentage": 40, "count": 76, "rate": 9, "small count": 11, "small share": 8,
      "mean of squares": 8, "places of a median": 12, "design effect": 4,
    ]
  )
}

/// Pearson ES, Hartley HO (1966), *Biometrika Tables for Statisticians*, volume 1, table 40: 95%
/// limits of a Poisson count as printed there.
@Test(
  arguments: [
    (0, 0, 3.69), (1, 0.0253, 5.57), (2, 0.242, 7.22), (3, 0.619, 8.77), (4, 1.09, 10.24),
    (5, 1.62, 11.67), (6, 2.20, 13.06), (7, 2.81, 14.42), (8, 3.45, 15.76), (9, 4.12, 17.08),
  ] as [(Int64, Double, Double)]
)
func `limits of few are those of the Biometrika tables`(
  count: Int64,
  lower: Double,
  upper: Double
) throws {
  let found = try #require(Interval.count(count))
  // Three figures of the lower limit, two decimals of the upper.
  #expect(abs(found.lower - lower) <= (lower < 0.1 ? 0.00005 : lower < 1 ? 0.0005 : 0.005))
  #expect(abs(found.upper - upper) <= 0.005)
}
