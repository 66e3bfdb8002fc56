import Foundation
import TestSupport
import Testing

/// One Markdown page of the project, taken apart.
struct GuidePage: CustomTestStringConvertible, Sendable {
  /// A fenced block.
  struct Block: Sendable {
    let kind: String
    let text: String
    /// The paths in backquotes that stand before it, the nearest last.
    let pathsBefore: [String]
  }

  /// The path below the checkout.
  let path: String
  /// The fenced blocks in their order.
  let blocks: [Block]
  /// The words between backquotes outside blocks.
  let spans: [String]
  /// The targets of links and pictures.
  let links: [String]
  /// The names by which headings are linked to, as GitHub makes them.
  let anchors: Set<String>
  /// The lines outside blocks.
  let lines: [String]

  var testDescription: String { path }

  init(_ path: String) {
    self.path = path
    let text = contents(of: checkoutFolder + "/" + path) ?? ""
    var blocks: [Block] = []
    var lines: [String] = []
    var paths: [String] = []
    var kind: String?
    var block = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        if let open = kind {
          blocks.append(Block(kind: open, text: block, pathsBefore: paths))
          kind = nil
        } else {
          kind = String(line.dropFirst(3))
          block = ""
        }
      } else if kind != nil {
        block += line + "\n"
      } else {
        lines.append(line)
        paths += Self.spans(of: line).filter { $0.hasPrefix("try/") && $0.contains(".") }
      }
    }
    self.blocks = blocks
    self.lines = lines
    let joined = lines.joined(separator: "\n")
    spans = lines.flatMap(Self.spans)
    links = joined.matches(of: #/\]\(([^)\s]+)\)/#).map { String($0.1) }
    var anchors: Set<String> = []
    for line in lines where line.hasPrefix("#") {
      let title = line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
      anchors.insert(
        String(
          title.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
            .map { $0 == " " ? "-" : $0 }
        )
      )
    }
    self.anchors = anchors
  }

  /// The words between backquotes of one line.
  private static func spans(of line: String) -> [String] {
    line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// The commands of the page: the lines of its `sh` blocks, and spans that call the program.
  var commands: [String] {
    let written = blocks.filter { $0.kind == "sh" }.flatMap { block in
      block.text.split(separator: "\n").map { line in
        line.split(separator: "#", omittingEmptySubsequences: false)[0]
          .trimmingCharacters(in: .whitespaces)
      }
    }
    let inline = spans.filter { span in
      ["make ", "scorecard ", ".build/release/scorecard "].contains { span.hasPrefix($0) }
        || span == "make"
    }
    return (written + inline).filter { !$0.isEmpty }
  }

  /// Every page that people write, in the order of paths; not those that the program writes.
  static let all: [GuidePage] = {
    let manager = FileManager.default
    func below(_ folder: String) -> [String] {
      let found = (try? manager.subpathsOfDirectory(atPath: "\(checkoutFolder)/\(folder)")) ?? []
      return found.map { "\(folder)/\($0)" }
    }
    let top = (try? manager.contentsOfDirectory(atPath: checkoutFolder)) ?? []
    return (top + below("docs") + below("Sources") + below("data") + below("Tests"))
      .filter { $0.hasSuffix(".md") && !$0.hasPrefix("data/commentary/") }
      .filter { !$0.contains("/Golden/") && !$0.contains("/Corpus/") }
      .sorted().map { GuidePage($0) }
  }()

  /// The page at a path.
  static func at(_ path: String) -> GuidePage? { all.first { $0.path == path } }
}
