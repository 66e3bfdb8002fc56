import Foundation

/// JSON as a tree, for tests that read what the program wrote.
enum JSONTree: Decodable, Equatable {
  case null
  case flag(Bool)
  case whole(Int64)
  case number(Double)
  case text(String)
  case list([JSONTree])
  case object([String: JSONTree])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let whole = try? value.decode(Int64.self) {
      self = .whole(whole)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([JSONTree].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: JSONTree].self))
    }
  }

  init(_ bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(JSONTree.self, from: Data(bytes))
  }

  subscript(_ name: String) -> JSONTree? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  var items: [JSONTree] { if case .list(let items) = self { items } else { [] } }

  var string: String? { if case .text(let text) = self { text } else { nil } }

  /// The name that JSON Schema has for what it is.
  var kind: String {
    switch self {
    case .null: "null"
    case .flag: "boolean"
    case .whole: "integer"
    case .number: "number"
    case .text: "string"
    case .list: "array"
    case .object: "object"
    }
  }
}

/// A JSON Schema, as far as `docs/scorecard.schema.json` uses the language.
///
/// `Tests/Checks/tables/check.py` asks a validator of others' making the same.
struct JSONSchema {
  private let root: JSONTree

  init(_ bytes: [UInt8]) throws {
    root = try JSONTree(bytes)
  }

  /// Where a tree does not fit, and why; empty when it does.
  func faults(in tree: JSONTree) -> [String] { faults(in: tree, by: root, at: "") }

  private func faults(in tree: JSONTree, by schema: JSONTree, at path: String) -> [String] {
    guard case .object(let rules) = schema else { return ["\(path): no schema"] }
    var found: [String] = []
    for (rule, value) in rules {
      switch rule {
      case "$schema", "$defs", "title", "description", "required", "additionalProperties": break
      case "$ref":
        let name = value.string?.split(separator: "/").last.map { String($0) } ?? ""
        guard let meant = root["$defs"]?[name] else { return ["\(path): '\(name)' is not defined"] }
        found += faults(in: tree, by: meant, at: path)
      case "anyOf":
        let each = value.items.map { faults(in: tree, by: $0, at: path) }
        if !each.contains([]) { found += each.min { $0.count < $1.count } ?? [] }
      case "type":
        let kinds = value.string.map { [$0] } ?? value.items.compactMap(\.string)
        let fits = kinds.contains(tree.kind) || tree.kind == "integer" && kinds.contains("number")
        if !fits { found.append("\(path): \(tree.kind) in place of \(kinds)") }
      case "enum": if !value.items.contains(tree) { found.append("\(path): \(tree) is no choice") }
      case "minimum":
        if case .whole(let least) = value, case .whole(let number) = tree, number < least {
          found.append("\(path): \(number) is less than \(least)")
        }
      case "pattern":
        if let text = tree.string, let pattern = value.string,
          text.range(of: pattern, options: .regularExpression) == nil
        {
          found.append("\(path): '\(text)' is not \(pattern)")
        }
      case "items":
        for (place, item) in tree.items.enumerated() {
          found += faults(in: item, by: value, at: "\(path)/\(place)")
        }
      case "properties": found += faultsOfMembers(in: tree, by: schema, at: path)
      default: found.append("\(path): the test does not know '\(rule)'")
      }
    }
    if rules["properties"] == nil { found += faultsOfMembers(in: tree, by: schema, at: path) }
    return found
  }

  private func faultsOfMembers(
    in tree: JSONTree,
    by schema: JSONTree,
    at path: String
  ) -> [String] {
    guard case .object(let members) = tree else { return [] }
    var found: [String] = []
    for name in schema["required"]?.items.compactMap(\.string) ?? [] where members[name] == nil {
      found.append("\(path): '\(name)' is missing")
    }
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      if let rule = schema["properties"]?[name] ?? schema["additionalProperties"],
        rule != .flag(false)
      {
        found += faults(in: value, by: rule, at: "\(path)/\(name)")
      } else if schema["type"] == .text("object") {
        found.append("\(path): '\(name)' is not in the schema")
      }
    }
    return found
  }
}
