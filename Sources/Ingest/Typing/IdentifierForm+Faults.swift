import Records

extension IdentifierForm {
  /// What is wrong with an identifier, blanks left out; `nil` when it has the form.
  func fault(in id: [UInt8]) -> CellFault? {
    switch self {
    case .childId:
      if id.count > 20 { return .longChildId }
      return id.allSatisfy { CellBytes.isDigit($0) || CellBytes.isLetter($0) }
        ? nil : .signsInChildId
    case .pupilNumber: return Self.pupilNumberFault(in: id)
    case .formerPupilNumber:
      return Self.pupilNumberFault(in: id) == nil ? nil : .formerPupilNumber
    case .healthNumber: return Self.isHealthNumber(id) ? nil : .healthNumber
    }
  }

  /// The letters of pupil numbers: all but I, O and S.
  private static let letters = Array("ABCDEFGHJKLMNPQRTUVWXYZ".utf8)

  private static func pupilNumberFault(in id: [UInt8]) -> CellFault? {
    guard id.count == 13, id[1..<12].allSatisfy(CellBytes.isDigit) else {
      return .pupilNumberDigits
    }
    // A temporary number ends with a letter, which counts as its place among the letters.
    let last = id[12]
    var values = id[1..<12].map { Int($0 - CellBytes.zero) }
    if CellBytes.isDigit(last) {
      values.append(Int(last - CellBytes.zero))
    } else if let place = letters.firstIndex(of: upper(last)) {
      values.append(place)
    } else {
      return .pupilNumberEnd
    }
    let sum = zip(2..., values).reduce(0) { $0 + $1.0 * $1.1 }
    return letters[sum % 23] == upper(id[0]) ? nil : .pupilNumberLetter
  }

  /// Ten digits; the first nine times 10 down to 2, and the last, add up to a multiple of 11.
  private static func isHealthNumber(_ id: [UInt8]) -> Bool {
    let digits = id.filter { $0 != UInt8(ascii: "-") }
    guard digits.count == 10, digits.allSatisfy(CellBytes.isDigit) else { return false }
    let sum = zip((1...10).reversed(), digits).reduce(0) { $0 + $1.0 * Int($1.1 - CellBytes.zero) }
    return sum % 11 == 0
  }

  private static func upper(_ byte: UInt8) -> UInt8 {
    CellBytes.isLetter(byte) ? byte & 0xDF : byte
  }
}
