import Records

/// Unites what single reference files hold.
struct ReferenceShelf {
  private var library = ReferenceLibrary()
  private var holidays: [CalendarDate] = []
  private var models: [String: [String: [String]]] = [:]

  /// Adds one file; where two say something of the same authority, the later path holds.
  mutating func add(_ reading: ReferenceReading) {
    library.tables += reading.tables
    library.populations += reading.populations
    library.targets += reading.targets
    holidays += reading.bankHolidays
    for term in reading.terms where !library.terms.contains(term) { library.terms.append(term) }
    for model in reading.neighbourModels {
      models[model.name, default: [:]].merge(model.neighbours) { _, later in later }
    }
  }

  /// Adds what a named person wrote.
  mutating func add(_ commentary: Commentary) {
    library.commentaries.append(commentary)
  }

  /// Everything added, in an order that does not depend on how the files came.
  func finish() -> ReferenceLibrary {
    var finished = library
    finished.workingDays = WorkingCalendar(bankHolidays: holidays)
    finished.terms.sort { ($0.days.lowerBound, $0.name) < ($1.days.lowerBound, $1.name) }
    finished.neighbourModels = models.keys.sorted().map {
      NeighbourModel(name: $0, neighbours: models[$0] ?? [:])
    }
    return finished
  }
}
