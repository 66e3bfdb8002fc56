import Catalogue
import Records
import Testing

@testable import Ingest

private func fault(_ form: IdentifierForm, _ id: String) -> CellFault? {
  form.fault(in: Array(id.utf8))
}

/// The check letter by hand: 2·1 + 3·2 + … + 12·1 + 13·2 of 123456789012 is 368, which 23 divides,
/// so its letter is the first, A; one more in the last place adds 13, for the fourteenth, P.
@Test(arguments: [
  ("A123456789012", nil), ("a123456789012", nil), ("P123456789013", nil),
  ("B123456789012", CellFault.pupilNumberLetter), ("A123456789013", .pupilNumberLetter),
  ("A12345678901C", nil), ("A12345678901A", .pupilNumberLetter),
  ("A12345678901I", .pupilNumberEnd), ("A12345678901-", .pupilNumberEnd),
  ("A12345678901", .pupilNumberDigits), ("A1234567890123", .pupilNumberDigits),
  ("A1234X6789012", .pupilNumberDigits), ("1204", .pupilNumberDigits),
])
func `a pupil number is told by its letter and its digits`(id: String, expected: CellFault?) {
  #expect(fault(.pupilNumber, id) == expected)
  #expect(fault(.formerPupilNumber, id) == expected.map { _ in .formerPupilNumber })
}

/// 943 476 5919 is the example of the NHS Data Dictionary.
@Test(arguments: [
  ("9434765919", true), ("943-476-5919", true), ("9434765918", false), ("4.01E+09", false),
  ("943476591", false), ("94347659190", false), ("ABCDEFGHIJ", false),
])
func `a health number is told by its last digit`(id: String, isRight: Bool) {
  #expect((fault(.healthNumber, id) == nil) == isRight)
}

@Test func `a child's id has at most 20 letters and digits`() {
  #expect(fault(.childId, "A0012345678901234567") == nil)
  #expect(fault(.childId, "A00123456789012345678") == .longChildId)
  #expect(fault(.childId, "936/2001") == .signsInChildId)
}

@Test func `a wrong number is kept, said once a column, and never repeated`() throws {
  let file = try TypingDriver.typed(
    "Child ID,UPN,NHS Number,Sex,Date of Birth\nA1,A123456789012,943 476 5919,F,2015-01-02\n"
      + "A2,B123456789012,943 476 5918,F,2015-01-02\nA3,,NULL,F,2015-01-03\n"
      + "A4,B123456789012,4010232138,F,2015-01-04\n"
  )
  #expect(file.account == RowAccount(read: 4, accepted: 4))
  #expect(file.rules == ["1510 kept", "L014 kept"])
  #expect(file.findings.map(\.count) == [2, 2])
  #expect(file.findings.map(\.line) == [3, 3])
  #expect(file.findings.map(\.columnLetter) == ["B", "C"])
  #expect(file.cells("upn") == ["A123456789012", "B123456789012", "", "B123456789012"])
  #expect(!"\(file)".contains("5918"), "nothing of a personal column is kept")
}

@Test func `a code that stands twice in one cell counts once and is said`() throws {
  let file = try TypingDriver.typed(
    "LAchildID,AssessmentActualStartDate,AssessmentAuthorisationDate,AssessmentFactors\n"
      + "A1,2025-01-02,,\"1A,16A,1A\"\nA2,2025-01-03,,\"1A,16A\"\n"
  )
  #expect(file.cells("factors") == ["1A+16A", "1A+16A"])
  #expect(file.rules == ["L046 kept"])
}
