import Metrics
import Records
import TestSupport
import Testing

private struct KnownFunnel: CustomTestStringConvertible {
  let file: String
  let count: String
  let total: String
  let authorities: Int
  let mean: Double
  let dispersion: Double
  let variance: Double
  /// Outside the 95% and the 99.8% limits, by chance alone.
  let plain: [Int]
  /// The same with the variance between authorities.
  let adjusted: [Int]

  var testDescription: String { count }

  /// What `Tests/Checks/trends_and_funnels.py` works out for 2024.
  static let all = [
    KnownFunnel(
      file: "d3_cpps_subsequent_plan_2013_to_2024",
      count: "CPP_subsequent",
      total: "CPP_start",
      authorities: 150,
      mean: 0.24678943,
      dispersion: 2.990026,
      variance: 0.00124553,
      plain: [57, 18],
      adjusted: [16, 4]
    ),
    KnownFunnel(
      file: "d4_cpps_at31march_by_category_of_abuse_2013_to_2024",
      count: "Neglect_Initial",
      total: "CPP_At31",
      authorities: 149,
      mean: 0.50518188,
      dispersion: 17.770741,
      variance: 0.01291716,
      plain: [104, 80],
      adjusted: [23, 4]
    ),
    KnownFunnel(
      file: "c1_children_in_need_referrals_and_rereferrals_2013_to_2024",
      count: "Re_referrals",
      total: "Referrals",
      authorities: 149,
      mean: 0.21549331,
      dispersion: 27.972299,
      variance: 0.00171929,
      plain: [119, 99],
      adjusted: [21, 3]
    ),
  ]
}

@Test(
  .enabled(
    if: sharedFolder != nil,
    "needs the folder of published figures beside the checkout"
  ),
  arguments: KnownFunnel.all
)
private func `funnels of all authorities are those of an independent program`(
  known: KnownFunnel
) throws {
  let table = try #require(PublishedFiles.table("cin-2024/\(known.file).csv"))
  let count = try #require(table.columns.firstIndex(of: known.count))
  let total = try #require(table.columns.firstIndex(of: known.total))
  let shares = table.rows.compactMap { row -> (count: Int64, total: Int64)? in
    guard row.year == 2024, row.area.level == .authority,
      let count = row.cells[count].number?.units, let total = row.cells[total].number?.units,
      total > 0
    else { return nil }
    return (count, total)
  }
  let funnel = try #require(Funnel(shares))
  #expect(shares.count == known.authorities)
  #expect(abs(funnel.mean - known.mean) < 1e-8)
  #expect(abs(funnel.dispersion - known.dispersion) < 1e-6)
  #expect(abs(funnel.variance - known.variance) < 1e-8)
  func outside(_ position: (Int64, Int64) -> Funnel.Position?) -> [Int] {
    let positions = shares.map { position($0.count, $0.total) }
    return [
      positions.count { $0 != .within },
      positions.count { $0 == .farAbove || $0 == .farBelow },
    ]
  }
  #expect(outside { funnel.plainPosition($0, of: $1) } == known.plain)
  #expect(outside { funnel.adjustedPosition($0, of: $1) } == known.adjusted)
}

@Test func `authorities that differ by chance alone have no variance between them`() throws {
  let shares = [(50, 100), (52, 100), (48, 100), (51, 100), (49, 100)]
    .map { (count: Int64($0.0), total: Int64($0.1)) }
  let funnel = try #require(Funnel(shares))
  #expect(funnel.variance == 0)
  #expect(funnel.dispersion < 1)
  #expect(funnel.adjustedPosition(50, of: 100) == .within)
  #expect(funnel.adjustedPosition(70, of: 100) == .farAbove)
  #expect(funnel.plainPosition(30, of: 100) == .farBelow)
}

@Test func `one authority is no funnel`() {
  #expect(Funnel([(count: 5, total: 10)]) == nil)
  #expect(Funnel([(count: 5, total: 10), (count: 0, total: 0)]) == nil)
}
