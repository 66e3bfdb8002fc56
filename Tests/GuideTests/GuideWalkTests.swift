import Foundation
import TestSupport
import Testing

/// The guides that a reader can follow to the letter, from an empty folder.
private let walks = ["first-month", "code-list", "agency-file", "regional"]

/// The arguments of the program that a command runs; `nil` when it runs something else.
private func call(of command: String) -> [String]? {
  let words = command.split(separator: " ").map(String.init)
  switch words.first {
  case "scorecard", ".build/release/scorecard": return Array(words.dropFirst())
  case "make":
    // `make` runs the program so (Makefile, targets 'run' and 'publish').
    var arguments = [words.contains("publish") ? "publish" : "run"]
    for word in words.dropFirst() {
      let parts = word.split(separator: "=").map(String.init)
      if parts.count == 2 { arguments += ["--\(parts[0].lowercased())", parts[1]] }
    }
    return arguments
  default: return nil
  }
}

/// What the program said and what stands on every page below a folder, without marks of HTML.
private func shown(_ result: ProgramResult?, below folder: String) -> String {
  var text = (result?.output ?? "") + (result?.errors ?? "")
  let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
  for path in paths where [".html", ".csv"].contains(where: { path.hasSuffix($0) }) {
    text += "\n" + (contents(of: "\(folder)/\(path)") ?? "")
  }
  return text.replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
}

@Test(arguments: walks)
func `whoever follows a guide to the letter sees what it says`(name: String) throws {
  let page = try #require(GuidePage.at("docs/\(name).md"))
  let folder = makeTemporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  var last: ProgramResult?
  var ran = 0
  for block in page.blocks {
    switch block.kind {
    case "csv", "json":
      write(block.text, to: folder + "/" + (try #require(block.pathsBefore.last)))
    case "sh":
      for line in block.text.split(separator: "\n") {
        let command = line.split(separator: "#")[0].trimmingCharacters(in: .whitespaces)
        let arguments = try #require(call(of: command), "\(command)")
        let result = try runProgram("scorecard", arguments, in: folder)
        // The doctor finds something to look at in so small a folder, and says so with its status.
        let isDone = result.status == 0 || arguments.first == "doctor" && result.status == 1
        #expect(isDone, "\(command): \(result.errors)")
        last = result
        ran += 1
      }
    case "text":
      let all = shown(last, below: folder)
      for line in block.text.split(separator: "\n") {
        #expect(all.contains(line), "\(name): '\(line)' is nowhere to be seen")
      }
    default: break
    }
  }
  #expect(ran > 0)
}
