import Records

/// What can be wrong with one cell, or worth saying of it.
enum CellFault: UInt8, Hashable {
  case missingIdentifier
  case missingDate
  case unreadableDate
  case impossibleDate
  case otherDateOrder
  case implausibleDate
  case futureDate
  case spreadsheetError
  case destroyedIdentifier
  case unknownSpelling
  case unreadableNumber
  case withheldNumber
  case unreadablePeriod
  case textFormula
  case separatorsInIdentifier
  case serialDate
  case dateSentinel
  case twoDigitYear
  case changedDay
  case eitherDateOrder
  case monthFirst
  case repeatedCode
  case longChildId
  case signsInChildId
  case pupilNumberDigits
  case pupilNumberEnd
  case pupilNumberLetter
  case formerPupilNumber
  case healthNumber

  /// The rule's code: one of the local rules of `validation_rules.csv`, or ours behind them.
  var rule: String {
    switch self {
    case .unreadableDate, .impossibleDate, .otherDateOrder, .eitherDateOrder, .monthFirst,
      .serialDate, .twoDigitYear, .changedDay, .dateSentinel:
      "L004"
    case .unknownSpelling, .unreadablePeriod: "L005"
    case .spreadsheetError, .destroyedIdentifier, .textFormula, .separatorsInIdentifier: "L006"
    case .withheldNumber: "L013"
    case .missingIdentifier: "L017"
    case .missingDate: "L018"
    case .implausibleDate, .futureDate: "L019"
    case .unreadableNumber: "L028"
    case .repeatedCode: "L046"
    case .longChildId: "1570"
    case .signsInChildId: "1580"
    case .pupilNumberLetter: "1510"
    case .pupilNumberDigits: "1540"
    case .pupilNumberEnd: "1550"
    case .formerPupilNumber: "1560Q"
    case .healthNumber: "L014"
    }
  }

  /// What was found, as a sentence that begins with the field's title.
  func message(for title: String) -> String {
    switch self {
    case .missingIdentifier: "'\(title)' is empty, so it cannot be known whom the row is about."
    case .missingDate: "'\(title)' is empty, so the row stands in no month."
    case .unreadableDate: "'\(title)' is not a date."
    case .impossibleDate: "'\(title)' names a day that no calendar has."
    case .otherDateOrder:
      "'\(title)' has day and month the other way round than the rest of its column."
    case .implausibleDate: "'\(title)' is too early or too late to be true."
    case .futureDate: "'\(title)' is more than 31 days after the newest month of the extract."
    case .spreadsheetError: "'\(title)' holds a spreadsheet's error instead of a value."
    case .destroyedIdentifier: "'\(title)' was turned into a rounded number by a spreadsheet."
    case .unknownSpelling: "'\(title)' has a spelling that its code list does not know."
    case .unreadableNumber: "'\(title)' is not a number that can be used there."
    case .withheldNumber: "'\(title)' was withheld by the sender because it is small."
    case .unreadablePeriod: "'\(title)' does not name a month, quarter, term or year."
    case .textFormula: "'\(title)' is wrapped as a spreadsheet's text; the wrapping was removed."
    case .separatorsInIdentifier:
      "'\(title)' is written as a number with separators or decimals; they were removed."
    case .serialDate: "'\(title)' is a spreadsheet's day number; it was read as that day."
    case .dateSentinel: "'\(title)' is a date that stands for none; it was read as empty."
    case .twoDigitYear: "'\(title)' has years of two digits; 00 to 49 were read as 2000 to 2049."
    case .changedDay: "'\(title)' has a time zone that puts it on another day in Britain."
    case .eitherDateOrder:
      "'\(title)' could be read day first or month first throughout; it was read day first."
    case .repeatedCode: "'\(title)' names the same code twice in one cell; it counts once."
    case .longChildId: "'\(title)' is longer than the 20 characters of a child's id."
    case .signsInChildId: "'\(title)' holds signs that are neither letters nor digits."
    case .pupilNumberDigits:
      "'\(title)' is not a letter, eleven digits and one more digit or letter."
    case .pupilNumberEnd: "'\(title)' ends with what no pupil number ends with."
    case .pupilNumberLetter: "'\(title)' begins with a letter that does not fit its digits."
    case .formerPupilNumber: "'\(title)' is not written as a pupil number, or its letter is wrong."
    case .healthNumber: "'\(title)' is not ten digits of which the last one fits the others."
    case .monthFirst: "'\(title)' has the month first in its column and was read so."
    }
  }

  /// What the agency can do about it.
  var howToFix: String {
    switch self {
    case .missingIdentifier: "Send the identifier with every row."
    case .missingDate: "Send the date with every row."
    case .unreadableDate, .impossibleDate, .implausibleDate:
      "Correct the date in the source system and write it as YYYY-MM-DD."
    case .otherDateOrder, .eitherDateOrder, .monthFirst, .serialDate, .twoDigitYear, .changedDay:
      "Write dates as YYYY-MM-DD."
    case .futureDate: "Check the year, and leave out what has not happened yet."
    case .spreadsheetError: "Mend the formula, or export from the source system directly."
    case .destroyedIdentifier:
      "Format the column as text before saving, or export from the source system directly."
    case .unknownSpelling: "Use the national code, or have the spelling added to the catalogue."
    case .unreadableNumber: "Send plain digits."
    case .withheldNumber: "Send the true number; small numbers are withheld before publication."
    case .unreadablePeriod: "Write months as YYYY-MM."
    case .textFormula, .separatorsInIdentifier: "Send identifiers as plain text."
    case .repeatedCode: "Name each code once."
    case .longChildId, .signsInChildId:
      "Nothing, if the same ids come in every extract; the census asks for letters and digits."
    case .pupilNumberDigits, .pupilNumberEnd, .pupilNumberLetter, .formerPupilNumber:
      "Correct the number in the source system; a wrong one finds no row of another agency."
    case .healthNumber: "Correct the number in the source system; nothing of it is kept here."
    case .dateSentinel: "Leave the cell empty where there is no date."
    }
  }
}

extension CellFault {
  /// Whether a row that cannot do without the cell is set aside for it (`rulings.md`).
  var costsTheRow: Bool {
    switch self {
    case .missingIdentifier, .missingDate, .unreadableDate, .impossibleDate, .otherDateOrder,
      .implausibleDate, .futureDate, .spreadsheetError, .destroyedIdentifier:
      true
    default: false
    }
  }
}
