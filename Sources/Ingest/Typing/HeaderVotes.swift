import Catalogue
import Records

/// The votes of a header's columns for the datasets that know them.
struct HeaderVotes {
  /// Columns that are periods themselves: a month, a quarter, a year.
  let periods: [(column: Int, period: ReportedPeriod)]
  /// For each dataset the fields that some column names, as pairs of table and field.
  private var fields: [Set<[Int]>]
  private let columnCount: Int
  private let knownColumns: [Int]
  private let catalogue: Catalogue

  init(names: [String], header: [String], catalogue: Catalogue) {
    self.catalogue = catalogue
    var fields = Array(repeating: Set<[Int]>(), count: catalogue.schema.datasets.count)
    var known = Array(repeating: 0, count: catalogue.schema.datasets.count)
    for name in names {
      var datasets: Set<Int> = []
      for meaning in catalogue.headers.meanings[name] ?? [] {
        fields[meaning.dataset].insert([meaning.table, meaning.field])
        datasets.insert(meaning.dataset)
      }
      for dataset in datasets { known[dataset] += 1 }
    }
    self.fields = fields
    knownColumns = known
    columnCount = names.count { !$0.isEmpty }
    periods = header.enumerated().compactMap { column, text in
      guard catalogue.headers.meanings[names[column]] == nil else { return nil }
      let bytes = Array(text.utf8)
      let range = CellBytes.trimmed(bytes.span, from: 0, to: bytes.count)
      return ReportedPeriod(reading: bytes.span.extracting(range)).map { (column, $0) }
    }
  }

  /// How many columns the dataset that knows most of them knows.
  var mostKnown: Int {
    (0..<fields.count).map { knownColumns[$0] + (usesPeriodColumns($0) ? periods.count : 0) }
      .max() ?? 0
  }

  /// The dataset that the columns fit best; `nil` when too few of them are known.
  ///
  /// Most fields named; among equals the one of which no needed field is missing, then the one of
  /// which the file names the greater share, then the one about children, then the order of the
  /// catalogue.
  var winner: Int? {
    var best: (place: Int, rank: [Int])?
    for place in fields.indices where !fields[place].isEmpty {
      let dataset = catalogue.schema.datasets[place]
      let share = fields[place].count * 1000 / max(dataset.fields.count, 1)
      let rank = [
        points(of: place), missingFields(of: place).isEmpty ? 1 : 0, share,
        dataset.shape == .people ? 1 : 0,
      ]
      if let best, !best.rank.lexicographicallyPrecedes(rank) { continue }
      best = (place, rank)
    }
    guard let best else { return nil }
    let isComplete = best.rank[1] == 1
    return best.rank[0] >= (isComplete ? 4 : 6) ? best.place : nil
  }

  private func points(of place: Int) -> Int {
    // A name counts two, a column that is merely allowed one, three of them at most: a file of
    // published figures may also look like a table of populations, which names its columns.
    let isOpen = catalogue.headers.open.contains(place)
    return fields[place].count * 2
      + (isOpen ? min(columnCount - knownColumns[place], 3) : 0)
      + (usesPeriodColumns(place) ? min(periods.count, 2) * 2 : 0)
  }

  /// The needed fields of a dataset for which there is no column.
  func missingFields(of place: Int) -> [Int] {
    let dataset = catalogue.schema.datasets[place]
    let isWide = usesPeriodColumns(place)
    return dataset.fields.indices.filter { index in
      let field = dataset.fields[index]
      guard field.isRequired, !fields[place].contains([place, index]) else { return false }
      if let other = dataset.place(of: field.alternative), fields[place].contains([place, other]) {
        return false
      }
      return !(isWide && (field.type == .period || field.type == .decimal))
    }
  }

  /// Whether the dataset has rows for periods and the file has a column for each period instead.
  func usesPeriodColumns(_ place: Int) -> Bool {
    let dataset = catalogue.schema.datasets[place]
    guard dataset.shape == .periods, !periods.isEmpty,
      let period = dataset.fields.firstIndex(where: { $0.type == .period && $0.isRequired })
    else { return false }
    return !fields[place].contains([place, period])
  }
}
