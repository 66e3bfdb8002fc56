import Records
import Release
import Testing

@testable import scorecard

private func settings(_ json: String) throws -> PartnershipSettings {
  try PartnershipSettings(json: Array(json.utf8), path: "partnership.json")
}

@Test func `settings name the partnership, its authority and what should come`() throws {
  let settings = try settings(
    """
    {"partnership": "Invented Partnership", "authority_code": "999", "authority_name": "Inventshire",
     "expects": ["cp_plans"], "covers_from": {"cp_plans": "2023-04-01"}, "neighbours": ["825"]}
    """
  )
  #expect(settings.partnership == "Invented Partnership")
  #expect(settings.authorities == [Authority(code: "999", name: "Inventshire")])
  #expect(settings.expects == ["cp_plans"])
  #expect(settings.coversFromByDataset["cp_plans"]?.description == "2023-04-01")
  #expect(settings.neighbours == ["825"])
}

@Test func `one date of coverage stands for every dataset`() throws {
  let settings = try settings(
    #"{"partnership": "P", "authority_code": "999", "covers_from": "2024-01-01"}"#
  )
  #expect(settings.coversFrom?.description == "2024-01-01")
  #expect(settings.coversFromByDataset.isEmpty)
}

@Test func `how long editions are kept and what is withheld are settings`() throws {
  let said = try settings(
    """
    {"partnership": "P", "authority_code": "999", "thresholds": {"smallest_count": 10},
     "retention": {"internal_editions": 24, "set_aside": 6}}
    """
  )
  #expect(said.smallestCount.count == 10)
  #expect(said.retention == .init(internalEditions: 24, setAside: 6))
  let unsaid = try settings(#"{"partnership": "P", "authority_code": "999"}"#)
  #expect(unsaid.smallestCount.count == 6 && unsaid.retention == .init())
}

@Test(arguments: [
  ("{", "it is not JSON; look for a missing comma, quote or bracket."),
  (#"{"authority_code": "999"}"#, "the name 'partnership' is missing."),
  (
    #"{"partnership": "P"}"#,
    "'authority_code' is missing: the three-digit code of the local authority."
  ),
  (
    #"{"partnership": "P", "authority_code": "E10000002"}"#,
    "an authority code has three digits, such as \"825\"."
  ),
  (
    #"{"partnership": "P", "authority_code": 999}"#,
    "'authority_code' is not of the kind that is expected; texts stand in double quotes."
  ),
  (
    #"{"partnership": "P", "authority_code": "999", "covers_from": "April"}"#,
    "'covers_from' expects dates such as \"2023-04-01\"."
  ),
  (
    #"{"partnership": "P", "authority_code": "999", "expect": ["cp_plans"]}"#,
    "there is no setting 'expect'. Did you mean 'expects'?"
  ),
  (
    #"{"partnership": "P", "authority_code": "999", "thresholds": {"smallest_count": 5}}"#,
    "'thresholds' expects 'smallest_count': 6, which is DfE's, or more; never less."
  ),
  (
    #"{"partnership": "P", "authority_code": "999", "thresholds": {"smallest": 10}}"#,
    "'thresholds' expects 'smallest_count': 6, which is DfE's, or more; never less."
  ),
  (
    #"{"partnership": "P", "authority_code": "999", "retention": {"set_aside": 0}}"#,
    "'retention' expects 'internal_editions' and 'set_aside', in months, 1 or more."
  ),
])
func `settings that cannot be understood are answered with what is expected`(
  json: String,
  reason: String
) {
  #expect(throws: RunError.badPartnership(path: "partnership.json", reason: reason)) {
    _ = try settings(json)
  }
}
