import Foundation
import TestSupport
import Testing

@testable import scorecard

@Test(arguments: [
  (
    RunError.noDataFolder("d"),
    "There is no data folder 'd'. Name one with '--data DIR', or with 'make DATA=DIR'."
  ),
  (
    .noSourceFolder("d"),
    "There is no folder 'd'. '--from' names the folder that holds what was downloaded."
  ),
  (
    .noExtractsFolder(folder: "d", alike: nil),
    "There is no folder 'd/extracts'. Make it, and put the agencies' CSV files there."
  ),
  (
    .noExtractsFolder(folder: "d", alike: "d/Extracts"),
    "There is no folder 'd/extracts'. Call 'd/Extracts' so: the name has small letters."
  ),
  (
    .noTables(folder: "d", others: 0),
    "There is no CSV file below 'd/extracts'. Put what the agencies send there, in any folders."
  ),
  (
    .noTables(folder: "d", others: 1),
    "There is no CSV file below 'd/extracts'. 1 other file is there; a table's name ends in '.csv', "
      + "'.txt' or '.tsv'."
  ),
  (
    .nothingUsable(folder: "d", refused: 0),
    "No extract below 'd/extracts' could be used: none has a row that counts. 'scorecard check' says "
      + "what became of each row."
  ),
  (
    .nothingUsable(folder: "d", refused: 2),
    "No extract below 'd/extracts' could be used: above stands what is wrong with the 2 that were "
      + "refused."
  ),
  (
    .alreadyThere(path: "d/partnership.json"),
    "'d/partnership.json' is there already and stays as it is. Edit it, or name another folder."
  ),
  (
    .busy(folder: "r"),
    "Another run is writing to 'r'. Wait until it has finished, then run again."
  ),
])
func `a run that cannot go on says what to do next`(error: RunError, sentence: String) {
  #expect("\(error)" == sentence)
}

@Test func `a folder without extracts says which kind of nothing it holds`() throws {
  let folder = makeTemporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let data = try DataFolder(folder)
  #expect(data.withoutExtracts == .noExtractsFolder(folder: folder, alike: nil))
  write("{}", to: folder + "/Extracts/plans.xml")
  #expect(
    data.withoutExtracts == .noExtractsFolder(folder: folder, alike: folder + "/Extracts")
  )
  write("<plans/>", to: folder + "/extracts/police/plans.xml")
  #expect(data.withoutExtracts == .noTables(folder: folder, others: 1))
  #expect(try data.tables(in: "extracts").isEmpty)
}
