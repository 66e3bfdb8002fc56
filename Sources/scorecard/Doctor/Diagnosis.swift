/// One thing that the doctor looked at: a fact with its place and, where something is to be done, the
/// next step.
struct Diagnosis: Equatable {
  /// How it stands.
  enum Mark: String, CaseIterable {
    /// As it should be.
    case fine = "ok"
    /// Worth knowing; nothing has to be done.
    case note = "note"
    /// Somebody should look at it.
    case look = "look"
    /// A run cannot do without it.
    case wrong = "wrong"
  }

  /// How it stands.
  let mark: Mark
  /// What was found and where, as a sentence.
  let fact: String
  /// What to do, as a sentence; empty where there is nothing to do.
  var next = ""
}

/// What the doctor found, in sections.
struct Diagnoses {
  private var sections: [(title: String, lines: [Diagnosis])] = []

  /// Begins a section.
  mutating func begin(_ title: String) {
    sections.append((title, []))
  }

  /// Adds a line to the section that was begun last.
  mutating func add(_ mark: Diagnosis.Mark, _ fact: String, next: String = "") {
    guard !sections.isEmpty else { return }
    sections[sections.count - 1].lines.append(Diagnosis(mark: mark, fact: fact, next: next))
  }

  /// Every line, in order.
  var all: [Diagnosis] { sections.flatMap(\.lines) }

  private func count(_ mark: Diagnosis.Mark) -> Int { all.count { $0.mark == mark } }

  /// 0 where all is as it should be, 1 where somebody should look, 65 where a run cannot go on.
  var exitStatus: Int32 { count(.wrong) > 0 ? 65 : count(.look) > 0 ? 1 : 0 }

  /// The whole as text, one line a fact.
  var text: String {
    var text = ""
    for section in sections where !section.lines.isEmpty {
      text += section.title + "\n"
      for line in section.lines {
        let mark = line.mark.rawValue.padded(to: 6)
        text += "  \(mark)\(printable(line.fact))\n"
        if !line.next.isEmpty { text += "        Next: \(printable(line.next))\n" }
      }
      text += "\n"
    }
    return text + summary + "\n"
  }

  private var summary: String {
    let (wrong, look) = (count(.wrong), count(.look))
    if wrong == 0, look == 0 { return "Everything is in place." }
    var parts: [String] = []
    if wrong > 0 { parts.append("\(wrong) to put right before a run") }
    if look > 0 { parts.append("\(look) to look at") }
    return parts.joined(separator: ", ") + "."
  }

  /// A name of a file cannot break a line or steer the terminal.
  private func printable(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format: shown += scalar.escaped(asASCII: true)
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}

extension String {
  /// The text with blanks behind it, as wide as asked.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
