import Catalogue
import Records

extension TypingSink {
  /// Ends the reading: settles dates, sets rows aside and hands the tables over.
  ///
  /// - Throws: `FileRefusal` when the header was not recognised or never came.
  mutating func finish() throws(FileRefusal) -> TypedFile {
    if let refusal { throw refusal }
    guard let recognition else { throw .notRecognised }
    let main = catalogue.schema.datasets[recognition.dataset]
    var file = TypedFile(
      dataset: main.name,
      tables: [],
      identifiers: TextPool(),
      words: TextPool(),
      account: RowAccount(read: read, accepted: read - unreadable.count),
      findings: [],
      unmatched: [],
      setAside: unreadable,
      notes: [],
      newestMonth: nil
    )
    if main.shape == .reference {
      file.account.rejected = unreadable.count
      file.findings = unreadableFindings()
      return file
    }
    settleDates()
    file.newestMonth = judgeDates()
    let rejected = rejectedRecords()
    file.setAside += rejected.map { rejectedRecord($0.row, $0.faults) }
    file.setAside.sort { $0.lines.lowerBound < $1.lines.lowerBound }
    file.account.rejected = unreadable.count + rejected.count
    file.account.accepted = read - file.account.rejected
    let gone = withdrawn.union(rejected.map { record(of: Int($0.row)) })
    let kept = gone.isEmpty ? nil : lines.indices.filter { !gone.contains(record(of: $0)) }
    file.tables = tables(keeping: kept, of: recognition)
    file.findings = findings(about: recognition, setAside: rejected)
    file.unmatched = unmatchedSpellings()
    file.identifiers = pools.identifiers.pool
    file.words = pools.words
    if file.newestMonth == nil { file.newestMonth = newestPeriod(of: main, in: file) }
    file.lastLines = lastLines
    for builder in builders {
      guard let source = builder.plan.sources.first else { continue }
      let dataset = catalogue.schema.datasets[builder.plan.table].name
      file.places["\(dataset).\(builder.field.name)"] = source.column
    }
    return file
  }

  /// The records with a fault that costs them, each with the builders and faults, by row.
  private func rejectedRecords() -> [(row: Int32, faults: [RowFault])] {
    var faults: [Int: [RowFault]] = [:]
    for fault in rowFaults {
      let record = record(of: Int(fault.row))
      if !withdrawn.contains(record) { faults[record, default: []].append(fault) }
    }
    return faults.sorted { $0.key < $1.key }.map { ($0.value[0].row, $0.value) }
  }

  private func rejectedRecord(_ row: Int32, _ faults: [RowFault]) -> RejectedRecord {
    let first = faults[0]
    let line = lines[Int(row)]
    return RejectedRecord(
      lines: Int(line)...Int(lastLines[line] ?? line),
      rule: first.fault.rule,
      reason: first.fault.message(for: title(of: builders[first.builder])),
      text: nil
    )
  }

  /// The tables that the file feeds, the main one first; `nil` stands for all rows.
  private func tables(keeping kept: [Int]?, of recognition: Recognition) -> [TypedTable] {
    let places = Set(builders.map(\.plan.table)).subtracting([recognition.dataset]).sorted()
    let main = table(recognition.dataset, rows: kept, of: recognition)
    return [main]
      + places.map { place in
        table(
          place,
          rows: rowsFeeding(place, among: kept ?? Array(lines.indices), of: recognition),
          of: recognition
        )
      }
  }

  /// The rows that say anything about another dataset: what it needs is there.
  private func rowsFeeding(
    _ place: Int,
    among kept: [Int],
    of recognition: Recognition
  ) -> [Int] {
    let dataset = catalogue.schema.datasets[place]
    let columns = columns(of: place, in: recognition)
    let needed = dataset.fields.indices.filter {
      dataset.fields[$0].isRequired && dataset.fields[$0].alternative.isEmpty
    }
    let own = builders.indices.filter { builders[$0].plan.table == place }
      .map { builders[$0].plan.field }
    return kept.filter { row in
      needed.allSatisfy { columns[$0].map { !$0.isMissing(at: row) } ?? false }
        && own.contains { columns[$0].map { !$0.isMissing(at: row) } ?? false }
    }
  }

  /// All rows' columns of one table, those copied from the main table among them.
  private func columns(of place: Int, in recognition: Recognition) -> [Column?] {
    let dataset = catalogue.schema.datasets[place]
    let main = catalogue.schema.datasets[recognition.dataset]
    var columns = [Column?](repeating: nil, count: dataset.fields.count)
    for builder in builders where builder.plan.table == place {
      columns[builder.plan.field] = builder.column
    }
    for split in catalogue.splits where split.dataset == main.name && split.table == dataset.name {
      guard let target = dataset.place(of: split.field), columns[target] == nil,
        let source = main.place(of: split.source).flatMap({ mainBuilders[$0] })
      else { continue }
      columns[target] = builders[source].column
    }
    for (target, field) in dataset.fields.enumerated() where columns[target] == nil {
      guard let derivation = field.derivation, let source = dataset.place(of: derivation.source),
        let builder = builders.first(where: {
          $0.plan.table == place && $0.plan.field == source
        })
      else { continue }
      columns[target] =
        switch derivation {
        case .withheld: .flags(builder.marks.map { $0 & 1 == 0 ? 0 : 1 })
        case .percentage: .flags(builder.marks.map { $0 & 2 == 0 ? 0 : 1 })
        case .time: .integers(builder.times)
        }
    }
    return columns
  }

  private func table(_ place: Int, rows: [Int]?, of recognition: Recognition) -> TypedTable {
    let dataset = catalogue.schema.datasets[place]
    let chosen = rows.flatMap { $0.count < lines.count ? $0 : nil }
    let columns = columns(of: place, in: recognition).map { column in
      chosen.map { column?.selecting($0) } ?? column
    }
    var newest: CalendarDate?
    if let start = dataset.startField, case .dates(let days) = columns[start] {
      newest = days.max().flatMap {
        $0 == Column.missingDate ? nil : CalendarDate(dayNumber: $0)
      }
    }
    return TypedTable(
      dataset: dataset,
      columns: columns,
      lines: chosen?.map { lines[$0] } ?? lines,
      authorities: recognition.authority == nil
        ? nil : chosen?.map { authorities[$0] } ?? authorities,
      newestEvent: newest
    )
  }

  /// The newest month that a column of periods names.
  private func newestPeriod(of dataset: Dataset, in file: TypedFile) -> Month? {
    let place = dataset.fields.firstIndex { $0.type == .period }
    guard let place, case .texts(let cells) = file.tables[0].columns[place] else { return nil }
    return Set(cells).filter { $0 >= 0 }.compactMap { Month(file.words[$0]) }.max()
  }
}

/// What a field that no column fills tells of another field of its row.
enum Derivation: Hashable {
  /// Whether the number was withheld.
  case withheld(of: String)
  /// Whether the number was a percentage.
  case percentage(of: String)
  /// The time behind the day, in minutes after midnight.
  case time(of: String)

  /// The other field.
  var source: String {
    switch self {
    case .withheld(let source), .percentage(let source), .time(let source): source
    }
  }
}

extension Field {
  /// What the field derives from another one: `withheld(count)`, `percentage(count)` or
  /// `time(start_date)` stands in the place of the item's name.
  var derivation: Derivation? {
    guard item.hasSuffix(")"), let bracket = item.firstIndex(of: "(") else { return nil }
    let source = String(item[item.index(after: bracket)...].dropLast())
    switch item[..<bracket] {
    case "withheld": return .withheld(of: source)
    case "percentage": return .percentage(of: source)
    case "time": return .time(of: source)
    default: return nil
    }
  }
}

extension Column {
  /// Whether the cell at a row says nothing.
  func isMissing(at row: Int) -> Bool {
    switch self {
    case .dates(let cells): cells[row] == Column.missingDate
    case .codes(let cells): cells[row] == Column.missingCode
    case .codeSets(let cells): cells[row] == 0
    case .identifiers(let cells), .texts(let cells): cells[row] == Column.missingText
    case .integers(let cells): cells[row] == Column.missingInteger
    case .decimals(let cells): cells[row] == nil
    case .flags(let cells): cells[row] == Column.missingFlag
    }
  }
}
