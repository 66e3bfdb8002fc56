import Records
import Testing

@testable import Release

private func commentary(_ text: String, isPublic: Bool = true) throws -> Commentary {
  Commentary(
    indicator: "made_up",
    author: "Invented Person",
    role: "Invented officer",
    date: try #require(CalendarDate(iso: "2025-10-08")),
    isPublic: isPublic,
    passages: [.paragraph(text)],
    actions: [
      Commentary.Action(
        text: "Ring",
        owner: "Invented Manager",
        due: try #require(CalendarDate(iso: "2025-09-01")),
        status: .open
      )
    ]
  )
}

@Test func `the public gets a role, no name and no actions`() throws {
  let released = try #require(publicCommentary(try commentary("We write down more calls.")))
  #expect(released.author.isEmpty)
  #expect(released.role == "Invented officer")
  #expect(released.actions.isEmpty)
  #expect(publicCommentary(try commentary("Inside.", isPublic: false)) == nil)
}

@Test(arguments: [
  ("Four of the children had been seen.", true), ("Of 12 children 3 moved.", true),
  ("Of 12 children 6 moved.", false), ("Since 3 October we count all.", false),
  ("Since 3 Oct. we count all.", false), ("There was a rise of 4.", true),
  ("There was a rise of 4.5 points.", false), ("In 2025 we changed.", false),
  ("No one was left out.", true), ("Someone else wrote it.", false), ("(5)", true),
])
func `a text that names a number from one to five stays inside`(text: String, staysInside: Bool)
  throws
{
  #expect((publicCommentary(try commentary(text)) == nil) == staysInside)
}
