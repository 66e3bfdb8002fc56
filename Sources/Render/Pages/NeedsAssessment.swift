import Catalogue
import Metrics
import Records
import Release

/// One row of figures for the joint strategic needs assessment (JSNA): a figure, of whom, when,
/// and by which rule.
struct NeedsRow: Hashable, Sendable {
  /// The area's code.
  let areaCode: String
  /// The area's name.
  let areaName: String
  /// `YYYY-MM`, or the reporting year of a published figure.
  let period: String
  /// When, at the start of a sentence: `At 30 September 2025`.
  let when: String
  /// The figure.
  let figure: ReleasedFigure
  /// Where it comes from.
  let source: String
}

/// One indicator of the JSNA with its rows: the partnership's own figure first, then published
/// ones.
struct NeedsIndicator: Sendable {
  let indicator: Indicator
  let standing: Standing
  let compared: ComparedIndicator?
  let rows: [NeedsRow]

  init(_ standing: Standing, compared: ComparedIndicator?, edition: Edition) {
    let indicator = standing.indicator
    self.indicator = indicator
    self.standing = standing
    self.compared = compared
    var rows = [
      NeedsRow(
        areaCode: edition.authority.code,
        areaName: edition.authority.name,
        period: edition.period.description,
        when: standing.series.basis.phrase(endingWith: edition.period),
        figure: standing.series.latest ?? .symbol(.notAvailable),
        source: "\(edition.partnership), extracts to \(edition.period.lastDay.inWords)"
      )
    ]
    if let comparison = compared?.comparison {
      let published = [comparison.own, comparison.region, comparison.england].compactMap { $0 }
      rows += published.map { area in
        let isLocal = area == comparison.own && comparison.source == .local
        return NeedsRow(
          areaCode: area.area.code,
          areaName: area.area.name,
          period: String(comparison.reportingYear),
          when: standing.series.basis.phrase(reportingYear: comparison.reportingYear),
          figure: area.released,
          source: isLocal
            ? "\(edition.partnership), extracts to \(edition.period.lastDay.inWords)"
            : comparison.counterpart.isEmpty ? "DfE, as published" : comparison.counterpart
        )
      }
    }
    self.rows = rows
  }

  /// `initial` or `latest`, whichever category of abuse the rule or the published table says it
  /// uses; empty where it speaks of neither.
  var categoryBasis: String {
    let rule = "\(indicator.definition) \(compared?.comparison.counterpart ?? "")".lowercased()
    if rule.contains("initial categor") { return "initial" }
    return rule.contains("latest categor") ? "latest" : ""
  }

  /// How the limits were computed.
  var method: String {
    switch indicator.unit {
    case .percent: "Wilson"
    case .per10000: "Byar"
    case .count, .days, .weeks, .ratio: ""
    }
  }

  /// The reference that every sentence ends with.
  var reference: String {
    var parts = [
      "Definition \(indicator.id) version \(indicator.version): \(sentence(indicator.definition))"
    ]
    if !categoryBasis.isEmpty { parts.append("Category of abuse: the \(categoryBasis) one.") }
    if !indicator.source.isEmpty { parts.append("Rule: \(sentence(indicator.source))") }
    return parts.joined(separator: " ")
  }

  /// One row as a sentence that can be copied as it stands.
  func sentence(of row: NeedsRow) -> String {
    let title = withinSentence(indicator.title)
    let start = "\(row.when) in \(row.areaName), \(title):"
    let end =
      "Source: \(sentence(row.source)) Definition \(indicator.id) version \(indicator.version)."
    // The first row is the reporting month's, which a late extract may leave incomplete.
    let effect =
      row == rows.first ? standing.late?.effect(on: indicator, basis: standing.series.basis) : nil
    let late = effect.map { " \(sentence($0))" } ?? ""
    guard case .shown(let value, let numerator, let denominator, _, _) = row.figure else {
      return "\(start) \(row.figure.inCell).\(late) \(end)"
    }
    var size = printed(value)
    var details: [String] = []
    switch (indicator.unit, numerator, denominator) {
    case (.percent, let numerator?, let denominator?):
      size = "\(printed(numerator)) of \(printed(denominator))"
      details.append("\(printed(value))%")
    case (.per10000, let numerator?, let denominator?):
      size = "\(printed(numerator)) for \(printed(denominator)) children aged 0 to 17"
      details.append("\(printed(value)) per 10,000")
    case (.per10000, let numerator?, nil):
      size = printed(numerator)
      details.append("\(printed(value)) per 10,000 children aged 0 to 17")
    case (.count, _, _): break
    default: size = printed(value, in: indicator.unit)
    }
    if let interval = row.figure.interval { details.append("95% confidence interval \(interval)") }
    if !categoryBasis.isEmpty { details.append("\(categoryBasis) category") }
    let behind = details.isEmpty ? "" : " (\(details.joined(separator: ", ")))"
    return "\(start) \(size)\(behind).\(late) \(end)"
  }

  private func sentence(_ text: String) -> String {
    text.hasSuffix(".") || text.isEmpty ? text : text + "."
  }
}

extension ComparedArea {
  /// The area's value in the form that pages print.
  var released: ReleasedFigure {
    switch value {
    case .number(let number):
      .shown(
        value: number,
        numerator: numerator,
        denominator: denominator,
        lower: limits?.lower,
        upper: limits?.upper
      )
    case .symbol(let symbol): .symbol(symbol)
    case .blank: .symbol(.notAvailable)
    }
  }
}
