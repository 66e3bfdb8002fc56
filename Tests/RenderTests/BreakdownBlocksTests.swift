@testable import Catalogue
import Records
import Release
import Testing

@testable import Render

private func breakdown(_ parts: [(String, ReleasedFigure)]) -> Standing.Breakdown {
  Standing.Breakdown(name: "Ethnicity", parts: parts.map { (category: $0.0, figure: $0.1) })
}

private func count(_ value: Int64) -> ReleasedFigure {
  .shown(
    value: ExactDecimal(units: value),
    numerator: value,
    denominator: nil,
    lower: nil,
    upper: nil
  )
}

@Test(
  arguments: [
    ([0, 0, 44], true), ([0, 3, 41], false), ([0, 0, 0], false), ([44, 0, 0], false),
  ] as [([Int64], Bool)]
)
func `a breakdown is not recorded when all stand under not known`(
  counts: [Int64],
  isUnrecorded: Bool
) {
  let parts = zip(["White", "Mixed", "Not known"], counts.map(count))
  #expect(breakdown(Array(parts)).isUnrecorded == isUnrecorded)
}

@Test func `a withheld part is never taken for one that is not recorded`() {
  let hidden = breakdown([
    ("White", .symbol(.withheld)), ("Mixed", count(0)), ("Not known", count(44)),
  ])
  #expect(!hidden.isUnrecorded)
}

@Test func `each breakdown has a table of its own`() throws {
  let all = standings(of: Exampleshire.edition(.internal))
  let standing = try #require(all.first { !$0.breakdowns.isEmpty })
  let blocks = standing.breakdownBlocks()
  #expect(blocks.count == standing.breakdowns.count)
  guard case .table(let grid) = blocks[0] else {
    Issue.record("no table")
    return
  }
  #expect(grid.caption.hasPrefix("Age band: Children on a plan for neglect, September 2025"))
  #expect(grid.rows.count == standing.breakdowns[0].parts.count)
}
