import Records

/// The pools of all caseloads, into which those of the files go one after the other.
struct CaseloadPools: Sendable {
  /// The identifiers of all files, in the order of first sight.
  private(set) var identifiers = TextPool()
  /// The words of each dataset.
  private(set) var words: [String: TextPool] = [:]

  /// Takes over the pools of a file: its columns speak of these pools from now on, and its own are
  /// given up.
  mutating func take(_ file: inout TypedFile) {
    let places = identifiers.takeOver(file.identifiers)
    file.identifiers = TextPool()
    var wordPlaces: [String: TextPool.Places] = [:]
    for table in file.tables.indices {
      let dataset = file.tables[table].dataset.name
      for column in file.tables[table].columns.indices {
        switch file.tables[table].columns[column] {
        case .identifiers?:
          file.tables[table].columns[column]?.move(to: places)
        case .texts?:
          let known =
            wordPlaces[dataset] ?? words[dataset, default: TextPool()].takeOver(file.words)
          wordPlaces[dataset] = known
          file.tables[table].columns[column]?.move(to: known)
        default: continue
        }
      }
    }
    file.words = TextPool()
  }
}
