import Records
import Testing

@testable import Ingest

private let front = """
  ---
  author: Invented Person
  role: Invented officer
  date: 2025-10-08
  """

private func file(_ text: String, name: String = "made_up") -> CommentaryFile {
  CommentaryFile(Array(text.utf8), name: name, indicators: ["made_up", "other"])
}

@Test func `a commentary has an author, paragraphs, lists and actions`() throws {
  let text =
    front + """

      public: yes
      action: Read ten files
      owner: Invented head
      due: 2025-11-14
      status: under way
      action: Ask again
      owner: Invented manager
      due: 2025-09-14
      ---

      First line
      of a paragraph.

      - An item
        that goes on
      - **Another** <b>item</b>

      # Not a heading
      """
  let commentary = try #require(file(text).commentary)
  #expect(commentary.author == "Invented Person")
  #expect(commentary.role == "Invented officer")
  #expect(commentary.date.description == "2025-10-08")
  #expect(commentary.month == Month("2025-09"))
  #expect(commentary.isPublic)
  #expect(
    commentary.passages == [
      .paragraph("First line of a paragraph."),
      .list(["An item that goes on", "**Another** <b>item</b>"]),
      .paragraph("# Not a heading"),
    ]
  )
  #expect(commentary.actions.map(\.status) == [.underWay, .open])
  let day = try #require(CalendarDate(iso: "2025-09-30"))
  #expect(commentary.actions.map { $0.isOverdue(on: day) } == [false, true])
}

@Test func `line ends of Windows and a byte-order mark change nothing`() {
  let text = front + "\n---\nA sentence.\n\n- An item\n"
  let windows = "\u{FEFF}" + text.replacing("\n", with: "\r\n")
  #expect(file(windows).commentary == file(text).commentary)
  #expect(file(text).commentary?.texts == ["A sentence.", "An item"])
}

private let mistakes: [(String, [CommentaryFault])] = [
  ("Words without front lines", [.noFrontLines]), ("", [.noFrontLines]),
  ("---\nauthor: A\nrole: B\ndate: 2025-10-08\n", [.noFrontLines]),
  ("---\nrole: B\n---\nText", [.missing("author", line: 3), .missing("date", line: 3)]),
  (front + "\nmood: bad\n---\nText", [.notAFrontLine(line: 5)]),
  (front + "\nwords\n---\nText", [.notAFrontLine(line: 5)]),
  (front + "\nrole: Again\n---\nText", [.twice("role", line: 5)]),
  (front + "\npublic:\n---\nText", [.empty("public", line: 5)]),
  (front + "\npublic: maybe\n---\nText", [.yesOrNo(line: 5)]),
  (front + "\nmonth: May\n---\nText", [.month(line: 5)]),
  (front + "\nowner: Nobody\n---\nText", [.withoutAction(line: 5)]),
  (front + "\nindicator: other\n---\nText", [.otherIndicator(line: 5)]),
  (
    front + "\naction: Do it\ndue: soon\nstatus: late\n---\nText",
    [.date(line: 6), .status(line: 7), .missing("owner", line: 5)]
  ),
  (front + "\n---\n\n", [.noText(line: 7)]),
  ("---\nauthor: A\nrole: B\ndate: 8 October\n---\nText", [.date(line: 4)]),
]

@Test(arguments: mistakes)
func `every mistake of a commentary is found with its line, and nothing of it is printed`(
  text: String,
  faults: [CommentaryFault]
) {
  let file = file(text)
  #expect(file.faults == faults)
  #expect(file.commentary == nil)
  for fault in faults {
    let finding = fault.finding(file: 2)
    #expect(finding.message.hasSuffix("."))
    #expect(!finding.howToFix.isEmpty)
    #expect(finding.action == .setAside)
  }
}

@Test func `a file that is named after no indicator is a finding with the nearest one`() {
  let file = file(front + "\n---\nText", name: "made_upp")
  #expect(file.commentary == nil)
  #expect(file.faults == [.unknownIndicator(nearest: "made_up")])
}

@Test func `a file that is no text, or too long, is a finding`() {
  let broken = CommentaryFile([0x2D, 0xFF], name: "made_up", indicators: ["made_up"])
  #expect(broken.faults == [.notText])
  let long = front + "\n---\n" + String(repeating: "word ", count: 4_000)
  #expect(file(long).faults == [.notText])
}
