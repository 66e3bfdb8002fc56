import Catalogue
import Records
import TestSupport
import Testing

@testable import Ingest

/// How many cells of each kind the figures of one file have.
private struct Counted: CustomTestStringConvertible {
  let start: String
  let rows: Int
  let numbers: Int
  let symbols: [Shorthand: Int]

  init(_ start: String, _ rows: Int, _ numbers: Int, c: Int, x: Int, z: Int, u: Int, k: Int) {
    self.start = start
    self.rows = rows
    self.numbers = numbers
    symbols = [
      .withheld: c, .notAvailable: x, .notApplicable: z, .unreliable: u, .low: k,
    ].filter { $0.value > 0 }
  }

  var testDescription: String { start }
}

/// The cells of figures in each file, counted with Python's csv module.
///
/// A number is what matches `-?\d+(\.\d+)?`; no cell occurs that is neither that nor a symbol. The
/// file is the one whose name begins so.
private let counted = [
  Counted("a1", 180, 370, c: 0, x: 3, z: 167, u: 0, k: 0),
  Counted("a2", 156, 300, c: 0, x: 0, z: 168, u: 0, k: 0),
  Counted("a3", 140, 1539, c: 1, x: 0, z: 0, u: 0, k: 0),
  Counted("a4", 140, 980, c: 0, x: 0, z: 0, u: 0, k: 0),
  Counted("a5", 112, 659, c: 13, x: 0, z: 0, u: 0, k: 0),
  Counted("a6", 12, 72, c: 0, x: 0, z: 0, u: 0, k: 0),
  Counted("a7", 320, 640, c: 0, x: 0, z: 0, u: 0, k: 0),
  Counted("b1", 1967, 31083, c: 113, x: 260, z: 0, u: 16, k: 0),
  Counted("b2", 1967, 26333, c: 3053, x: 104, z: 0, u: 15, k: 0),
  Counted("b3", 1967, 19296, c: 2254, x: 76, z: 0, u: 11, k: 0),
  Counted("b4", 1967, 21442, c: 118, x: 66, z: 0, u: 11, k: 0),
  Counted("b5", 1967, 21365, c: 184, x: 77, z: 0, u: 11, k: 0),
  Counted("b6", 1967, 26425, c: 6870, x: 119, z: 0, u: 17, k: 8),
  Counted("b7", 493, 6652, c: 26, x: 210, z: 0, u: 14, k: 0),
  Counted("c1", 1967, 23176, c: 280, x: 120, z: 0, u: 28, k: 0),
  Counted("c2", 1803, 24571, c: 476, x: 46, z: 135, u: 14, k: 0),
  Counted("c3", 1147, 41052, c: 2013, x: 2701, z: 34, u: 80, k: 0),
  Counted("c4", 1967, 28838, c: 491, x: 143, z: 18, u: 15, k: 0),
  Counted("c5", 1803, 20480, c: 1084, x: 48, z: 0, u: 24, k: 0),
  Counted("c6", 1967, 25302, c: 178, x: 65, z: 0, u: 26, k: 0),
  Counted("d1", 1967, 27133, c: 202, x: 189, z: 0, u: 14, k: 0),
  Counted("d2", 1967, 19139, c: 2449, x: 33, z: 0, u: 16, k: 0),
  Counted("d3", 1967, 5810, c: 73, x: 9, z: 6, u: 3, k: 0),
  Counted("d4", 1967, 18545, c: 3043, x: 33, z: 0, u: 16, k: 0),
  Counted("d5", 1967, 18839, c: 2709, x: 33, z: 45, u: 11, k: 0),
  Counted("d6", 1967, 5817, c: 42, x: 27, z: 12, u: 3, k: 0),
  Counted("d7", 1967, 20044, c: 1514, x: 33, z: 35, u: 11, k: 0),
  Counted("d8", 1967, 16155, c: 1457, x: 34, z: 48, u: 9, k: 0),
  Counted("headline", 12, 70, c: 0, x: 1, z: 0, u: 1, k: 0),
  Counted("absence", 2489, 21861, c: 3471, x: 4260, z: 275, u: 0, k: 1),
  Counted("cla", 2505, 7357, c: 4, x: 42, z: 112, u: 0, k: 0),
]

private let files = [
  "cin-2024/a1_cin_assessments_episodes_referrals_2013_to_2024.csv",
  "cin-2024/a2_section47_icpc_cpp_2013_to_2024.csv",
  "cin-2024/a3_cin_primary_need_by_age_gender_2018_to_2024.csv",
  "cin-2024/a4_cin_by_ethnicity_and_age_gender_2018_to_2024.csv",
  "cin-2024/a5_cpp_initial_category_of_abuse_by_gender_age_ethnicity_2018_to_2024.csv",
  "cin-2024/a6_cpp_initial_category_of_abuse_2013_to_2024.csv",
  "cin-2024/a7_cin_by_age_gender_ethnicity_2015_to_2024.csv",
  "cin-2024/b1_children_in_need_2013_to_2024.csv",
  "cin-2024/b2_children_in_need_recorded_disability_2013_to_2024.csv",
  "cin-2024/b3_cin_primary_need_2013_to_2024.csv",
  "cin-2024/b4_children_in_need_duration_of_open_episode_2013_to_2024.csv",
  "cin-2024/b5_children_in_need_duration_of_ended_episode_2013_to_2024.csv",
  "cin-2024/b6_children_in_need_reason_for_closure_2013_to_2024.csv",
  "cin-2024/b7_child_in_need_plans_2022_to_2024.csv",
  "cin-2024/c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv",
  "cin-2024/c2_children_in_need_assessments_duration_2014_to_2024.csv",
  "cin-2024/c3_factors_identified_at_end_of_assessment_2018_to_2024.csv",
  "cin-2024/c4_children_in_need_section_47s_and_icpcs_2013_to_2024.csv",
  "cin-2024/c5_children_in_need_referrals_by_source_2014_to_2024.csv",
  "cin-2024/c6_children_in_need_referrals_by_month_2013_to_2024.csv",
  "cin-2024/d1_child_protection_plans_2013_to_2024.csv",
  "cin-2024/d2_cpps_starting_by_category_of_abuse_2013_to_2024.csv",
  "cin-2024/d3_cpps_subsequent_plan_2013_to_2024.csv",
  "cin-2024/d4_cpps_at31march_by_category_of_abuse_2013_to_2024.csv",
  "cin-2024/d5_cpps_at31march_by_duration_2013_to_2024.csv",
  "cin-2024/d6_cpps_reviewed_within_timescales_2013_to_2024.csv",
  "cin-2024/d7_cpps_ending_by_duration_2013_to_2024.csv",
  "cin-2024/d8_cpps_ending_in_first_6months_by_duration_2013_to_2024.csv",
  "cin-2024/headline_figures_2013_to_2024.csv",
  "cin-2024/ons_mid-year_population_estimates_2012_to_2023.csv",
  "absence_la.csv",
  "cla_number_and_rate_per_10k_children.csv",
]

private let neighbours2021 = "New_Statistical_Neighbour_Groupings_April_2021.csv"
private let neighbours2025 = "sn_model_2025_wide.csv"

/// DfE's files as downloaded, read as reference.
private func intake(_ paths: [String], jobs: Int = 2) async throws -> Intake {
  let shared = try #require(sharedFolder)
  return await accountedIntake(
    IntakeRequest(
      folder: shared + "/real",
      files: paths.map { InputFile(path: $0, role: .reference) },
      catalogue: try standardCatalogue(),
      authorities: [Authority(code: "999", name: "Exampleshire")],
      jobs: jobs
    )
  )
}

private let needsShared: ConditionTrait = .enabled(
  if: sharedFolder != nil,
  "needs the folder of published figures beside the checkout"
)

@Test(needsShared, arguments: counted)
private func `every figure of DfE's files is read and no symbol becomes a number`(
  _ expected: Counted
) async throws {
  let path = try #require(
    files.first { $0.split(separator: "/").last?.hasPrefix(expected.start) == true }
  )
  let intake = try await intake([path])
  let table = try #require(intake.reference.tables.first)
  #expect(intake.reference.tables.count == 1)
  #expect(table.rows.count == expected.rows)
  var numbers = 0
  var symbols: [Shorthand: Int] = [:]
  for cell in table.rows.lazy.flatMap(\.cells) {
    switch cell {
    case .number: numbers += 1
    case .symbol(let symbol): symbols[symbol, default: 0] += 1
    case .blank: Issue.record("a blank cell")
    }
  }
  #expect(numbers == expected.numbers)
  #expect(symbols == expected.symbols)
  let report = intake.quality.files[0]
  #expect(report.rows == RowAccount(read: expected.rows, accepted: expected.rows))
  #expect(report.refusal == nil)
  #expect(intake.quality.findings.isEmpty)
}

@Test(needsShared)
func `England's and an authority's figures are those printed`() async throws {
  let intake = try await intake(["cin-2024/d1_child_protection_plans_2013_to_2024.csv"])
  let table = try #require(intake.reference.tables.first)
  let place = try #require(table.columns.firstIndex(of: "CPP_At31_rate"))
  // The first and the last line of the file in a text editor, and Buckinghamshire's 2024.
  #expect(table.rows[0].area.code == "E92000001")
  #expect(table.rows[0].cells[place].number?.description == "41.6")
  #expect(table.rows[0].year == 2024)
  #expect(table.filters == ["category"])
  #expect(table.columns.count == 14)
  #expect(table.release == "cin-2024")
  #expect(table.timeIdentifier == "Reporting year")
  // 158 codes of authorities, those that no longer exist among them; nine regions, inner and
  // outer London; England. Counted with Python.
  let areas = Set(table.rows.map(\.area.code))
  let levels = Dictionary(grouping: Set(table.rows.map(\.area)), by: \.level)
  #expect(levels[.regional]?.count == 11)
  #expect(areas.count == 170)
}

@Test(needsShared)
func `both releases of populations are read`() async throws {
  let intake = try await intake([
    "cin-2024/ons_mid-year_population_estimates_2012_to_2023.csv",
    "ons_mid-year_population_estimates_2012_to_2024.csv",
  ])
  // Rows with a number in each file, counted with Python; the other 21 of each are x.
  let byRelease = Dictionary(grouping: intake.reference.populations, by: \.release)
  #expect(byRelease["cin-2024"]?.count == 1946)
  #expect(byRelease[""]?.count == 2111)
  let england = intake.reference.populations.filter { $0.area.level == .national }
  // First data line of either file.
  #expect(england.first { $0.year == 2023 && $0.release == "cin-2024" }?.children == 11_998_646)
  #expect(england.first { $0.year == 2024 }?.children == 12_183_016)
  #expect(intake.quality.files.map(\.rows.accepted) == [1967, 2132])
  #expect(intake.reference.tables.isEmpty)
}

@Test(needsShared)
func `Surrey loses Hampshire and gains Trafford in the neighbours of 2025`() async throws {
  let intake = try await intake([neighbours2021, neighbours2025])
  let models = Dictionary(
    uniqueKeysWithValues: intake.reference.neighbourModels.map { ($0.name, $0.neighbours) }
  )
  let old = try #require(models["DfE 2021"])
  let new = try #require(models["DfE 2025"])
  // Formats.md, ref_neighbours: 152 authorities and 4 below `Old SNs:` in 2021, 153 in 2025.
  #expect(old.count == 156)
  #expect(new.count == 153)
  #expect(old.values.allSatisfy { $0.count == 10 })
  #expect(new.values.allSatisfy { $0.count == 10 })
  #expect(
    old["936"] == ["868", "825", "869", "872", "919", "931", "867", "850", "873", "823"]
  )
  #expect(Set(old["936"] ?? []).subtracting(new["936"] ?? []) == ["850"])
  #expect(Set(new["936"] ?? []).subtracting(old["936"] ?? []) == ["358"])
  #expect(intake.quality.files.allSatisfy { $0.rows.isBalanced && $0.refusal == nil })
}

@Test(needsShared)
func `bank holidays are read as downloaded`() async throws {
  let intake = try await intake(["bank_holidays_england.csv"])
  let calendar = intake.reference.workingDays
  #expect(calendar.knownUntil == CalendarDate(year: 2027, month: 12, day: 28))
  let start = try #require(CalendarDate(year: 2025, month: 4, day: 14))
  // Definitions R-ICPC, first row of the table.
  #expect(calendar.day(15, workingDaysAfter: start) == CalendarDate(year: 2025, month: 5, day: 8))
}

@Test(needsShared)
func `files read in any order and at once give the same`() async throws {
  let some = files.prefix(9) + [neighbours2021, neighbours2025, "bank_holidays_england.csv"]
  let one = try await intake(Array(some), jobs: 1)
  let eight = try await intake(some.reversed(), jobs: 8)
  #expect(one.reference.tables.map(\.file) == eight.reference.tables.map(\.file))
  #expect(
    one.reference.tables.flatMap { $0.rows.map(\.cells) }
      == eight.reference.tables.flatMap { $0.rows.map(\.cells) }
  )
  #expect(one.reference.populations == eight.reference.populations)
  #expect(one.reference.neighbourModels == eight.reference.neighbourModels)
  #expect(one.quality.files.map(\.path) == eight.quality.files.map(\.path))
}
