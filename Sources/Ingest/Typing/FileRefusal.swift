import Records

/// Why a file is not read at all.
enum FileRefusal: Error, Hashable {
  /// Too few of the columns are known to say what the rows are.
  case notRecognised
  /// The dataset that a run's settings name does not exist.
  case noSuchDataset(name: String)
  /// Columns without which no row can be counted; each by its title and a usual name.
  case missingColumns(dataset: String, columns: [Missing])
  /// Two columns of the same name, both of which would be read.
  case repeatedColumn(name: String, first: Int, second: Int)

  /// A column that is not there.
  struct Missing: Hashable {
    /// What it holds, in plain English.
    var title: String
    /// A name that would be recognised.
    var example: String
  }
}

extension FileRefusal: CustomStringConvertible {
  /// The reason in one sentence, with what to do next.
  var description: String {
    switch self {
    case .notRecognised:
      return "No dataset has these columns; check that the header row is there, or add the names "
        + "of the columns to the catalogue's aliases."
    case .noSuchDataset(let name):
      return "There is no dataset '\(name)' in the catalogue; datasets.csv lists those there are."
    case .missingColumns(let dataset, let columns):
      let list = columns.map { "'\($0.title)' (such as '\($0.example)')" }
      return "This looks like '\(dataset)' but lacks \(list.joined(separator: " and ")); export it "
        + (columns.count == 1
          ? "with the column, or add its name" : "with the columns, or add their names")
        + " to the catalogue's aliases."
    case .repeatedColumn(let name, let first, let second):
      return
        "Columns \(columnLetters(first)) and \(columnLetters(second)) are both named '\(name)'; "
        + "rename or remove one of them."
    }
  }
}
