/// A run that cannot go on: facts only, worded below.
enum RunError: Error, Equatable {
  /// The data folder is not there or is no folder.
  case noDataFolder(String)
  /// There is no `partnership.json`.
  case noPartnership(folder: String)
  /// `partnership.json` cannot be understood.
  case badPartnership(path: String, reason: String)
  /// No extract could be used.
  case nothingUsable(folder: String)
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
  /// Another run writes to the same folder.
  case busy(folder: String)
  /// The ledger of releases, or what stands beside it, is not as it was written.
  case badLedger(path: String, reason: String)

  /// The exit status of the program, after `sysexits.h`.
  var exitStatus: Int32 {
    switch self {
    case .nothingUsable, .noPeriod, .refused, .badPartnership, .badCatalogue, .badLedger:
      65
    case .noDataFolder, .noPartnership, .unreadable: 66
    case .cannotWrite, .busy: 73
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
    case .nothingUsable(let folder):
      "No extract below '\(folder)/extracts' could be used. Put the agencies' CSV files there; "
        + "'scorecard check' says what is wrong with each."
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
    case .busy(let folder):
      "Another run is writing to '\(folder)'. Wait until it has finished, then run again."
    }
  }
}
