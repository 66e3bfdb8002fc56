import Catalogue
import Records

/// The pools that all columns of one file share while it is read.
struct SharedPools {
  /// Identifiers.
  var identifiers: IdentifierReader
  /// Words and periods.
  var words = TextPool()
  /// Words for nothing.
  let nothing: SpellingList?
  /// Words for yes and no.
  let yesNo: SpellingList?
  /// Words for a withheld number.
  let withheld: SpellingList?
  /// Day numbers that stand for none, and whether that is worth a finding.
  let sentinels: [(day: Int32, isWorthSaying: Bool)]
  /// Days among which none of them lies: most dates need no closer look.
  let ordinaryDays: Range<Int32>

  init(catalogue: Catalogue) {
    nothing = catalogue.spellings["no_value"]
    yesNo = catalogue.spellings["yes_no"]
    withheld = catalogue.spellings["withheld"]
    identifiers = IdentifierReader(nothing: nothing)
    var sentinels: [(day: Int32, isWorthSaying: Bool)] = []
    for code in ["OPEN", "NONE"] {
      for spelling in catalogue.spellings["day"]?.spellings(of: code) ?? [] {
        guard let date = CalendarDate(iso: spelling) else { continue }
        sentinels.append((date.dayNumber, code == "NONE"))
      }
    }
    self.sentinels = sentinels
    let middle = Month(year: 2000, month: 1).firstDay.dayNumber
    let before = sentinels.map { $0.day + 1 }.filter { $0 <= middle }.max() ?? .min
    let behind = sentinels.map(\.day).filter { $0 >= middle }.min() ?? .max
    ordinaryDays = before..<behind
  }

  /// Whether a cell is a word for nothing.
  func isNothing(_ cell: Span<UInt8>) -> Bool {
    nothing.map { $0.match(cell) != .unknown } ?? false
  }
}

/// One column while it is filled, cell by cell.
struct ColumnBuilder {
  /// The field.
  let field: Field
  /// What in the file fills it.
  let plan: Recognition.Plan
  /// The one column that fills the field by itself; `nil` where several do, or none.
  let onlyColumn: Int?
  /// Whether the last cell said nothing.
  private(set) var lastIsMissing = true

  /// Dates, identifiers, whole numbers, and positions of words.
  var numbers: [Int32] = []
  /// For dates: how sure the order of day and month is, with 4 added for a year of two digits.
  var orders: [UInt8] = []
  /// For dates of which another field tells the time: minutes after midnight.
  var times: [Int32] = []
  /// Positions of codes.
  var codes: [Int16] = []
  /// Sets of codes.
  var sets: [UInt64] = []
  /// Yes and no.
  var flags: [Int8] = []
  /// Decimals.
  var decimals: [ExactDecimal?] = []
  /// For numbers: 1 where the number was withheld, 2 where it was a percentage.
  var marks: [UInt8] = []
  /// The reader of a column of codes or flags.
  var reader: CodeReader?

  /// What is wrong with the form of each identifier of the pool, as far as this column has it.
  private var formFaults: [UInt8] = []
  private var seen = ByteTable(capacity: 16)
  private var seenPlaces: [Int32] = []
  private let kind: Kind
  private let yes: Int16
  private let no: Int16
  private let keepsTimes: Bool
  /// Whether identifiers have a form, and numbers are decimals: kept, since the field would be
  /// copied to be asked.
  private let hasForm: Bool
  private let isDecimal: Bool

  init(
    field: Field,
    plan: Recognition.Plan,
    catalogue: Catalogue,
    pools: SharedPools,
    keepsTimes: Bool = false
  ) {
    self.field = field
    self.plan = plan
    self.keepsTimes = keepsTimes
    kind = Kind(field.type)
    hasForm = field.form != nil
    isDecimal = field.type == .decimal
    onlyColumn =
      plan.sources.count == 1 && plan.sources[0].code == nil ? plan.sources[0].column : nil
    if let list = catalogue.spellings[field.list] {
      reader = CodeReader(
        list: list,
        takesSeveral: field.type == .codes(list: field.list),
        nothing: pools.nothing,
        yesNo: pools.yesNo
      )
    }
    yes = Int16(reader?.list.codes.place(of: "Y") ?? -3)
    no = Int16(reader?.list.codes.place(of: "N") ?? -3)
  }

  /// Takes the next cell, which has no blanks at its ends and may be empty.
  ///
  /// - Returns: What is wrong with it or worth saying of it.
  mutating func append(_ cell: Span<UInt8>, pools: inout SharedPools) -> CellFault? {
    lastIsMissing = cell.isEmpty
    switch kind {
    case .identifier: return appendIdentifier(cell, &pools)
    case .date: return appendDate(cell, pools)
    case .code, .codes, .flag: return appendCode(cell)
    case .number: return appendNumber(cell, pools)
    case .word: return appendWord(cell, &pools)
    }
  }

  /// How cells are read: the type of the field without the name of its list, which would be
  /// retained and released for every cell.
  private enum Kind: UInt8 {
    case identifier, date, code, codes, flag, number, word

    init(_ type: FieldType) {
      switch type {
      case .identifier: self = .identifier
      case .date: self = .date
      case .code: self = .code
      case .codes: self = .codes
      case .flag: self = .flag
      case .integer, .decimal: self = .number
      case .period, .text: self = .word
      }
    }
  }

  /// Takes a period that stands in the header instead of in a cell.
  mutating func append(period: ReportedPeriod, pools: inout SharedPools) {
    lastIsMissing = false
    numbers.append(pools.words.place(of: period.description))
  }

  /// Takes the codes whose columns say yes.
  mutating func append(set: UInt64) {
    lastIsMissing = set == 0
    sets.append(set)
  }

  private mutating func appendIdentifier(
    _ cell: Span<UInt8>,
    _ pools: inout SharedPools
  ) -> CellFault? {
    let reading = pools.identifiers.read(cell, below: numbers.last ?? Column.missingText)
    numbers.append(reading.place)
    lastIsMissing = reading.place == Column.missingText
    guard hasForm, let form = field.form, reading.fault == nil, !lastIsMissing else {
      return reading.fault
    }
    let place = Int(reading.place)
    while formFaults.count <= place { formFaults.append(Self.untested) }
    if formFaults[place] == Self.untested {
      let id = Array(pools.identifiers.pool[reading.place].utf8)
      formFaults[place] = form.fault(in: id)?.rawValue ?? Self.faultless
    }
    return CellFault(rawValue: formFaults[place])
  }

  private static let untested = UInt8.max
  private static let faultless = UInt8.max - 1

  private mutating func appendDate(_ cell: Span<UInt8>, _ pools: SharedPools) -> CellFault? {
    var reading = DateCell.missing
    if !cell.isEmpty { reading = Self.date(cell, pools) }
    if reading.day != Column.missingDate, !pools.ordinaryDays.contains(reading.day),
      let sentinel = pools.sentinels.first(where: { $0.day == reading.day })
    {
      reading = sentinel.isWorthSaying ? .fault(.dateSentinel) : .missing
    }
    lastIsMissing = reading.day == Column.missingDate
    numbers.append(reading.day)
    orders.append(reading.order.rawValue | (reading.hasShortYear ? 4 : 0))
    if keepsTimes { times.append(reading.minutes ?? Column.missingInteger) }
    return reading.fault ?? (reading.hasShortYear ? .twoDigitYear : nil)
  }

  private static func date(_ cell: Span<UInt8>, _ pools: SharedPools) -> DateCell {
    if let reading = DateCell(reading: cell) {
      if reading.fault == .impossibleDate, pools.isNothing(cell) { return .missing }
      return reading
    }
    if CellBytes.isSpreadsheetError(cell) { return .fault(.spreadsheetError) }
    if pools.isNothing(cell) { return .missing }
    let inner = CellBytes.unwrapped(cell)
    if inner.count < cell.count, !inner.isEmpty {
      return DateCell(reading: cell.extracting(inner)) ?? .fault(.unreadableDate)
    }
    return .fault(.unreadableDate)
  }

  private mutating func appendCode(_ cell: Span<UInt8>) -> CellFault? {
    guard let reading = reader?.read(cell) else { return nil }
    lastIsMissing = reading.code == Column.missingCode
    switch kind {
    case .flag: flags.append(reading.code == yes ? 1 : reading.code == no ? 0 : -1)
    case .codes: sets.append(reading.set)
    default: codes.append(reading.code)
    }
    // A column of single codes that gets several has nothing to say them with; that is reported
    // as unknown too, and the spelling listed.
    if reading.code == Column.unknownCode { return .unknownSpelling }
    return reading.hasRepeat ? .repeatedCode : nil
  }

  private mutating func appendNumber(_ cell: Span<UInt8>, _ pools: SharedPools) -> CellFault? {
    var number: ExactDecimal?
    var mark: UInt8 = 0
    var fault: CellFault?
    if !cell.isEmpty {
      if let reading = NumberCell(reading: cell) {
        number = reading.number
        mark = reading.isPercentage ? 2 : 0
      } else if let withheld = pools.withheld, withheld.match(cell) != .unknown {
        mark = 1
        fault = .withheldNumber
      } else if CellBytes.isSpreadsheetError(cell) {
        fault = .spreadsheetError
      } else if !pools.isNothing(cell) {
        let inner = CellBytes.unwrapped(cell)
        if inner.count < cell.count, !inner.isEmpty {
          number = NumberCell(reading: cell.extracting(inner))?.number
        }
        fault = number == nil ? .unreadableNumber : .textFormula
      }
    }
    lastIsMissing = number == nil && mark == 0
    marks.append(mark)
    if isDecimal {
      decimals.append(number)
    } else if let number {
      let whole = number.wholeNumber.flatMap { Int32(exactly: $0) }
      numbers.append(whole ?? Column.missingInteger)
      lastIsMissing = whole == nil
      if whole == nil { fault = .unreadableNumber }
    } else {
      numbers.append(Column.missingInteger)
    }
    return fault
  }

  private mutating func appendWord(
    _ cell: Span<UInt8>,
    _ pools: inout SharedPools
  ) -> CellFault? {
    guard !cell.isEmpty else {
      numbers.append(Column.missingText)
      return nil
    }
    let (place, isNew) = seen.place(of: cell)
    if isNew { seenPlaces.append(word(cell, &pools)) }
    let word = seenPlaces[place]
    // A period that cannot be read is kept apart from one that is missing.
    lastIsMissing = word < 0
    numbers.append(max(word, Column.missingText))
    return word == Self.unreadable ? .unreadablePeriod : nil
  }

  private static let unreadable: Int32 = -2

  private func word(_ cell: Span<UInt8>, _ pools: inout SharedPools) -> Int32 {
    if field.type == .period, let period = ReportedPeriod(reading: cell) {
      return pools.words.place(of: period.description)
    }
    if pools.isNothing(cell) || CellBytes.isSpreadsheetError(cell) { return Column.missingText }
    if field.type == .period { return Self.unreadable }
    var text: [UInt8] = []
    for index in cell.indices { text.append(cell[index]) }
    return pools.words.place(of: String(decoding: text, as: UTF8.self))
  }
}

extension ColumnBuilder {
  /// The filled column.
  var column: Column {
    switch field.type {
    case .identifier: .identifiers(numbers)
    case .date: .dates(numbers)
    case .code: .codes(codes)
    case .codes: .codeSets(sets)
    case .integer: .integers(numbers)
    case .decimal: .decimals(decimals)
    case .flag: .flags(flags)
    case .period, .text: .texts(numbers)
    }
  }
}
