import Foundation
import Testing

/// What `scorecard.json` of one edition says, with the pages of that edition as lines of plain text.
///
/// Nothing in it changes once it is made, so that it may be shared although JSON of any kind is not.
struct WrittenEdition: CustomTestStringConvertible, @unchecked Sendable {
  struct Judged {
    let id: String
    let title: String
    let status: String
    let sentence: String
    let rule: String
    let direction: String
    let wanted: String
  }

  let name: String
  let indicators: [Judged]
  let json: [String: Any]
  let pages: [(path: String, lines: [String])]

  var testDescription: String { name }

  init?(_ name: String) {
    guard let files = demonstration?.files else { return nil }
    let folder = "2025-09/\(name)/"
    guard let bytes = files[folder + "scorecard.json"],
      let json = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    else { return nil }
    self.name = name
    self.json = json
    indicators = (json["indicators"] as? [[String: Any]] ?? []).map { item in
      func text(_ key: String) -> String { item[key] as? String ?? "" }
      return Judged(
        id: text("id"),
        title: text("title"),
        status: text("status"),
        sentence: text("sentence"),
        rule: (item["rule"] as? [String: Any])?["name"] as? String ?? "",
        direction: (item["rule"] as? [String: Any])?["direction"] as? String ?? "",
        wanted: text("wanted")
      )
    }
    let written = files.keys.filter { path in
      path.hasPrefix(folder) && !path.contains("/set-aside/")
        && [".md", ".html", ".svg"].contains { path.hasSuffix($0) }
    }
    pages = written.sorted().map { path in
      (String(path.dropFirst(folder.count)), plainLines(of: files[path] ?? [], in: path))
    }
  }

  static let all = ["internal", "public"].compactMap { WrittenEdition($0) }

  /// The indicators that a line may speak of: those whose title stands in it, else the one whose
  /// page it stands on.
  func subjects(of line: String, on path: String) -> [Judged] {
    let named = indicators.filter { line.contains($0.title) || line.contains(lowered($0.title)) }
    guard named.isEmpty, path.hasPrefix("indicators/") else { return named }
    return indicators.filter { path == "indicators/\($0.id).html" }
  }

  /// Texts that people wrote: the catalogue, the commentary, names of areas and questions.
  var broughtAlong: [String] {
    var found: Set<String> = []
    func collect(_ value: Any, _ key: String) {
      switch value {
      case let object as [String: Any]: for (key, value) in object { collect(value, key) }
      case let list as [Any]: for value in list { collect(value, key) }
      case let text as String:
        let own = ["sentence", "status", "doubts", "atTheCurrentPattern", "assurance", "trends"]
          .contains(key)
        if !own, text.count > 11 { found.insert(text) }
      default: break
      }
    }
    // Words of verdicts are not free, whatever they are called.
    for key in json.keys.sorted() where key != "trends" { collect(json[key] ?? "", key) }
    return found.filter { !$0.hasPrefix("Signal") && $0 != "Higher" && $0 != "Lower" }
      .sorted { ($0.count, $0) > ($1.count, $1) }
  }
}

/// A text with a small first letter, as it stands within a sentence.
func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

/// The lines of a page without its markup; a row of a table is one line.
private func plainLines(of bytes: [UInt8], in path: String) -> [String] {
  var text = String(decoding: bytes, as: UTF8.self)
  if path.hasSuffix(".md") {
    return text.replacing("**", with: "").replacing("\\", with: "").split(separator: "\n")
      .map(String.init)
  }
  let ends = "</(?:tr|p|li|h[0-9]|dd|caption|desc|title|text|summary|figcaption)>"
  for (pattern, plain) in [
    ("<style[^>]*>[^<]*</style>", ""), ("\n", " "), (ends, "\n"), ("<[^>]*>", " "),
  ] {
    text = text.replacingOccurrences(of: pattern, with: plain, options: .regularExpression)
  }
  for (mark, plain) in [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
  ] {
    text = text.replacingOccurrences(of: mark, with: plain)
  }
  return text.split(separator: "\n").map { line in
    line.split(separator: " ").joined(separator: " ")
  }
}
