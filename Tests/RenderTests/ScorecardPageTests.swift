import Release
import Testing
import TestSupport

@testable import Render

/// The folder of golden files of this target.
let golden = "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Golden"

/// The pages that reviewers read in every change: the true edition in full, the public one in the
/// form that is quickest to read.
let goldenPages: [(audience: Audience, path: String)] = [
  (.internal, "scorecard.html"), (.internal, "scorecard.md"), (.public, "scorecard.md"),
  (.internal, "charts/cpp_neglect_count.svg"),
]

@Test(arguments: goldenPages.indices)
func `the pages of the example stay as they were`(place: Int) throws {
  let (audience, path) = goldenPages[place]
  let files = pages(of: Exampleshire.edition(audience))
  let file = try #require(files.first { $0.path == path })
  expectGolden(
    String(decoding: file.bytes, as: UTF8.self),
    named: "\(audience.rawValue)-\(path.replacing("/", with: "-"))",
    in: golden
  )
}
