import Foundation
import TestSupport
import Testing

/// The rights of an ordinary user, also where a test is run by the superuser, who may read everything.
private let ordinary =
  geteuid() == 0 ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : []

/// Whether the rights can be had: `setpriv` belongs to util-linux.
private let canBeOrdinary =
  geteuid() != 0 || FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")

/// What lies in a folder that cannot be entered must not be missed without a word: extracts of an agency,
/// rules of a partnership, or what has been published.
@Test(
  .enabled(if: canBeOrdinary, "needs the rights of an ordinary user"),
  arguments: [
    "extracts/police", "extracts", "reference", "commentary", "catalogue", "ledger", "",
  ]
)
func `a folder that may not be read is named, and nothing is written`(part: String) throws {
  let folder = InventedFolder()
  folder.keepFewIndicators()
  folder.put(
    "plan id,child id,plan start date,plan end date,initial category\nP1,C1,06/01/2025,,EMO\n",
    as: "plans.csv"
  )
  let hidden = part.isEmpty ? folder.path : folder.path + "/" + part
  write("", to: hidden + "/.keep")
  #expect(unsafe chmod(hidden, 0) == 0)
  defer {
    _ = unsafe chmod(hidden, 0o755)
    folder.remove()
  }
  let result = try shell(
    "exec \"$PROGRAM\" run --data \"$DATA\" --period 2025-09",
    on: folder,
    in: ordinary
  )
  #expect(result.status == 66, "\(result.errors)")
  #expect(result.errors.contains("\(hidden)"), "\(result.errors)")
  #expect(result.errors.contains("cannot be read: permission denied"), "\(result.errors)")
  #expect(unsafe chmod(hidden, 0o755) == 0)
  #expect(folder.report("index.html") == nil)
}
