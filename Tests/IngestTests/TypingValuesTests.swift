import Records
import Testing

@testable import Ingest

/// The cases V01 to V27 of the specification's section on values, as far as one file decides them.

private func plans(_ rows: String...) throws -> TypedFile {
  try TypingDriver.typed(
    "CP Plan ID,Child ID,CPPstartDate,CPPendDate,InitialCategoryOfAbuse,NumberOfPreviousCPP\n"
      + rows.joined(separator: "\n") + "\n"
  )
}

@Test(arguments: [
  // V01, V02, V02b, V03, V05 and blanks inside.
  ("\"1,001\"", "1001"), ("\"=\"\"0123\"\"\"", "0123"), ("0001001", "0001001"),
  ("'0123", "0123"), ("1001.0", "1001"), (" A 12\u{A0}34\u{200B} ", "A1234"),
  ("936/2001", "936/2001"), ("12E5", "12E5"), ("A-1,2", "A-1,2"),
])
func `an identifier keeps its zeros and loses what a spreadsheet put around it`(
  written: String,
  read: String
) throws {
  let cell = written.contains(",") && !written.hasPrefix("\"") ? "\"\(written)\"" : written
  let file = try plans("1,\(cell),2024-01-02,,NEG,0")
  #expect(file.cells("child") == [read])
  #expect(file.account == RowAccount(read: 1, accepted: 1))
}

@Test func `two ways of writing zeros in front are two children`() throws {
  let file = try plans("1,0001001,2024-01-02,,NEG,0", "2,1001,2024-01-02,,NEG,0")
  #expect(Set(file.cells("child")).count == 2)
}

@Test(arguments: ["1.23457E+11", "9.21E+06", "4E+09", "#REF!", "#N/A", "####"])
func `V04 and V20: a destroyed identifier costs the row`(cell: String) throws {
  let file = try plans("1,\(cell),2024-01-02,,NEG,0", "2,77,2024-01-02,,NEG,0")
  #expect(file.account == RowAccount(read: 2, accepted: 1, rejected: 1))
  #expect(file.rules == ["L006 set aside"])
  #expect(file.setAside.map(\.lines) == [2...2])
  #expect(file.cells("child") == ["77"])
}

@Test(arguments: ["", "  ", "NULL", "not known", "-", "nan", "Data not captured in MOSAIC"])
func `V19 and V26: a row without a child is set aside`(cell: String) throws {
  let file = try plans("1,\(cell),2024-01-02,,NEG,0")
  #expect(file.rules == ["L017 set aside"])
  #expect(file.account == RowAccount(read: 1, accepted: 0, rejected: 1))
}

@Test func `V06: a column that could be either way round is read day first, and says so`() throws {
  let file = try plans("1,7,03/04/2015,,NEG,0", "2,8,05/06/2015,,NEG,0")
  #expect(file.cells("start_date") == ["2015-04-03", "2015-06-05"])
  #expect(file.rules == ["L004 kept"])
  #expect(file.findings[0].count == 2)
}

@Test func `V07: rows that have the month first in a column of days first are set aside`() throws {
  let file = try plans(
    "1,1,13/04/2015,,NEG,0",
    "2,2,04/13/2015,,NEG,0",
    "3,3,28/04/2015,,NEG,0",
    "4,4,04/05/2015,,NEG,0",
    "5,5,04/28/2015,,NEG,0",
    "6,6,29/04/2015,,NEG,0"
  )
  #expect(file.cells("start_date") == ["2015-04-13", "2015-04-28", "2015-05-04", "2015-04-29"])
  #expect(file.account == RowAccount(read: 6, accepted: 4, rejected: 2))
  #expect(file.setAside.map(\.lines.lowerBound) == [3, 6])
}

@Test func `a column that proves the month first is read so, and says so`() throws {
  let file = try plans("1,1,04/13/2015,,NEG,0", "2,2,05/04/2015,,NEG,0")
  #expect(file.cells("start_date") == ["2015-04-13", "2015-05-04"])
  #expect(file.rules == ["L004 kept"])
}

@Test(arguments: ["31/02/2016", "29/02/2015", "2015-02-29", "2015-13-01"])
func `V08: a day that does not exist costs the row and never rolls over`(cell: String) throws {
  let file = try plans("1,1,\(cell),,NEG,0")
  #expect(file.rules == ["L004 set aside"])
  #expect(file.account.rejected == 1)
}

@Test(arguments: [
  ("13/2/02", "2002-02-13"), ("18/07/19", "2019-07-18"), ("13/07/95", "1995-07-13"),
])
func `V09: years of two digits turn over at 50, and a finding says so`(
  written: String,
  read: String
) throws {
  let file = try plans("1,1,\(written),,NEG,0")
  #expect(file.cells("start_date") == [read])
  #expect(file.rules == ["L004 kept"])
}

@Test func `V09: a date of birth with two digits is never in the future`() throws {
  let file = try TypingDriver.typed(
    "Child ID,Date of Birth,Date of Referral,Referral Source\n"
      + "1,14/05/35,20/03/2024,1A\n2,14/05/09,20/03/2024,1A\n"
  )
  #expect(file.cells("date_of_birth", of: "person") == ["1935-05-14", "2009-05-14"])
}

@Test(arguments: [("42016", "2015-01-12"), ("44158.0", "2020-11-23"), ("43678.5", "2019-08-01")])
func `V10: a spreadsheet's day number is converted, and says so`(
  written: String,
  read: String
) throws {
  let file = try plans("1,1,\(written),,NEG,0")
  #expect(file.cells("start_date") == [read])
  #expect(file.rules == ["L004 kept"])
}

@Test(arguments: ["31/12/9999", "9999-12-31", "99991231", "01/01/2100", "31/12/2099", "NULL", ""])
func `V11: an end in the far future is no end`(cell: String) throws {
  let file = try plans("1,1,2015-01-20,\(cell),NEG,0")
  #expect(file.cells("end_date") == [""])
  #expect(file.account.accepted == 1)
  #expect(file.rules.isEmpty)
}

@Test(arguments: ["01/01/1900", "30/12/1899", "00/00/0000", "0000-00-00"])
func `V11: a date that stands for none is read as empty, and says so`(cell: String) throws {
  let file = try plans("1,1,2015-01-20,\(cell),NEG,0")
  #expect(file.cells("end_date") == [""])
  #expect(file.rules == ["L004 kept"])
}

@Test func `V12: a date far behind the day the extract was made costs the row`() throws {
  let file = try TypingDriver.typed(
    "Child ID,CPPstartDate,CPPendDate,InitialCategoryOfAbuse\n"
      + "1,2015-01-20,,NEG\n2,2016-06-30,,NEG\n3,2015-03-02,,NEG\n4,2014-01-20,,NEG\n"
      + "5,2013-02-11,,NEG\n6,2014-12-01,,NEG\n",
    madeOn: CalendarDate(year: 2015, month: 1, day: 31)
  )
  #expect(file.rules == ["L019 set aside"])
  #expect(file.cells("child") == ["1", "3", "4", "5", "6"])
}

@Test func `V12: without that day the newest month with a hundredth of the rows decides`() throws {
  let rows = (1...250).map { "\($0),2015-0\(1 + $0 % 3)-15,,NEG\n" }.joined()
  let file = try TypingDriver.typed(
    "Child ID,CPPstartDate,CPPendDate,InitialCategoryOfAbuse\n" + rows + "999,2031-05-01,,NEG\n"
  )
  #expect(file.account == RowAccount(read: 251, accepted: 250, rejected: 1))
  #expect(file.rules == ["L019 set aside"])
  #expect(file.newestMonth == Month(year: 2015, month: 3))
}

@Test(arguments: ["01/01/0215", "13/01/2105", "13/01/1066", "1985-01-01"])
func `V22: a start in an impossible year costs the row`(cell: String) throws {
  let file = try plans("1,1,\(cell),,NEG,0")
  #expect(file.rules == ["L019 set aside"])
}

@Test(arguments: [
  ("2020-07-13 00:00:00.000", "2020-07-13"), ("2005-07-04T00:00:00", "2005-07-04"),
  ("04/01/2021 23:59", "2021-01-04"), ("04/01/2021 11:30 PM", "2021-01-04"),
  ("2021-06-30T22:30:00Z", "2021-06-30"), ("2021-12-31T23:30:00Z", "2021-12-31"),
  ("2021-07-01T00:30:00+01:00", "2021-07-01"), ("2021-06-30T23:30:00Z", "2021-07-01"),
  ("2021-01-01T00:30:00+01:00", "2020-12-31"), ("2021-06-30T20:00:00-0500", "2021-07-01"),
])
func `V21: times fall away, and a zone gives the British day`(
  written: String,
  read: String
) throws {
  let file = try plans("1,1,\(written),,NEG,0")
  #expect(file.cells("start_date") == [read])
}

@Test(arguments: [
  "neg", " NEG ", "a) neglect", "NEGLECT", "Neglect\u{A0}Only", "\"Neglect,\"", "YNNN",
])
func `V23: capitals and blanks do not matter in a code`(cell: String) throws {
  let file = try plans("1,1,2024-01-02,,\(cell),0")
  #expect(file.cells("initial_category") == ["NEG"])
  #expect(file.cells("initial_categories") == ["NEG"])
  #expect(file.unmatched.isEmpty)
}

@Test func `V24: an unknown code is kept, counted and listed with the nearest label`() throws {
  let file = try plans("1,1,2024-01-02,,Neglekt,0", "2,2,2024-01-03,,Neglekt,0")
  #expect(file.cells("initial_category") == ["unknown", "unknown"])
  #expect(file.rules == ["L005 kept"])
  #expect(file.findings[0].count == 2)
  #expect(
    file.unmatched == [
      UnmatchedSpelling(
        file: 0,
        field: "initial_category",
        codeList: "category_of_abuse",
        spelling: "Neglekt",
        nearest: "Neglect",
        count: 2
      )
    ]
  )
}

@Test(arguments: [
  ("134.0", "134"), ("\"1,204\"", "1204"), ("-1", "-1"), ("'7", "7"), ("<5", ""), ("*", ""),
  ("n/a", ""), ("#DIV/0!", ""), ("1.5", ""), ("\"1,5\"", ""), ("many", ""),
])
func `a whole number is read with its separators, and never made up`(
  written: String,
  read: String
) throws {
  let file = try plans("1,1,2024-01-02,,NEG,\(written)")
  #expect(file.cells("previous_plans") == [read])
  #expect(file.account.accepted == 1)
}

@Test func `every mistake of a row is said in one run`() throws {
  let file = try plans("1,9.21E+06,31/02/2016,yesterday,NEG,0")
  #expect(file.rules == ["L006 set aside", "L004 set aside", "L004 set aside"])
  #expect(file.findings.map(\.columnLetter) == ["B", "C", "D"])
  #expect(file.account.rejected == 1)
}

@Test func `no finding holds the value that was found`() throws {
  let file = try plans("XYZZY1,9.21E+06,XYZZY2,XYZZY3,XYZZY4,XYZZY5")
  #expect(!file.findings.isEmpty)
  for finding in file.findings {
    #expect(!"\(finding)".contains("XYZZY"))
    #expect(!"\(finding)".contains("9.21"))
  }
}
