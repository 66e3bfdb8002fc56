import Metrics
import Records
import TestSupport
import Testing

/// A figure that DfE prints, and how many authorities and years it can be recounted for.
///
/// The numbers of rows were counted by a Python program on fractions; those of the definitions
/// (rules R-POP and R-ROUND) are among them.
private struct PrintedFigure: CustomTestStringConvertible {
  let file: String
  let count: String
  var total: String?
  let rows: Int
  var misses: [String] = []

  var testDescription: String { "\(file.prefix(2)) \(count)" }

  static let rates: [PrintedFigure] = [
    PrintedFigure(file: "b1_children_in_need_2013_to_2024", count: "Anypoint_episodes", rows: 1796),
    PrintedFigure(file: "b1_children_in_need_2013_to_2024", count: "Anypoint_child", rows: 1796),
    PrintedFigure(file: "b1_children_in_need_2013_to_2024", count: "Started_episodes", rows: 1795),
    PrintedFigure(file: "b1_children_in_need_2013_to_2024", count: "Started_child", rows: 1795),
    PrintedFigure(file: "b1_children_in_need_2013_to_2024", count: "Ended_episodes", rows: 1794),
    PrintedFigure(file: "b1_children_in_need_2013_to_2024", count: "Ended_child", rows: 1791),
    PrintedFigure(file: "b1_children_in_need_2013_to_2024", count: "At31_episodes", rows: 1793),
    PrintedFigure(
      file: "b1_children_in_need_2013_to_2024",
      count: "Awaiting_assessment",
      rows: 1746
    ),
    PrintedFigure(file: "b7_child_in_need_plans_2022_to_2024", count: "CINPlan_start", rows: 439),
    PrintedFigure(file: "b7_child_in_need_plans_2022_to_2024", count: "CINPlan_end", rows: 439),
    PrintedFigure(
      file: "b7_child_in_need_plans_2022_to_2024",
      count: "CINPlan_anypoint",
      rows: 440
    ),
    PrintedFigure(file: "b7_child_in_need_plans_2022_to_2024", count: "CINPlan_At31", rows: 438),
    PrintedFigure(
      file: "c1_children_in_need_referrals_and_rereferrals_2013_to_2024",
      count: "Referrals",
      rows: 1794
    ),
    PrintedFigure(
      file: "c1_children_in_need_referrals_and_rereferrals_2013_to_2024",
      count: "Referrals_child",
      rows: 1794
    ),
    PrintedFigure(
      file: "c2_children_in_need_assessments_duration_2014_to_2024",
      count: "Assessments_completed",
      rows: 1648
    ),
    PrintedFigure(
      file: "c4_children_in_need_section_47s_and_icpcs_2013_to_2024",
      count: "Section47",
      rows: 1786
    ),
    PrintedFigure(
      file: "c4_children_in_need_section_47s_and_icpcs_2013_to_2024",
      count: "Section47_child",
      rows: 1785
    ),
    PrintedFigure(
      file: "c4_children_in_need_section_47s_and_icpcs_2013_to_2024",
      count: "ICPC",
      rows: 1786
    ),
    PrintedFigure(
      file: "c4_children_in_need_section_47s_and_icpcs_2013_to_2024",
      count: "ICPC_child",
      rows: 1786
    ),
    PrintedFigure(file: "d1_child_protection_plans_2013_to_2024", count: "CPP_start", rows: 1783),
    PrintedFigure(
      file: "d1_child_protection_plans_2013_to_2024",
      count: "CPP_child_start",
      rows: 1783
    ),
    PrintedFigure(file: "d1_child_protection_plans_2013_to_2024", count: "CPP_end", rows: 1784),
    PrintedFigure(
      file: "d1_child_protection_plans_2013_to_2024",
      count: "CPP_child_end",
      rows: 1785
    ),
    PrintedFigure(
      file: "d1_child_protection_plans_2013_to_2024",
      count: "CPP_anypoint",
      rows: 1783
    ),
    PrintedFigure(
      file: "d1_child_protection_plans_2013_to_2024",
      count: "CPP_child_anypoint",
      rows: 1784
    ),
    PrintedFigure(file: "d1_child_protection_plans_2013_to_2024", count: "CPP_At31", rows: 1783),
  ]

  static let percentages: [PrintedFigure] = [
    PrintedFigure(
      file: "b4_children_in_need_duration_of_open_episode_2013_to_2024",
      count: "3_months_or_less",
      total: "At31_episodes",
      rows: 1805
    ),
    PrintedFigure(
      file: "b4_children_in_need_duration_of_open_episode_2013_to_2024",
      count: "more_than_3_months_6_months",
      total: "At31_episodes",
      rows: 1798
    ),
    PrintedFigure(
      file: "b4_children_in_need_duration_of_open_episode_2013_to_2024",
      count: "more_than_6_months_less_than_1_year",
      total: "At31_episodes",
      rows: 1802
    ),
    PrintedFigure(
      file: "b4_children_in_need_duration_of_open_episode_2013_to_2024",
      count: "1_year_less_than_2_years",
      total: "At31_episodes",
      rows: 1800
    ),
    PrintedFigure(
      file: "b4_children_in_need_duration_of_open_episode_2013_to_2024",
      count: "2years+",
      total: "At31_episodes",
      rows: 1812
    ),
    PrintedFigure(
      file: "b5_children_in_need_duration_of_ended_episode_2013_to_2024",
      count: "3_months_or_less",
      total: "Ended_episodes",
      rows: 1801
    ),
    PrintedFigure(
      file: "b5_children_in_need_duration_of_ended_episode_2013_to_2024",
      count: "more_than_3_months_6_months",
      total: "Ended_episodes",
      rows: 1795
    ),
    PrintedFigure(
      file: "b5_children_in_need_duration_of_ended_episode_2013_to_2024",
      count: "more_than_6_months_less_than_1_year",
      total: "Ended_episodes",
      rows: 1798
    ),
    PrintedFigure(
      file: "b5_children_in_need_duration_of_ended_episode_2013_to_2024",
      count: "1_year_less_than_2_years",
      total: "Ended_episodes",
      rows: 1796
    ),
    PrintedFigure(
      file: "b5_children_in_need_duration_of_ended_episode_2013_to_2024",
      count: "2years+",
      total: "Ended_episodes",
      rows: 1793
    ),
    PrintedFigure(
      file: "c1_children_in_need_referrals_and_rereferrals_2013_to_2024",
      count: "Re_referrals",
      total: "Referrals",
      rows: 1795
    ),
    PrintedFigure(
      file: "c1_children_in_need_referrals_and_rereferrals_2013_to_2024",
      count: "No_Further_Action",
      total: "Referrals",
      rows: 1729
    ),
    PrintedFigure(
      file: "c1_children_in_need_referrals_and_rereferrals_2013_to_2024",
      count: "Not_in_Need",
      total: "Referrals",
      rows: 1787
    ),
    PrintedFigure(
      file: "d3_cpps_subsequent_plan_2013_to_2024",
      count: "CPP_subsequent",
      total: "CPP_start",
      rows: 1774
    ),
    PrintedFigure(
      file: "d5_cpps_at31march_by_duration_2013_to_2024",
      count: "3_months_or_less",
      total: "CPP_At31",
      rows: 1768
    ),
    PrintedFigure(
      file: "d5_cpps_at31march_by_duration_2013_to_2024",
      count: "more_than_3_months_6_months",
      total: "CPP_At31",
      rows: 1742
    ),
    PrintedFigure(
      file: "d5_cpps_at31march_by_duration_2013_to_2024",
      count: "more_than_6_months_less_than_1_year",
      total: "CPP_At31",
      rows: 1760,
      misses: ["Shropshire 2017 28.7"]
    ),
    PrintedFigure(
      file: "d5_cpps_at31march_by_duration_2013_to_2024",
      count: "1_year_less_than_2_years",
      total: "CPP_At31",
      rows: 1237
    ),
    PrintedFigure(
      file: "d5_cpps_at31march_by_duration_2013_to_2024",
      count: "2_years_or_more",
      total: "CPP_At31",
      rows: 1149
    ),
    PrintedFigure(
      file: "d6_cpps_reviewed_within_timescales_2013_to_2024",
      count: "Reviewed_within_timescales",
      total: "CPP_At31_3Months",
      rows: 1784
    ),
    PrintedFigure(
      file: "d7_cpps_ending_by_duration_2013_to_2024",
      count: "3_months_or_less",
      total: "CPP_End",
      rows: 1756
    ),
    PrintedFigure(
      file: "d7_cpps_ending_by_duration_2013_to_2024",
      count: "more_than_3_months_6_months",
      total: "CPP_End",
      rows: 1515
    ),
    PrintedFigure(
      file: "d7_cpps_ending_by_duration_2013_to_2024",
      count: "more_than_6_months_less_than_1_year",
      total: "CPP_End",
      rows: 1791
    ),
    PrintedFigure(
      file: "d7_cpps_ending_by_duration_2013_to_2024",
      count: "1_year_less_than_2_years",
      total: "CPP_End",
      rows: 1753
    ),
    PrintedFigure(
      file: "d7_cpps_ending_by_duration_2013_to_2024",
      count: "2_years_or_more",
      total: "CPP_End",
      rows: 1448
    ),
  ]
}

private let needsFiles: ConditionTrait = .enabled(
  if: sharedFolder != nil,
  "needs the folder of published figures beside the checkout"
)

private let tables: [String: PublishedTable] = {
  let files = Set((PrintedFigure.rates + PrintedFigure.percentages).map(\.file))
  return Dictionary(
    uniqueKeysWithValues: files.compactMap { file in
      PublishedFiles.table("cin-2024/\(file).csv").map { (file, $0) }
    }
  )
}()

/// Recounts one column for every authority and year that has all of its parts.
private func recount(
  _ figure: PrintedFigure,
  printed: String,
  over total: (PublishedTable, PublishedTable.Row) -> Int64?,
  times factor: Int64
) throws -> (rows: Int, misses: [String]) {
  let table = try #require(tables[figure.file])
  let count = try #require(table.columns.firstIndex(of: figure.count))
  let value = try #require(table.columns.firstIndex(of: printed))
  var rows = 0
  var misses: [String] = []
  for row in table.rows where row.area.level == .authority {
    guard let number = row.cells[count].number, let expected = row.cells[value].number,
      let divisor = total(table, row)
    else { continue }
    rows += 1
    let found = ExactDecimal.ratio(number.units, divisor, times: factor, places: 1)
    if found != expected.rounded(to: 1) {
      misses.append("\(row.area.name) \(row.year) \(expected)")
    }
  }
  return (rows, misses)
}

@Test(needsFiles, arguments: PrintedFigure.rates)
private func `DfE's rates come out of its counts and populations`(figure: PrintedFigure) throws {
  let populations = Dictionary(
    PublishedFiles.library.populations.lazy.filter { $0.area.level == .authority }
      .map { ("\($0.area.code) \($0.year)", $0.children) },
    uniquingKeysWith: { $1 }
  )
  let found = try recount(
    figure,
    printed: figure.count + "_rate",
    over: { _, row in populations["\(row.area.code) \(row.year - 1)"] },
    times: 10_000
  )
  #expect(found.rows == figure.rows)
  #expect(found.misses == figure.misses)
}

@Test(needsFiles, arguments: PrintedFigure.percentages)
private func `DfE's percentages come out of its counts`(figure: PrintedFigure) throws {
  let found = try recount(
    figure,
    printed: figure.count + "_percent",
    over: { table, row in
      figure.total.flatMap { table.columns.firstIndex(of: $0) }
        .flatMap { row.cells[$0].number?.units }.flatMap { $0 > 0 ? $0 : nil }
    },
    times: 100
  )
  #expect(found.rows == figure.rows)
  #expect(found.misses == figure.misses)
}

@Test func `the percentages recounted are the 42,788 of the definitions`() {
  #expect(PrintedFigure.percentages.map(\.rows).reduce(0, +) == 42_788)
}
