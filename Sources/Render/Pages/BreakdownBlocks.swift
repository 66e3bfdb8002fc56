import Catalogue
import Records
import Release

extension Standing {
  /// Every breakdown of the reporting month: a table each, and one line for those whose parts the
  /// extract does not record.
  func breakdownBlocks() -> [Block] {
    var blocks: [Block] = []
    var unrecorded: [String] = []
    for (place, breakdown) in breakdowns.enumerated() {
      if breakdown.isUnrecorded {
        unrecorded.append(breakdown.name)
      } else {
        blocks.append(.table(breakdownTable(breakdown, number: place + 1)))
      }
    }
    let absent = indicator.breakdowns.filter { $0.field != nil && $0.categories.isEmpty }
    if !absent.isEmpty, indicator.rule.origin == .rows, series.latest?.value != nil {
      let names = listed(absent.map { withinSentence($0.name) })
      blocks.append(
        .paragraph([
          .strong("Not received: "),
          .text("the extract has no column that says to which \(names) anything here belongs."),
        ])
      )
    }
    if !unrecorded.isEmpty {
      let names = listed(unrecorded.map(withinSentence))
      blocks.append(
        .paragraph([
          .strong("Not recorded: "),
          .text("the extract does not say to which \(names) anything here belongs."),
        ])
      )
    }
    return blocks
  }

  /// The names of the breakdowns within a sentence: `age band and sex`.
  var breakdownNames: String { listed(breakdowns.map { withinSentence($0.name) }) }

  /// The parts of one breakdown.
  private func breakdownTable(_ breakdown: Breakdown, number: Int) -> Grid {
    let figures = breakdown.parts.map(\.figure)
    let isShare = indicator.unit == .percent || figures.contains { $0.howManyOfHowMany != nil }
    var columns: [Grid.Column] = [
      .init(title: breakdown.name),
      .init(title: sentenceCase(indicator.unit.inWords), isNumber: true),
    ]
    if isShare {
      columns += [
        .init(title: "How many of how many", isNumber: true),
        .init(title: "95% limits", isNumber: true),
      ]
    }
    let month = series.points.last?.month.inWords ?? ""
    return Grid(
      id: "parts-\(safeName(indicator.id))-\(number)",
      caption: "\(breakdown.name): \(indicator.title), \(month)",
      columns: columns,
      rows: breakdown.parts.map { part in
        var texts = [part.category, part.figure.inCell]
        if isShare {
          let symbol = part.figure.value == nil ? part.figure.inCell : "[z]"
          texts += [part.figure.howManyOfHowMany ?? symbol, part.figure.interval ?? symbol]
        }
        return Grid.Row(texts: texts)
      }
    )
  }
}

extension Standing.Breakdown {
  /// Whether all that counts stands under "Not known": the extract has no such column.
  var isUnrecorded: Bool {
    let isUnknown = { (category: String) in ["Not known", "Not recorded"].contains(category) }
    let known = parts.filter { !isUnknown($0.category) }
    guard known.count < parts.count else { return false }
    let isEmpty = known.allSatisfy { part in
      switch part.figure {
      case .shown(let value, _, let denominator, _, _):
        denominator.map { $0 == 0 } ?? (value.units == 0)
      case .symbol(let symbol): symbol == .notApplicable
      }
    }
    let unknown = parts.filter { isUnknown($0.category) }
    return isEmpty && unknown.contains { ($0.figure.value?.units ?? 0) != 0 }
  }
}
