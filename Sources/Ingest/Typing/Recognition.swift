import Catalogue
import Records

/// What a header row was recognised as: the dataset, and what each column feeds.
struct Recognition {
  /// One field that the file fills.
  struct Plan {
    /// The position, in the schema, of the dataset whose table the field belongs to.
    let table: Int
    /// The position of the field.
    let field: Int
    /// The columns that may fill it, the most telling name first.
    var sources: [Source]
  }

  /// One column of the file as the source of a field.
  struct Source {
    /// The position of the column.
    let column: Int
    /// The code that a yes means, for layouts with a column for each code.
    let code: Int?
  }

  /// The position of the dataset in the schema.
  let dataset: Int
  /// The fields that the file fills and that are kept, in the order of the schema.
  let plans: [Plan]
  /// Columns that are periods themselves, with a figure in each row.
  let periods: [(column: Int, period: ReportedPeriod)]
  /// The column that says which authority a row belongs to.
  let authority: Int?
  /// The columns that are personal, each with its field.
  let personal: [(column: Int, field: Field)]
  /// The columns that nobody knows.
  let unknown: [Int]
}

extension Recognition {
  /// Recognises a file by its header row.
  ///
  /// - Parameters:
  ///   - header: The names of the columns as they stand in the file.
  ///   - catalogue: What is known about columns.
  ///   - name: The dataset, where a run's settings name it.
  /// - Throws: `FileRefusal` when no dataset fits, a column is missing or one repeats.
  init(
    of header: [String],
    in catalogue: Catalogue,
    as name: String? = nil
  ) throws(FileRefusal) {
    let names = header.map { HeaderIndex.normalised($0) }
    let votes = HeaderVotes(names: names, header: header, catalogue: catalogue)
    let found: Int
    if let name {
      guard let place = catalogue.schema.datasets.firstIndex(where: { $0.name == name }) else {
        throw .noSuchDataset(name: name)
      }
      found = place
    } else {
      guard let place = votes.winner else { throw .notRecognised }
      found = place
    }
    dataset = found
    let known = catalogue.schema.datasets[found]
    if known.shape != .reference { try Self.refuseRepeats(header, names, found, catalogue) }
    let missing = votes.missingFields(of: found)
    guard missing.isEmpty else {
      throw .missingColumns(
        dataset: known.title,
        columns: missing.map { field in
          FileRefusal.Missing(
            title: known.fields[field].title,
            example: catalogue.headers.example(of: field, in: found)
          )
        }
      )
    }
    periods = votes.usesPeriodColumns(found) ? votes.periods : []
    let periodColumns = Set(periods.map(\.column))
    var plans: [[Int]: Plan] = [:]
    var ranks: [[Int]: [(rank: Int, source: Source)]] = [:]
    var unknown: [Int] = []
    var personal: [(column: Int, field: Field)] = []
    for (column, name) in names.enumerated() where !periodColumns.contains(column) {
      let meanings = (catalogue.headers.meanings[name] ?? []).filter { $0.dataset == found }
      if meanings.isEmpty, !name.isEmpty { unknown.append(column) }
      for meaning in meanings {
        let field = catalogue.schema.datasets[meaning.table].fields[meaning.field]
        if field.use == .personal { personal.append((column, field)) }
        guard field.use == .keep else { continue }
        let key = [meaning.table, meaning.field]
        plans[key] = Plan(table: meaning.table, field: meaning.field, sources: [])
        ranks[key, default: []].append(
          (meaning.rank, Source(column: column, code: meaning.code))
        )
      }
    }
    for (key, sources) in ranks {
      plans[key]?.sources = sources.sorted {
        ($0.rank, $0.source.column) < ($1.rank, $1.source.column)
      }
      .map(\.source)
    }
    self.plans = plans.values.sorted { ($0.table, $0.field) < ($1.table, $1.field) }
    authority = unknown.first { catalogue.headers.authority.contains(names[$0]) }
    let authorityColumn = authority
    self.personal = personal
    self.unknown = unknown.filter { $0 != authorityColumn }
  }

  private static func refuseRepeats(
    _ header: [String],
    _ names: [String],
    _ dataset: Int,
    _ catalogue: Catalogue
  ) throws(FileRefusal) {
    var first: [String: Int] = [:]
    for (column, name) in names.enumerated() where !name.isEmpty {
      if let other = first[name] {
        let isRead = (catalogue.headers.meanings[name] ?? []).contains {
          $0.dataset == dataset
            && catalogue.schema.datasets[$0.table].fields[$0.field].use == .keep
        }
        if isRead {
          throw .repeatedColumn(name: header[column], first: other, second: column)
        }
      } else {
        first[name] = column
      }
    }
  }
}
