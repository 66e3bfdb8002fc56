import Catalogue
import Records

/// Unites the rows of all extracts into one caseload for each authority.
///
/// Everything goes in the order of paths, datasets and lines, so that nothing depends on which file
/// was read first.
struct CaseloadBuilder {
  /// The caseloads, in the order of the authorities' codes.
  private(set) var caseloads: [Caseload] = []
  /// What became of rows when files were united, by file.
  private(set) var accounts: [UnitedFile]

  private let catalogue: Catalogue
  private let coverage: Coverage
  private let extracts: [ExtractFile]
  private let pools: CaseloadPools

  /// Unites extracts.
  ///
  /// - Parameters:
  ///   - extracts: The extracts in the order of their paths.
  ///   - authorities: The authorities of the partnership, one or more.
  ///   - reference: What others publish, which names the codes of authorities.
  ///   - catalogue: What the project knows about extracts.
  ///   - coverage: The days from which extracts are complete.
  init(
    extracts: [ExtractFile],
    authorities: [Authority],
    reference: ReferenceLibrary,
    catalogue: Catalogue,
    coverage: Coverage
  ) {
    self.extracts = extracts
    self.catalogue = catalogue
    self.coverage = coverage
    pools = CaseloadPools(extracts)
    accounts = extracts.map { UnitedFile(file: $0.file) }
    for place in accounts.indices {
      accounts[place].identifierPlaces = pools.identifierPlaces[place]
    }
    var book = AuthorityBook(authorities, reference: reference)
    var shares: [Share] = []
    for extract in extracts.indices { shares.append(share(of: extract, in: &book)) }
    let order = book.authorities.indices.sorted {
      (book.authorities[$0].code, $0) < (book.authorities[$1].code, $1)
    }
    for place in order {
      caseloads.append(caseload(of: place, named: book.authorities[place], shares))
    }
    guard caseloads.count > 1 else { return }
    for (extract, share) in shares.enumerated() {
      let owners = Set(share.flatMap { $0.keys })
      if owners.count == 1, let owner = owners.first {
        accounts[extract].authority = book.authorities[owner].code
      }
    }
  }

  /// For each table of an extract, the rows of each authority; `nil` stands for all rows.
  private typealias Share = [[Int: [Int]?]]

  private mutating func share(of extract: Int, in book: inout AuthorityBook) -> Share {
    let file = extracts[extract]
    let folder = file.authority.flatMap { book.place(of: $0) } ?? 0
    var unknown: Set<Int32> = []
    let share = file.typed.tables.map { table -> [Int: [Int]?] in
      guard let authorities = table.authorities else { return [folder: nil] }
      var places: [Int32: Int] = [:]
      var rows: [Int: [Int]] = [:]
      for (row, name) in authorities.enumerated() {
        let place: Int
        if let known = places[name] {
          place = known
        } else if name == Column.missingText {
          place = folder
        } else {
          let found = book.place(of: file.typed.identifiers[name])
          if found == nil { unknown.insert(table.lines[row]) }
          place = found ?? folder
        }
        places[name] = place
        rows[place, default: []].append(row)
      }
      return rows.count == 1 ? rows.mapValues { _ in nil } : rows.mapValues { $0 }
    }
    if let first = unknown.min() {
      accounts[extract].findings.append(
        RowRule.unknownAuthority.finding(
          file: file.file,
          line: Int(first),
          field: nil,
          action: .kept,
          count: unknown.count
        )
      )
    }
    return share
  }

  private mutating func caseload(
    of place: Int,
    named authority: Authority,
    _ shares: [Share]
  ) -> Caseload {
    var tables: [String: Table] = [:]
    var newest: [String: CalendarDate] = [:]
    var coversFrom: [String: CalendarDate] = [:]
    for dataset in catalogue.schema.datasets {
      var sources: [(extract: Int, part: TablePart)] = []
      for (extract, share) in shares.enumerated() {
        for (table, rows) in share.enumerated() {
          guard extracts[extract].typed.tables[table].dataset.name == dataset.name,
            let own = rows[place]
          else { continue }
          let part = part(of: extract, table)
          sources.append((extract, own.map(part.selecting) ?? part))
        }
      }
      guard !sources.isEmpty else { continue }
      sources.sort { extracts[$0.extract].age < extracts[$1.extract].age }
      let table = unite(dataset, sources)
      tables[dataset.name] = table
      coversFrom[dataset.name] = CoverageDates.day(of: table, said: coverage)
      newest[dataset.name] =
        CoverageDates.newestEvent(in: table)
        ?? sources.compactMap { extracts[$0.extract].newestDay }.max()
    }
    return Caseload(
      authority: authority,
      tables: tables,
      identifiers: pools.identifiers,
      newestEvent: newest,
      coversFrom: coversFrom
    )
  }

  private mutating func unite(
    _ dataset: Dataset,
    _ sources: [(extract: Int, part: TablePart)]
  ) -> Table {
    let parts = sources.map(\.part)
    let words = pools.words[dataset.name] ?? TextPool()
    if dataset.shape == .people, dataset.childField != nil {
      let union = PeopleUnion(dataset: dataset, parts: parts, words: words)
      for (place, source) in sources.enumerated() {
        accounts[source.extract].take(union.outcomes[place], of: source.part)
      }
      for conflict in union.conflicts {
        accounts[sources[conflict.part].extract].findings.append(
          RowRule.conflict(of: dataset.fields[conflict.field].title).finding(
            file: parts[conflict.part].file,
            line: Int(conflict.line),
            field: dataset.fields[conflict.field].name,
            action: .kept,
            count: conflict.rows
          )
        )
      }
      return union.table
    }
    let identities = catalogue.identities[dataset.name] ?? []
    let union = RowUnion(
      dataset: dataset,
      parts: parts,
      identities: identities,
      words: words,
      identifiers: pools.identifiers
    )
    for (place, source) in sources.enumerated() {
      accounts[source.extract].take(union.outcomes[place], of: source.part)
    }
    for revision in union.revisions where parts[revision.part].isMain {
      accounts[sources[revision.part].extract].findings.append(
        RowRule.revision(of: dataset.fields[revision.field].title).finding(
          file: parts[revision.part].file,
          line: Int(revision.line),
          field: dataset.fields[revision.field].name,
          action: .kept,
          count: revision.rows
        )
      )
    }
    return union.table
  }

  private func part(of extract: Int, _ table: Int) -> TablePart {
    let source = extracts[extract].typed.tables[table]
    return TablePart(
      file: extracts[extract].file,
      isMain: table == 0,
      columns: source.columns.map { column in
        switch column {
        case .identifiers?: column?.moved(to: pools.identifierPlaces[extract])
        case .texts?: column?.moved(to: pools.wordPlaces[extract][source.dataset.name] ?? [])
        default: column
        }
      },
      lines: source.lines
    )
  }
}

/// The pools of all caseloads, and where the texts of each file have gone.
private struct CaseloadPools {
  private(set) var identifiers = TextPool()
  private(set) var words: [String: TextPool] = [:]
  private(set) var identifierPlaces: [[Int32]] = []
  private(set) var wordPlaces: [[String: [Int32]]] = []

  init(_ extracts: [ExtractFile]) {
    for extract in extracts {
      identifierPlaces.append(identifiers.places(ofAll: extract.typed.identifiers))
      var places: [String: [Int32]] = [:]
      for table in extract.typed.tables {
        let hasWords = table.columns.contains { if case .texts? = $0 { true } else { false } }
        guard hasWords, places[table.dataset.name] == nil else { continue }
        var pool = words.removeValue(forKey: table.dataset.name) ?? TextPool()
        places[table.dataset.name] = pool.places(ofAll: extract.typed.words)
        words[table.dataset.name] = pool
      }
      wordPlaces.append(places)
    }
  }
}
