import Catalogue
import Ingest
import Metrics
import Records
import TestSupport
import Testing

/// Every file below a folder that is listed here, read by the product as reference files.
private func library(_ folder: String, _ files: [String]) async throws -> ReferenceLibrary {
  let catalogue = try StandardCatalogue.load()
  return await Intake.take(
    IntakeRequest(
      folder: folder,
      files: files.map { InputFile(path: $0, role: .reference) },
      catalogue: catalogue,
      authorities: [Authority(code: "999", name: "Exampleshire")]
    )
  ).reference
}

private func comparisons(_ reference: ReferenceLibrary, _ code: String) throws -> [Comparison] {
  let catalogue = try StandardCatalogue.load()
  return Comparer(
    benchmarks: catalogue.benchmarks,
    reference: reference,
    indicators: catalogue.indicators,
    areas: catalogue.areas
  ).comparisons(of: Authority(code: code, name: ""))
}

private let published = [
  "b3_cin_primary_need_2013_to_2024", "c2_children_in_need_assessments_duration_2014_to_2024",
  "c3_factors_identified_at_end_of_assessment_2018_to_2024",
  "a1_cin_assessments_episodes_referrals_2013_to_2024", "a2_section47_icpc_cpp_2013_to_2024",
  "b1_children_in_need_2013_to_2024", "b4_children_in_need_duration_of_open_episode_2013_to_2024",
  "b5_children_in_need_duration_of_ended_episode_2013_to_2024",
  "b7_child_in_need_plans_2022_to_2024",
  "c1_children_in_need_referrals_and_rereferrals_2013_to_2024",
  "c4_children_in_need_section_47s_and_icpcs_2013_to_2024",
  "c5_children_in_need_referrals_by_source_2014_to_2024",
  "c6_children_in_need_referrals_by_month_2013_to_2024", "d1_child_protection_plans_2013_to_2024",
  "d2_cpps_starting_by_category_of_abuse_2013_to_2024", "d3_cpps_subsequent_plan_2013_to_2024",
  "d4_cpps_at31march_by_category_of_abuse_2013_to_2024",
  "d5_cpps_at31march_by_duration_2013_to_2024",
  "d6_cpps_reviewed_within_timescales_2013_to_2024", "d7_cpps_ending_by_duration_2013_to_2024",
  "d8_cpps_ending_in_first_6months_by_duration_2013_to_2024", "headline_figures_2013_to_2024",
  "ons_mid-year_population_estimates_2012_to_2023",
]

@Test(
  .enabled(
    if: sharedFolder != nil,
    "needs the folder of published figures beside the checkout"
  )
)
func `read by the product, DfE's files compare as they do read by the tests`() async throws {
  let folder = try #require(sharedFolder) + "/real"
  let files =
    published.map { "cin-2024/\($0).csv" } + [
      "absence_la.csv", "cla_number_and_rate_per_10k_children.csv",
      "ons_mid-year_population_estimates_2012_to_2024.csv", "sn_model_2025_wide.csv",
      "New_Statistical_Neighbour_Groupings_April_2021.csv",
    ]
  let reference = try await library(folder, files)
  for code in ["394", "825", "936", "204", "201"] {
    let found = try comparisons(reference, code)
    let expected = try comparisons(PublishedFiles.library, code)
    #expect(found.count == expected.count)
    // At least 29 indicators of tables on children in need for 12 years, three on absence for seven.
    #expect(found.count >= 29 * 12 + 3 * 7)
    for (one, other) in zip(found, expected) {
      #expect(one == other, "\(code) \(one.indicator) \(one.reportingYear)")
    }
  }
}

@Test func `every benchmark of a standard indicator is answered by the demonstration's files`()
  async throws
{
  let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/data"
  let releases = "reference/dfe-children-in-need-2024/"
  let files = [
    "b1_children_in_need_2013_to_2024", "b3_cin_primary_need_2013_to_2024",
    "b7_child_in_need_plans_2022_to_2024",
    "c1_children_in_need_referrals_and_rereferrals_2013_to_2024",
    "c2_children_in_need_assessments_duration_2014_to_2024",
    "c3_factors_identified_at_end_of_assessment_2018_to_2024",
    "c4_children_in_need_section_47s_and_icpcs_2013_to_2024",
    "d1_child_protection_plans_2013_to_2024",
    "d2_cpps_starting_by_category_of_abuse_2013_to_2024",
    "d3_cpps_subsequent_plan_2013_to_2024",
    "d4_cpps_at31march_by_category_of_abuse_2013_to_2024",
    "d5_cpps_at31march_by_duration_2013_to_2024",
    "d6_cpps_reviewed_within_timescales_2013_to_2024", "d7_cpps_ending_by_duration_2013_to_2024",
    "populations_2012_to_2023",
  ].map { releases + $0 + ".csv" }
  let reference = try await library(
    folder,
    files + [
      "reference/dfe-outcomes-2025/absence_of_children_on_a_plan.csv",
      "reference/dfe-outcomes-2025/absence_of_children_in_need.csv",
      "reference/dfe-looked-after-2025/cla_number_and_rate_per_10k_children.csv",
    ]
  )
  let catalogue = try StandardCatalogue.load()
  let found = try comparisons(reference, "825")
  let standard = Set(catalogue.indicators.map(\.id))
  let answerable = catalogue.benchmarks.filter { benchmark in
    ["DfE, Children", "DfE, Outcomes"].contains { benchmark.counterpart.hasPrefix($0) }
  }
  let wanted = Set(answerable.map(\.indicator)).intersection(standard)
  #expect(Set(found.map(\.indicator)) == wanted)
  for indicator in catalogue.indicators where wanted.contains(indicator.id) {
    #expect(found.contains { $0.indicator == indicator.id && $0.own.value.number != nil })
  }
  // The rows of the test vectors: 430 of 127,616 children.
  let rate = found.first { $0.indicator == "cpp_rate" && $0.reportingYear == 2024 }
  #expect(rate?.own.value.number?.description == "33.7")
  #expect(rate?.own.denominator == 127_616)
  #expect(rate?.nationalRank == nil)
}

@Test func `a benchmark counts as its indicator does`() throws {
  let catalogue = try StandardCatalogue.load()
  for benchmark in catalogue.benchmarks {
    guard let indicator = catalogue.indicators.first(where: { $0.id == benchmark.indicator }) else {
      continue
    }
    let units: [Unit] =
      switch benchmark.scale {
      case .count: [.count]
      case .rate: [.per10000]
      case .percentage: [.percent]
      case .figure: Unit.allCases
      }
    #expect(units.contains(indicator.unit), "\(indicator.id)")
  }
}
