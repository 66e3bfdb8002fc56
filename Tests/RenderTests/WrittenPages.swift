import Release
import Testing
import TestSupport

@testable import Render

#if canImport(Glibc)
  import Glibc
#endif

/// Where the page checks want the pages of every edge case; `nil` in an ordinary run.
private let pagesFolder: String? = unsafe getenv("PAGES").map { unsafe String(cString: $0) }

@Test(.enabled(if: pagesFolder != nil, "writes pages only for Tests/Checks/check-pages"))
func `the pages of every edge case are written for the page checks`() throws {
  let folder = try #require(pagesFolder)
  for edge in EdgeCase.allCases {
    for audience in Audience.allCases {
      for file in pages(of: edge.edition(audience)) {
        write(file.bytes, to: "\(folder)/\(edge.rawValue)/\(audience.rawValue)/\(file.path)")
      }
    }
    let month = ReportedMonth(
      month: Exampleshire.period,
      authority: nil,
      folder: edge.rawValue,
      audiences: Audience.allCases
    )
    let index = indexPage(
      partnership: "Exampleshire",
      months: [month],
      programVersion: "0.1.0"
    )
    write(index.bytes, to: "\(folder)/\(index.path)")
  }
}
