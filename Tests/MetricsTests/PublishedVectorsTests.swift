import Metrics
import Records
import TestSupport
import Testing

@testable import Catalogue

private let needsFiles: ConditionTrait = .enabled(
  if: sharedFolder != nil,
  "needs the folder of published figures beside the checkout"
)

private let benchmarks: [Benchmark] = {
  guard let sheet = PublishedFiles.catalogueSheet("benchmarks") else { return [] }
  return (try? Catalogue.benchmarks(from: CatalogueSheets([sheet]))) ?? []
}()

private func comparisons(_ authority: Authority, polarity: Polarity = .neutral) -> [Comparison] {
  Comparer(
    benchmarks: benchmarks,
    reference: PublishedFiles.library,
    indicators: benchmarks.map { .invented($0.indicator, polarity: polarity) }
  ).comparisons(of: authority)
}

private struct Vector: CustomTestStringConvertible {
  let indicator: String
  let area: String
  let year: Int
  let numerator: Int64?
  let denominator: Int64?
  let expected: String

  var testDescription: String { "\(indicator) \(area) \(year)" }

  static func all() -> [Vector] {
    guard let folder = sharedFolder, let text = contents(of: folder + "/spec/test_vectors.csv")
    else {
      return []
    }
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return Vector(
        indicator: String(cells[0]),
        area: String(cells[1]),
        year: Int(cells[2]) ?? 0,
        numerator: Int64(cells[3]),
        denominator: Int64(cells[4]),
        expected: String(cells.dropFirst(5).first { ExactDecimal($0) != nil } ?? "")
      )
    }
  }
}

@Test(needsFiles)
func `every row of the test vectors comes out of DfE's files`() {
  let areas = ["Sunderland": "394", "Buckinghamshire": "825", "Surrey": "936"]
  var found: [String: Comparison] = [:]
  for (name, code) in areas {
    for comparison in comparisons(Authority(code: code, name: name)) {
      found["\(comparison.indicator) \(name) \(comparison.reportingYear)"] = comparison
    }
  }
  let later: Set<String> = [
    "referrals_rate", "s47_rate", "icpc_rate", "cinp_rate", "cpp_neglect_starts_pct",
    "cpp_review_timely_pct",
  ]
  var (tierA, others) = (0, 0)
  for vector in Vector.all() {
    let comparison = found[vector.testDescription]
    #expect(comparison?.own.value.number?.description == vector.expected, "\(vector)")
    #expect(comparison?.own.numerator == vector.numerator, "\(vector)")
    #expect(comparison?.own.denominator == vector.denominator, "\(vector)")
    #expect(comparison?.source == .published)
    if later.contains(vector.indicator) { others += 1 } else { tierA += 1 }
  }
  #expect(tierA == 270)
  #expect(others == 189)
}
