import Records

/// Days, one for each position or one for each period.
enum Days {
  case rows([Int32])
  case periods([Int32])
}

extension Evaluator {
  /// The number that stands for none.
  public static let missingNumber = Int64.min

  // MARK: Cells

  /// The column of a field; `nil` where no file had it.
  func column(_ field: FieldReference, _ frame: RowFrame) -> Column? {
    switch field.owner {
    case .row: frame.table.table.column(field.name)
    case .outerRow: frame.outer?.table.table.column(field.name)
    case .person, .outerPerson: people?.table.column(field.name)
    }
  }

  /// The row of the field's column at each position; negative where there is none.
  func rows(_ field: FieldReference, _ frame: RowFrame) -> [Int32] {
    switch field.owner {
    case .row: return frame.rows
    case .outerRow: return frame.outer?.rows ?? []
    case .person: return frame.personRows
    case .outerPerson: return frame.outer?.personRows ?? []
    }
  }

  /// The dates of a field.
  func rowDates(_ field: FieldReference, _ frame: RowFrame) -> [Int32] {
    guard case .dates(let cells)? = column(field, frame) else {
      return Array(repeating: Column.missingDate, count: frame.count)
    }
    return rows(field, frame).map { $0 < 0 ? Column.missingDate : cells[Int($0)] }
  }

  /// The identifiers of a field; for the child's name, those that the register gave.
  private func identifiers(_ field: FieldReference, _ frame: RowFrame) -> [Int32] {
    let owner = field.owner == .outerRow ? frame.outer : field.owner == .row ? frame : nil
    if let owner, field.name == owner.table.dataset.childName {
      return owner.rows.map { owner.table.children[Int($0)] }
    }
    guard case .identifiers(let cells)? = column(field, frame) else {
      return Array(repeating: Column.missingText, count: frame.count)
    }
    return rows(field, frame).map { $0 < 0 ? Column.missingText : cells[Int($0)] }
  }

  /// What a value is: the first operand decides, since both sides were checked to be alike.
  func type(of operand: Operand, _ frame: RowFrame) -> FieldType? {
    switch operand {
    case .field(let field):
      switch field.owner {
      case .row: frame.table.dataset.field(field.name)?.type
      case .outerRow: frame.outer?.table.dataset.field(field.name)?.type
      case .person, .outerPerson: people?.dataset.field(field.name)?.type
      }
    case .number, .share, .sum, .difference, .total, .length, .count, .covered, .lastedFor,
      .quotient:
      .decimal
    case .day, .periodEnd, .periodStart, .spanStart, .moved, .schoolYearStart, .rowDay,
      .termEndBefore:
      .date
    case .otherwise(let first, _), .word(_, let first): type(of: first, frame)
    case .literal, .duration, .lasted, .age, .schoolAge: nil
    }
  }

  // MARK: Comparing

  /// Whether one value stands in a relation to another.
  func compare(
    _ left: Operand,
    _ relation: Relation,
    _ right: Operand,
    _ frame: RowFrame
  ) -> [UInt64] {
    switch (left, right) {
    case (.lasted, .duration(let amount, let unit)):
      return compareLasted(relation, amount, unit, frame)
    case (.age, .number(let years)):
      return compareAge(relation, Int(years / 1_000_000), onSchoolDay: false, frame)
    case (.schoolAge, .number(let years)):
      return compareAge(relation, Int(years / 1_000_000), onSchoolDay: true, frame)
    default: break
    }
    switch type(of: left, frame) {
    case .date:
      guard left.mixesDays || right.mixesDays else {
        return compareDays(days(left, frame), relation, days(right, frame), frame)
      }
      return inEachPeriod(frame) { period in
        let (first, second) = (days(left, frame, at: period), days(right, frame, at: period))
        return first.indices.map {
          first[$0] != Column.missingDate && second[$0] != Column.missingDate
            && relation.holds(first[$0], second[$0])
        }
      }
    case .integer, .decimal: return compareNumbers(left, relation, right, frame)
    case .code, .flag:
      let first = codes(left, right, frame)
      if case .literal = right {
        let wanted = literal(right, beside: left, frame)
        guard wanted >= 0 else { return none(frame) }
        return each(first) { $0 >= 0 && relation.holds($0, wanted) }
      }
      let second = codes(right, left, frame)
      return each(first.indices) {
        first[$0] >= 0 && second[$0] >= 0 && relation.holds(first[$0], second[$0])
      }
    case .identifier, .text, .period:
      let (first, second) = (texts(left, right, frame), texts(right, left, frame))
      return each(first.indices) {
        first[$0] != Column.missingText && second[$0] != Column.missingText
          && relation.holds(first[$0], second[$0])
      }
    case .codes, nil: return none(frame)
    }
  }

  /// Whether a value is one of several.
  func among(_ value: Operand, _ members: [Operand], _ frame: RowFrame) -> [UInt64] {
    if case .codes(let list) = type(of: value, frame), case .field(let field) = value {
      guard case .codeSets(let cells)? = column(field, frame) else { return none(frame) }
      let wanted = members.reduce(UInt64(0)) { bits, member in
        guard case .literal(let code) = member,
          let place = vocabulary.schema.codeLists[list]?.place(of: code), place < 64
        else { return bits }
        return bits | 1 << UInt64(place)
      }
      return each(rows(field, frame)) { $0 >= 0 && cells[Int($0)] & wanted != 0 }
    }
    var masks = none(frame)
    for member in members {
      let one = compare(value, .equal, member, frame)
      for place in masks.indices { masks[place] |= one[place] }
    }
    return masks
  }

  /// Whether a value is missing.
  func missing(_ value: Operand, _ frame: RowFrame) -> [UInt64] {
    switch type(of: value, frame) {
    case .date:
      guard case .rows(let days) = days(value, frame) else { return none(frame) }
      return each(days) { $0 == Column.missingDate }
    case .integer, .decimal: return missingNumbers(value, frame)
    case .code, .flag:
      return each(codes(value, value, frame)) { $0 == Int32(Column.missingCode) }
    case .codes:
      guard case .field(let field) = value, case .codeSets(let cells)? = column(field, frame)
      else { return Array(repeating: periods.all, count: frame.count) }
      return each(rows(field, frame)) { $0 < 0 || cells[Int($0)] == 0 }
    case .identifier, .text, .period:
      return each(texts(value, value, frame)) { $0 == Column.missingText }
    case nil: return none(frame)
    }
  }

  // MARK: Codes and texts

  /// The codes or flags of a value; a literal takes its list from the value beside it.
  func codes(_ value: Operand, _ other: Operand, _ frame: RowFrame) -> [Int32] {
    switch value {
    case .field(let field):
      switch column(field, frame) {
      case .codes(let cells):
        return rows(field, frame).map { $0 < 0 ? -1 : Int32(cells[Int($0)]) }
      case .flags(let cells):
        return rows(field, frame).map { $0 < 0 ? -1 : Int32(cells[Int($0)]) }
      default: return Array(repeating: -1, count: frame.count)
      }
    case .literal: return Array(repeating: literal(value, beside: other, frame), count: frame.count)
    case .otherwise(let first, let second):
      let (first, second) = (codes(first, other, frame), codes(second, other, frame))
      return first.indices.map { first[$0] == -1 ? second[$0] : first[$0] }
    case .word(_, let meaning): return codes(meaning, other, frame)
    default: return Array(repeating: -1, count: frame.count)
    }
  }

  /// The code or flag that a literal means beside a value; -1 for one that the list does not have.
  private func literal(_ value: Operand, beside other: Operand, _ frame: RowFrame) -> Int32 {
    guard case .literal(let code) = value else { return -1 }
    guard case .code(let list) = type(of: other, frame) else { return code == "yes" ? 1 : 0 }
    return Int32(vocabulary.schema.codeLists[list]?.place(of: code) ?? -1)
  }

  /// The identifiers or texts of a value, as positions in one pool.
  private func texts(_ value: Operand, _ other: Operand, _ frame: RowFrame) -> [Int32] {
    switch value {
    case .field(let field):
      if type(of: value, frame) == .identifier { return identifiers(field, frame) }
      guard case .texts(let cells)? = column(field, frame) else {
        return Array(repeating: Column.missingText, count: frame.count)
      }
      return rows(field, frame).map { $0 < 0 ? Column.missingText : cells[Int($0)] }
    case .literal(let text):
      let place = frame.table.table.words.knownPlace(of: text)
      return Array(repeating: place ?? Int32.max, count: frame.count)
    case .otherwise(let first, let second):
      let (first, second) = (texts(first, other, frame), texts(second, other, frame))
      return first.indices.map { first[$0] == Column.missingText ? second[$0] : first[$0] }
    case .word(_, let meaning): return texts(meaning, other, frame)
    default: return Array(repeating: Column.missingText, count: frame.count)
    }
  }
}
