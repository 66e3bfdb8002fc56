import Foundation
import Ingest
import Metrics
import Records
import TestSupport
import Testing

@testable import Release
@testable import scorecard

/// Where the tables are to be written, and the data folder that they are made of.
private let target = ProcessInfo.processInfo.environment["COUNT_TABLES"]
private let folder = ProcessInfo.processInfo.environment["COUNT_TABLES_DATA"]

@Test(.enabled(if: target != nil, "writes what Tests/Checks/optimum.py reads to COUNT_TABLES"))
func `the counts behind a public edition are written for the comparison with an optimum`()
  async throws
{
  var arguments = Arguments(command: "run")
  arguments.options["data"] = folder ?? checkoutFolder + "/data"
  let workspace = try await Workspace(arguments)
  let caseload = try #require(workspace.intake.caseloads.first)
  let period = try #require(workspace.newestCompleteMonth)
  let measurements = workspace.measurements(of: caseload, period: period, for: [.public])
  let made = PublicFigures(measurements, after: PublishedHistory())
  let certificate = made.certificate
  // Every proof is checked by adding up here too.
  #expect(certificate.witnesses.keys.allSatisfy { certificate.holds($0) || isUnproven($0) })
  func isUnproven(_ secret: Certificate.Secret) -> Bool { certificate.unproven.contains(secret) }
  write(CountTablesFile(measurements: measurements, made: made).text, to: try #require(target))
}
