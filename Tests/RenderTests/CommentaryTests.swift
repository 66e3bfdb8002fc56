@testable import Catalogue
import Records
import Release
import Testing

@testable import Render

private func text(_ path: String, _ audience: Audience) throws -> String {
  let file = try #require(pages(of: Exampleshire.edition(audience)).first { $0.path == path })
  return String(decoding: file.bytes, as: UTF8.self)
}

private let label = "Commentary by Performance officer, 8 October 2025. Not generated."

@Test func `commentary stands in a block of its own with its label`() throws {
  let page = try text("indicators/cpp_neglect_count.html", .internal)
  #expect(page.contains("<div class=\"words\"><p><b>\(label)</b></p>"))
  #expect(page.contains("<li>**Not bold** | [x] &lt;b&gt;</li>"))
  #expect(page.contains("<p>Written by Invented Author.</p>\n</div>"))
  let markdown = try text("scorecard.md", .internal)
  #expect(markdown.contains("> **\(label)**\n>\n> We read the files of the summer.\n"))
  #expect(markdown.contains("> - \\*\\*Not bold\\*\\* \\| \\[x\\] \\<b\\>\n"))
}

@Test func `commentary about an earlier month says so`() throws {
  let page = try text("indicators/rereferrals_12m_pct.html", .internal)
  #expect(page.contains("Written by Invented Second. It is about August 2025."))
}

@Test func `the public edition has a role and neither names, actions nor inner words`() throws {
  let files = pages(of: Exampleshire.edition(.public))
  for file in files {
    let page = String(decoding: file.bytes, as: UTF8.self)
    for word in [
      "Invented Author", "Invented Owner", "Invented director", "Invented Second", "Read more",
      "sub-group alone", "verdue",
    ] {
      #expect(!page.contains(word), "\(file.path): \(word)")
    }
  }
  #expect(try text("scorecard.md", .public).contains("> **\(label)**"))
}

@Test func `actions due before the end of the month and not done are listed inside`() throws {
  let page = try text("scorecard.md", .internal)
  #expect(page.contains("## 3 Overdue actions"))
  #expect(
    page.contains(
      "| Read more files | Children on a plan for neglect | Invented Owner | 12 September 2025 | Under way |"
    )
  )
  #expect(page.contains("| Report back | Invented Owner | 3 November 2025 | Open |"))
}
