import Catalogue
import Records

/// Types the records of one file as they are split.
///
/// Every cell of a row is read before the row is given up, so that one run reports every mistake.
/// Whether a row counts is decided at the end (`finish`), since only a whole column tells which
/// way round its dates are. Personal columns have no plan; of an NHS number alone the check digit is
/// tested, and nothing of the cell is kept.
struct TypingSink: RecordSink {
  /// One mistake in a cell that its row cannot do without.
  struct RowFault {
    let row: Int32
    let builder: Int
    let fault: CellFault
  }

  /// What is worth saying of a column, grouped.
  struct Query: Hashable {
    let builder: Int
    let fault: CellFault
  }

  /// A spelling of a column, by its position among those of the column.
  struct Spelling: Hashable {
    let builder: Int
    let place: Int
  }

  /// Where something was first seen, and how often.
  struct Tally {
    var line: Int
    var count: Int
  }

  let catalogue: Catalogue
  /// The position of the file in the report.
  let file: Int
  /// The dataset, where a run's settings name it.
  let named: String?
  /// The day on which the extract was made, where its name tells.
  let madeOn: CalendarDate?

  private(set) var recognition: Recognition?
  private(set) var refusal: FileRefusal?
  var header: [String] = []
  var headerLine = 1
  var builders: [ColumnBuilder] = []
  var personalChecks: [PersonalCheck] = []
  var pools: SharedPools
  /// The first line of each row's record.
  var lines: [Int32] = []
  /// The last line of each record that fills several, by its first.
  var lastLines: [Int32: Int32] = [:]
  var authorities: [Int32] = []
  var read = 0
  var rowFaults: [RowFault] = []
  var queries: [Query: Tally] = [:]
  /// Some rows with each unknown spelling, to tell for how many children it stands.
  var sightings: [Spelling: [Int32]] = [:]
  var unreadable: [RejectedRecord] = []
  var unreadableFixes: [String] = []
  /// The numbers of the records that were taken and then withdrawn.
  var withdrawn: Set<Int> = []

  /// The builders of the main table by field, those a row cannot do without, and requirements.
  private(set) var mainBuilders: [Int: Int] = [:]
  private(set) var vital: Set<Int> = []
  /// The builders that read the same column by the same list as one before them, such as the set
  /// of categories behind the single one; their faults are the same and said once.
  private(set) var twins: Set<Int> = []
  private var requirements: [(builder: Int?, other: Int?, fault: CellFault)] = []
  /// The columns that fill a field of identifiers by themselves.
  private var identifierColumns: [Int] = []
  /// The hashes of the identifiers that come next.
  private var hashes: [UInt32] = []
  private var authorityColumn: Int?
  private var periodBuilder: Int?
  private var figureBuilder: Int?
  private var periods: [(column: Int, period: ReportedPeriod)] = []

  init(
    catalogue: Catalogue,
    file: Int,
    named: String? = nil,
    madeOn: CalendarDate? = nil
  ) {
    self.catalogue = catalogue
    self.file = file
    self.named = named
    self.madeOn = madeOn
    pools = SharedPools(catalogue: catalogue)
  }

  mutating func headerScore(of cells: [String]) -> Int {
    let names = cells.map { HeaderIndex.normalised($0) }
    return HeaderVotes(names: names, header: cells, catalogue: catalogue).mostKnown
  }

  mutating func begin(header: [String], line: Int) {
    self.header = header
    headerLine = line
    do throws(FileRefusal) {
      let recognition = try Recognition(of: header, in: catalogue, as: named)
      self.recognition = recognition
      prepare(recognition)
    } catch {
      refusal = error
    }
  }

  private mutating func prepare(_ recognition: Recognition) {
    let dataset = catalogue.schema.datasets[recognition.dataset]
    guard dataset.shape != .reference else { return }
    authorityColumn = recognition.authority
    personalChecks = recognition.personal.compactMap { column, field in
      PersonalCheck(column: column, field: field)
    }
    var plans = recognition.plans
    if !recognition.periods.isEmpty { plans += widePlans(of: dataset, in: recognition) }
    for plan in plans {
      let field = catalogue.schema.datasets[plan.table].fields[plan.field]
      let isTwin =
        !field.list.isEmpty
        && builders.contains {
          $0.field.list == field.list && !plan.sources.isEmpty
            && $0.plan.sources.first?.column == plan.sources.first?.column
        }
      if isTwin, plan.sources.first?.code == nil { twins.insert(builders.count) }
      if plan.table == recognition.dataset { mainBuilders[plan.field] = builders.count }
      builders.append(
        ColumnBuilder(
          field: field,
          plan: plan,
          catalogue: catalogue,
          pools: pools,
          keepsTimes: catalogue.schema.datasets[plan.table].fields.contains {
            $0.derivation == .time(of: field.name)
          }
        )
      )
    }
    for (place, field) in dataset.fields.enumerated() {
      let isRole =
        place == dataset.childField || place == dataset.keyField
        || place == dataset.startField || place == dataset.endField
      guard let builder = mainBuilders[place] else {
        if field.isRequired, let other = dataset.place(of: field.alternative) {
          require(nil, other: mainBuilders[other], field)
        }
        continue
      }
      let isNeeded = field.isRequired && (field.type == .identifier || field.type == .date)
      if isRole || isNeeded { vital.insert(builder) }
      if isNeeded {
        let other = dataset.place(of: field.alternative).flatMap { mainBuilders[$0] }
        require(builder, other: other, field)
      }
    }
    identifierColumns = builders.filter { $0.field.type == .identifier }.compactMap(\.onlyColumn)
    if !recognition.periods.isEmpty {
      let months = recognition.periods.filter { !$0.period.isSubtotal }
      periods = months.isEmpty ? recognition.periods : months
      periodBuilder = builders.firstIndex { $0.field.type == .period && $0.plan.sources.isEmpty }
      figureBuilder = builders.firstIndex { $0.field.type == .decimal && $0.plan.sources.isEmpty }
    }
  }

  private mutating func require(_ builder: Int?, other: Int?, _ field: Field) {
    let fault: CellFault = field.type == .date ? .missingDate : .missingIdentifier
    if let other { vital.insert(other) }
    requirements.append((builder, other, fault))
  }

  /// The needed period and figure of a dataset whose periods stand in the header.
  private func widePlans(of dataset: Dataset, in recognition: Recognition) -> [Recognition.Plan] {
    let wanted = [
      dataset.fields.firstIndex { $0.type == .period && $0.isRequired },
      dataset.fields.firstIndex { $0.type == .decimal && $0.isRequired },
    ]
    return wanted.compactMap { field in
      field.map { Recognition.Plan(table: recognition.dataset, field: $0, sources: []) }
    }
  }

  mutating func foresee(_ batch: borrowing RecordBatch, rows: Range<Int>) {
    guard pools.identifiers.isLarge else { return }
    let (bytes, ends, records) = (batch.bytes.span, batch.ends.span, batch.rows.span)
    for column in identifierColumns {
      for row in rows {
        let place = (row == 0 ? 0 : Int(records[row - 1].cellEnd)) + column
        guard place < Int(records[row].cellEnd) else { continue }
        let start = row == 0 ? 0 : Int(records[row - 1].byteEnd)
        let lower = column == 0 ? start : start + Int(ends[place - 1])
        hashes.append(ByteTable.hash(of: bytes.extracting(lower..<start + Int(ends[place]))))
      }
    }
    pools.identifiers.fetch(hashes)
    hashes.removeAll(keepingCapacity: true)
  }

  mutating func record(bytes: Span<UInt8>, ends: Span<Int32>, lines: ClosedRange<Int>) {
    read += 1
    guard !builders.isEmpty else { return }
    if periods.isEmpty {
      appendRow(bytes, ends, lines, figure: nil)
    } else {
      for figure in periods { appendRow(bytes, ends, lines, figure: figure) }
    }
  }

  private mutating func appendRow(
    _ bytes: Span<UInt8>,
    _ ends: Span<Int32>,
    _ span: ClosedRange<Int>,
    figure: (column: Int, period: ReportedPeriod)?
  ) {
    let row = Int32(lines.count)
    let line = Int32(clamping: span.lowerBound)
    lines.append(line)
    if span.upperBound > span.lowerBound { lastLines[line] = Int32(clamping: span.upperBound) }
    if let column = authorityColumn {
      let cell = Self.cell(column, bytes, ends)
      authorities.append(pools.identifiers.read(bytes.extracting(cell)).place)
    }
    for index in builders.indices {
      if let figure, index == periodBuilder {
        builders[index].append(period: figure.period, pools: &pools)
        continue
      }
      let fault: CellFault?
      if let figure, index == figureBuilder {
        let cell = Self.cell(figure.column, bytes, ends)
        fault = builders[index].append(bytes.extracting(cell), pools: &pools)
      } else {
        fault = fill(index, bytes, ends)
      }
      if let fault { note(fault, builder: index, row: row) }
    }
    for index in personalChecks.indices {
      let cell = bytes.extracting(Self.cell(personalChecks[index].column, bytes, ends))
      if cell.isEmpty || pools.isNothing(cell) { continue }
      personalChecks[index].test(cell, line: span.lowerBound)
    }
    for requirement in requirements {
      if let own = requirement.builder, !builders[own].lastIsMissing { continue }
      if let other = requirement.other, !builders[other].lastIsMissing { continue }
      let builder = requirement.builder ?? requirement.other ?? 0
      let isSaid = rowFaults.reversed().prefix { $0.row == row }.contains { $0.builder == builder }
      if isSaid { continue }
      rowFaults.append(RowFault(row: row, builder: builder, fault: requirement.fault))
    }
  }

  /// Reads the cell or cells that fill one field.
  private mutating func fill(_ index: Int, _ bytes: Span<UInt8>, _ ends: Span<Int32>) -> CellFault?
  {
    if let column = builders[index].onlyColumn {
      let cell = Self.cell(column, bytes, ends)
      return builders[index].append(bytes.extracting(cell), pools: &pools)
    }
    let sources = builders[index].plan.sources
    var set: UInt64 = 0
    var hasCode = false
    for source in sources {
      let cell = Self.cell(source.column, bytes, ends)
      guard let code = source.code else {
        // Of several columns for one field the first that says something counts.
        guard !cell.isEmpty, !pools.isNothing(bytes.extracting(cell)) else { continue }
        return builders[index].append(bytes.extracting(cell), pools: &pools)
      }
      hasCode = true
      if let yesNo = pools.yesNo, case .code(let answer) = yesNo.match(bytes.extracting(cell)),
        yesNo.codes.codes[answer].code == "Y"
      {
        set |= 1 << UInt64(code)
      }
    }
    if hasCode {
      builders[index].append(set: set)
      return nil
    }
    return builders[index].append(bytes.extracting(0..<0), pools: &pools)
  }

  /// Notes what was found in a cell, for the row or for the column.
  mutating func note(_ fault: CellFault, builder: Int, row: Int32) {
    if fault.costsTheRow, vital.contains(builder) {
      rowFaults.append(RowFault(row: row, builder: builder, fault: fault))
    } else if !twins.contains(builder) {
      let line = Int(lines[Int(row)])
      queries[Query(builder: builder, fault: fault), default: Tally(line: line, count: 0)]
        .count += 1
      if fault == .unknownSpelling { sight(builder, row: row) }
    }
  }

  private mutating func sight(_ builder: Int, row: Int32) {
    let spelling = Spelling(builder: builder, place: builders[builder].reader?.lastPlace ?? 0)
    let rows = sightings[spelling]?.count ?? 0
    // A column of free text has a spelling for every row; a child may have many rows of one.
    guard rows < 200, rows > 0 || sightings.count < 20_000 else { return }
    sightings[spelling, default: []].append(row)
  }

  /// The number of the record that a row comes from, among those that were taken: where periods stand
  /// in the header each record is as many rows.
  func record(of row: Int) -> Int { row / max(1, periods.count) }

  mutating func setAside(_ row: UnreadableRow) {
    read += 1
    unreadable.append(
      RejectedRecord(lines: row.lines, rule: row.rule, reason: row.reason, text: row.text)
    )
    unreadableFixes.append(row.howToFix)
  }

  mutating func withdrawLast(lines span: ClosedRange<Int>, reason: RefusalReason) {
    if !lines.isEmpty { withdrawn.insert(record(of: lines.count - 1)) }
    unreadable.append(
      RejectedRecord(lines: span, rule: reason.rule, reason: reason.sentence, text: nil)
    )
    unreadableFixes.append(reason.howToFix)
  }

  /// The range of a cell in its record; empty where the record has no such cell.
  private static func cell(
    _ column: Int,
    _ bytes: Span<UInt8>,
    _ ends: Span<Int32>
  ) -> Range<Int> {
    guard column < ends.count else { return 0..<0 }
    let start = column == 0 ? 0 : Int(ends[column - 1])
    return CellBytes.trimmed(bytes, from: start, to: Int(ends[column]))
  }
}
