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
  /// For each dataset that a rule takes for a register, whether files of it list the child with an
  /// identifier; files that merely feed it are left out.
  private(set) var listed: [String: [Bool]] = [:]

  private let catalogue: Catalogue
  private let coverage: Coverage
  private let jobs: Jobs
  private var extracts: [ExtractFile]
  private var pools = CaseloadPools()

  /// Unites extracts.
  ///
  /// - Parameters:
  ///   - files: The extracts in the order of their paths.
  ///   - authorities: The authorities of the partnership, one or more.
  ///   - reference: What others publish, which names the codes of authorities.
  ///   - catalogue: What the project knows about extracts.
  ///   - coverage: The days from which extracts are complete.
  ///   - jobs: How many datasets are united at the same time.
  init(
    extracts files: [ExtractFile],
    authorities: [Authority],
    reference: ReferenceLibrary,
    catalogue: Catalogue,
    coverage: Coverage,
    jobs: Jobs = .one
  ) {
    extracts = files
    self.catalogue = catalogue
    self.coverage = coverage
    self.jobs = jobs
    accounts = files.map { UnitedFile(file: $0.file) }
    var book = AuthorityBook(authorities, reference: reference)
    var shares: [Share] = []
    for extract in extracts.indices { shares.append(share(of: extract, in: &book)) }
    for extract in extracts.indices { pools.take(&extracts[extract].typed) }
    listed = listedChildren()
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
    let pieces = catalogue.schema.datasets.compactMap { dataset -> Piece? in
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
      sources.sort { extracts[$0.extract].age < extracts[$1.extract].age }
      return sources.isEmpty ? nil : Piece(dataset: dataset, sources: sources)
    }
    let builder = self
    let united = jobs.map(pieces) { builder.unite($0) }
    var tables: [String: Table] = [:]
    var newest: [String: CalendarDate] = [:]
    var coversFrom: [String: CalendarDate] = [:]
    for (piece, united) in zip(pieces, united) {
      let dataset = piece.dataset
      for (place, source) in piece.sources.enumerated() {
        accounts[source.extract].take(united.outcomes[place], of: source.part)
      }
      for (source, finding) in united.findings {
        accounts[piece.sources[source].extract].findings.append(finding)
      }
      tables[dataset.name] = united.table
      coversFrom[dataset.name] = CoverageDates.day(of: united.table, said: coverage)
      newest[dataset.name] =
        CoverageDates.newestEvent(in: united.table)
        ?? piece.sources.compactMap { extracts[$0.extract].newestDay }.max()
    }
    return Caseload(
      authority: authority,
      tables: tables,
      identifiers: pools.identifiers,
      newestEvent: newest,
      coversFrom: coversFrom
    )
  }

  /// The rows of one dataset from all files, oldest file first.
  private struct Piece: Sendable {
    let dataset: Dataset
    let sources: [(extract: Int, part: TablePart)]
  }

  /// One dataset united, with what is found in the rows of each source.
  private struct UnitedPiece: Sendable {
    let table: Table
    let outcomes: [[RowOutcome]]
    let findings: [(source: Int, finding: Finding)]
  }

  private func unite(_ piece: Piece) -> UnitedPiece {
    let dataset = piece.dataset
    let parts = piece.sources.map(\.part)
    let words = pools.words[dataset.name] ?? TextPool()
    if dataset.shape == .people, dataset.childField != nil {
      let union = PeopleUnion(dataset: dataset, parts: parts, words: words)
      return UnitedPiece(
        table: union.table,
        outcomes: union.outcomes,
        findings: union.conflicts.map { conflict in
          let finding = RowRule.conflict(of: dataset.fields[conflict.field].title).finding(
            file: parts[conflict.part].file,
            line: Int(conflict.line),
            field: dataset.fields[conflict.field].name,
            action: .kept,
            count: conflict.rows
          )
          return (conflict.part, finding)
        }
      )
    }
    let union = RowUnion(
      dataset: dataset,
      parts: parts,
      identities: catalogue.identities[dataset.name] ?? [],
      words: words,
      identifiers: pools.identifiers
    )
    return UnitedPiece(
      table: union.table,
      outcomes: union.outcomes,
      findings: union.revisions.filter { parts[$0.part].isMain }.map { revision in
        let finding = RowRule.revision(of: dataset.fields[revision.field].title).finding(
          file: parts[revision.part].file,
          line: Int(revision.line),
          field: dataset.fields[revision.field].name,
          action: .kept,
          count: revision.rows
        )
        return (revision.part, finding)
      }
    )
  }

  private func part(of extract: Int, _ table: Int) -> TablePart {
    let source = extracts[extract].typed.tables[table]
    return TablePart(
      file: extracts[extract].file,
      isMain: table == 0,
      columns: source.columns,
      lines: source.lines
    )
  }

  private func listedChildren() -> [String: [Bool]] {
    var listed: [String: [Bool]] = [:]
    for rule in catalogue.rules {
      guard case .unlisted(let register) = rule.test, listed[register] == nil else { continue }
      var children = [Bool](repeating: false, count: pools.identifiers.count)
      for extract in extracts where extract.typed.dataset == register {
        guard let table = extract.typed.tables.first, let child = table.dataset.childField,
          case .identifiers(let own)? = table.columns[child]
        else { continue }
        for child in own where child != Column.missingText { children[Int(child)] = true }
      }
      listed[register] = children
    }
    return listed
  }
}
