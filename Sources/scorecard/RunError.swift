/// A run that cannot go on: facts only, worded below.
enum RunError: Error, Equatable {
  /// The data folder is not there or is no folder.
  case noDataFolder(String)
  /// The folder that published files are to be copied from is not there or is no folder.
  case noSourceFolder(String)
  /// There is no `partnership.json`.
  case noPartnership(folder: String)
  /// `partnership.json` cannot be understood.
  case badPartnership(path: String, reason: String)
  /// The folder of extracts is not there; one whose name differs in capitals may be.
  case noExtractsFolder(folder: String, alike: String?)
  /// There is no table among the extracts, though perhaps other files.
  case noTables(folder: String, others: Int)
  /// No extract could be used: some were refused, or none has a row that counts.
  case nothingUsable(folder: String, refused: Int)
  /// The catalogue has a mistake; the sentence names file, line and column.
  case badCatalogue(String)
  /// The reporting month cannot be worked out from the extracts.
  case noPeriod
  /// A file is missing, unreadable or not a regular file.
  case unreadable(path: String, reason: String)
  /// The content of a file is refused.
  case refused(String)
  /// A file or folder cannot be written.
  case cannotWrite(path: String, reason: String)
  /// A folder that is to be made has settings already.
  case alreadyThere(path: String)
  /// Another run writes to the same folder.
  case busy(folder: String)
  /// The ledger of releases, or what stands beside it, is not as it was written.
  case badLedger(path: String, reason: String)

  /// The exit status of the program, after `sysexits.h`.
  var exitStatus: Int32 {
    switch self {
    case .noTables, .nothingUsable, .noPeriod, .refused, .badPartnership, .badCatalogue, .badLedger:
      65
    case .noDataFolder, .noExtractsFolder, .noSourceFolder, .noPartnership, .unreadable: 66
    case .cannotWrite, .alreadyThere, .busy: 73
    }
  }
}

extension RunError: CustomStringConvertible {
  var description: String {
    switch self {
    case .noDataFolder(let folder):
      "There is no data folder '\(folder)'. Name one with '--data DIR', or with 'make DATA=DIR'."
    case .noPartnership(let folder):
      "'\(folder)' has no file 'partnership.json'. It names the partnership and its authority: "
        + "{\"partnership\": \"…\", \"authority_code\": \"825\", \"authority_name\": \"…\"}."
    case .badPartnership(let path, let reason):
      "'\(path)' cannot be understood: \(reason)"
    case .noSourceFolder(let folder):
      "There is no folder '\(folder)'. '--from' names the folder that holds what was downloaded."
    case .noExtractsFolder(let folder, let alike):
      "There is no folder '\(folder)/extracts'. "
        + (alike.map { "Call '\($0)' so: the name has small letters." }
          ?? "Make it, and put the agencies' CSV files there.")
    case .noTables(let folder, let others):
      "There is no CSV file below '\(folder)/extracts'. "
        + (others == 0
          ? "Put what the agencies send there, in any folders."
          : "\(others == 1 ? "1 other file is" : "\(others) other files are") there; a table's name "
            + "ends in '.csv', '.txt' or '.tsv'.")
    case .nothingUsable(let folder, let refused):
      "No extract below '\(folder)/extracts' could be used: "
        + (refused == 0
          ? "none has a row that counts. 'scorecard check' says what became of each row."
          : "above stands what is wrong with \(refused == 1 ? "the one" : "the \(refused)") that "
            + "\(refused == 1 ? "was" : "were") refused.")
    case .badCatalogue(let sentence): sentence
    case .noPeriod:
      "The extracts hold no date from which the reporting month could be taken. "
        + "Name it with '--period YYYY-MM'."
    case .unreadable(let path, let reason): "'\(path)' cannot be read: \(reason)."
    case .refused(let sentence): sentence
    case .cannotWrite(let path, let reason):
      "'\(path)' cannot be written: \(reason). What was there before is unchanged."
    case .badLedger(let path, let reason):
      "'\(path)' cannot be used, so nothing for the public is written: \(reason)"
    case .alreadyThere(let path):
      "'\(path)' is there already and stays as it is. Edit it, or name another folder."
    case .busy(let folder):
      "Another run is writing to '\(folder)'. Wait until it has finished, then run again."
    }
  }
}
