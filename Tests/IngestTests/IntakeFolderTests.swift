import Catalogue
import Records
import TestSupport
import Testing

@testable import Ingest

private let plansHeader =
  "Child ID,CP Plan ID,Child Protection Plan Start Date,Child Protection Plan End Date,"
  + "Initial Category of Abuse"

/// A file of plans from rows without the header.
private func plans(_ rows: String...) -> String {
  ([plansHeader] + rows).joined(separator: "\n") + "\n"
}

@Test func `an empty folder gives one empty caseload and no finding`() async throws {
  let intake = try await inventedIntake([])
  #expect(intake.caseloads.map(\.authority.code) == ["999"])
  #expect(intake.caseloads[0].tables.isEmpty)
  #expect(intake.quality.findings.isEmpty)
  #expect(intake.quality.files.isEmpty)
}

@Test func `a file that is not there, no table or unknown is refused with a next step`()
  async throws
{
  let intake = try await inventedIntake(
    [
      ("extracts/page.csv", "<!DOCTYPE html><html><body>Please log in</body></html>\n"),
      ("extracts/shapes.csv", "colour,shape\nred,round\nblue,square\n"),
      ("extracts/plans.csv", plans("A1,P1,2025-01-03,,NEG")),
    ],
    extra: ["extracts/gone.csv"]
  )
  let refused = intake.quality.files.filter { $0.refusal != nil }
  #expect(
    refused.map(\.path) == ["extracts/gone.csv", "extracts/page.csv", "extracts/shapes.csv"]
  )
  #expect(refused.allSatisfy { $0.rows == RowAccount() && $0.dataset == nil })
  #expect(intake.caseloads[0].tables["cp_plans"]?.rowCount == 1)
}

@Test func `rows set aside are kept as they came, each with its rule`() async throws {
  let intake = try await inventedIntake([
    (
      "extracts/plans.csv",
      plans(
        "A1,P1,2025-01-03,,NEG",
        "A2,P2,2025-02-03,2025-01-03,NEG",
        "A3,P3,2025-02-30,,NEG",
        "A4,P4,2025-03-03,,NEG",
        "A4,P4,2025-03-03,,PHY",
        "A1,P1,2025-01-03,,NEG"
      )
    )
  ])
  let report = intake.quality.files[0]
  #expect(report.rows == RowAccount(read: 6, accepted: 1, rejected: 4, duplicate: 1))
  #expect(intake.quality.setAside.map(\.firstLine) == [3, 4, 5, 6])
  #expect(intake.quality.setAside.map(\.rule) == ["8925", "L004", "L030", "L030"])
  #expect(
    intake.quality.setAside.map { String(decoding: $0.text, as: UTF8.self) } == [
      "A2,P2,2025-02-03,2025-01-03,NEG", "A3,P3,2025-02-30,,NEG", "A4,P4,2025-03-03,,NEG",
      "A4,P4,2025-03-03,,PHY",
    ]
  )
  let late = try #require(intake.quality.findings.first { $0.rule == "8925" })
  #expect(late.line == 3)
  #expect(late.columnLetter == "D")
  #expect(late.action == .setAside)
  #expect(intake.quality.findings.contains { $0.rule == "L015" && $0.line == 7 })
}

@Test func `months of one extract are one history and the newest file wins`() async throws {
  let intake = try await inventedIntake([
    ("extracts/2025-08/plans.csv", plans("A1,,2025-01-03,,NEG", "A2,,2025-02-03,,PHY")),
    ("extracts/2025-09/plans.csv", plans("A1,,2025-01-03,2025-09-12,NEG", "A2,,2025-02-03,,EMO")),
  ])
  let table = try #require(intake.caseloads[0].tables["cp_plans"])
  #expect(table.rowCount == 2)
  #expect(table.origins.map(\.file) == [1, 1])
  #expect(intake.quality.files.map(\.rows.duplicate) == [2, 0])
  #expect(intake.quality.files.map { $0.newestMonth?.description } == ["2025-08", "2025-09"])
  let revised = intake.quality.findings.filter { $0.rule == "L031" }
  #expect(revised.compactMap(\.field).contains("initial_category"))
  #expect(intake.caseloads[0].newestEvent["cp_plans"]?.description == "2025-09-12")
  #expect(intake.caseloads[0].coversFrom["cp_plans"]?.description == "2025-09-01")
}

@Test func `what the partnership says of coverage holds`() async throws {
  let day = try #require(CalendarDate(year: 2023, month: 4, day: 1))
  let intake = try await inventedIntake(
    [("extracts/plans.csv", plans("A1,P1,2025-01-03,,NEG"))],
    coverage: Coverage(byDataset: ["cp_plans": day])
  )
  #expect(intake.caseloads[0].coversFrom["cp_plans"] == day)
  let unsaid = await accountedIntake(
    IntakeRequest(
      folder: "/nowhere",
      files: [],
      catalogue: try standardCatalogue(),
      authorities: [Authority(code: "999", name: "Exampleshire")]
    )
  )
  #expect(unsaid.caseloads[0].coversFrom.isEmpty)
}

@Test func `a plan that never ended gives no history`() async throws {
  let intake = try await inventedIntake([("extracts/plans.csv", plans("A1,P1,2025-01-03,,NEG"))])
  #expect(intake.caseloads[0].coversFrom["cp_plans"] == nil)
}

@Test func `authorities are told by a column or by a folder`() async throws {
  let two = [
    Authority(code: "998", name: "Sampleshire"), Authority(code: "999", name: "Exampleshire"),
  ]
  let byColumn = try await inventedIntake(
    [
      (
        "extracts/plans.csv",
        "LA,\(plansHeader)\n999,A1,P1,2025-01-03,,NEG\n"
          + "Sampleshire County Council,A2,P2,2025-01-03,,NEG\n998,A3,P3,2025-01-04,,PHY\n"
      )
    ],
    authorities: two
  )
  #expect(byColumn.caseloads.map(\.authority.code) == ["998", "999"])
  #expect(byColumn.caseloads.map { $0.tables["cp_plans"]?.rowCount } == [2, 1])
  #expect(byColumn.quality.files[0].rows == RowAccount(read: 3, accepted: 3))
  let byFolder = try await inventedIntake(
    [
      ("extracts/998/plans.csv", plans("A1,P1,2025-01-03,,NEG")),
      ("extracts/999/plans.csv", plans("A1,P1,2025-01-03,,NEG", "A2,P2,2025-02-03,,NEG")),
    ],
    authorities: two
  )
  #expect(byFolder.caseloads.map { $0.tables["cp_plans"]?.rowCount } == [1, 2])
  #expect(byFolder.quality.files.map(\.authority) == ["998", "999"])
}

@Test func `two referrals of a child on one day are one unless their ids differ`() async throws {
  let header = "Child ID,Referral ID,Date of Referral,Referral Source\n"
  let same = try await inventedIntake([
    ("extracts/referrals.csv", header + "A1,,2025-01-03,3A\nA1,,2025-01-03,6\n")
  ])
  #expect(same.quality.files[0].rows == RowAccount(read: 2, accepted: 1, duplicate: 1))
  let different = try await inventedIntake([
    ("extracts/referrals.csv", header + "A1,R1,2025-01-03,3A\nA1,R2,2025-01-03,6\n")
  ])
  #expect(different.quality.files[0].rows == RowAccount(read: 2, accepted: 2))
}

@Test func `rules look across files`() async throws {
  let intake = try await inventedIntake([
    ("extracts/plans.csv", plans("A1,P1,2025-01-06,,NEG", "A1,P2,2025-02-03,,NEG")),
    (
      "extracts/conferences.csv",
      "icpc_icpc_id,icpc_person_id,icpc_icpc_date\nC1,A1,2025-01-04\n"
    ),
  ])
  let rules = Set(intake.quality.findings.map(\.rule))
  // Saturday 4 January 2025; the plan starts two days later; two plans are open.
  #expect(rules.isSuperset(of: ["8875", "2885", "8935"]))
  #expect(intake.quality.files.allSatisfy { $0.rows.rejected == 0 })
}
