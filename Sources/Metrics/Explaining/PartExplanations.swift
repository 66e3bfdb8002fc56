import Catalogue
import Records

/// Explains figures that are made of other indicators by explaining each of those.
struct PartExplanations {
  let catalogue: Catalogue
  let caseload: Caseload
  let reference: ReferenceLibrary
  let quality: QualityReport?
  let listsRows: Bool
  /// Every figure that was made.
  let figures: FiguresOfParts
  /// The totals that agencies sent.
  let agencyTotals: AgencyTotals

  /// One counting of parts on the same span.
  private struct Span: Hashable {
    let month: Month
    let basis: Basis
  }

  /// Adds to the explanations of figures made of others how those were made, and what the whole
  /// would be if every row of them had counted.
  func complete(_ explanations: inout [Explanation]) {
    let indicators = Dictionary(
      catalogue.indicators.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let places = explanations.map { explanation -> [FiguresOfParts.Place] in
      guard let rule = indicators[explanation.indicator]?.rule, rule.origin == .indicators else {
        return []
      }
      return figures.places(of: rule, explanation.basis, explanation.period).compactMap(\.self)
    }
    guard places.contains(where: { !$0.isEmpty }) else { return }
    var known = Dictionary(
      explanations.map { ($0.place, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    explain(places.flatMap(\.self), &known, indicators)
    for position in explanations.indices where !places[position].isEmpty {
      complete(&explanations[position], known, indicators)
    }
  }

  /// Counts what is not explained yet once more, each span by itself.
  private func explain(
    _ places: [FiguresOfParts.Place],
    _ known: inout [FiguresOfParts.Place: Explanation],
    _ indicators: [String: Indicator]
  ) {
    var spans: [Span] = []
    var wanted: [Span: [String: Basis]] = [:]
    for place in places where known[place] == nil {
      let span = Span(month: place.month, basis: place.basis)
      if wanted[span] == nil { spans.append(span) }
      wanted[span, default: [:]][place.indicator] = place.basis
    }
    for span in spans {
      guard let bases = wanted[span] else { continue }
      var request = ExplanationRequest(listsRows: listsRows)
      request.bases = bases
      let calculation = Calculation(
        catalogue: catalogue,
        caseload: caseload(for: bases.keys.compactMap { indicators[$0]?.rule }),
        reference: reference,
        periods: ReportingPeriods(endingWith: span.month, count: 1),
        headlines: Set(bases.keys),
        quality: quality,
        explaining: request,
        agencyTotals: agencyTotals
      )
      for explanation in calculation.explanations { known[explanation.place] = explanation }
    }
  }

  /// The tables that rules read, the register of people and what agencies send as totals.
  private func caseload(for rules: [CountingRule]) -> Caseload {
    let read = Set(rules.flatMap(\.datasetsRead))
    let people = catalogue.vocabulary.people?.name
    return Caseload(
      authority: caseload.authority,
      tables: caseload.tables.filter { name, table in
        read.contains(name) || name == people || table.dataset.holdsTotals
      },
      identifiers: caseload.identifiers,
      newestEvent: caseload.newestEvent,
      coversFrom: caseload.coversFrom
    )
  }

  private func complete(
    _ explanation: inout Explanation,
    _ known: [FiguresOfParts.Place: Explanation],
    _ indicators: [String: Indicator]
  ) {
    guard let indicator = indicators[explanation.indicator], explanation.parts.isEmpty else {
      return
    }
    let places = figures.places(of: indicator.rule, explanation.basis, explanation.period)
    explanation.parts = places.compactMap { place in
      guard let place, var part = known[place] else { return nil }
      // What is printed is what was counted with all months.
      part.figure = figures.reading(at: place)?.figure
      complete(&part, known, indicators)
      return part
    }
    guard explanation.figure?.status == .counted,
      explanation.parts.contains(where: { $0.ifLeftOutCounted != nil })
    else { return }
    explanation.ifLeftOutCounted = figures.whole(
      of: indicator,
      explanation.parts.map { $0.ifLeftOutCounted ?? $0.figure }
    )
  }
}

extension Explanation {
  /// Which figure it explains.
  fileprivate var place: FiguresOfParts.Place {
    FiguresOfParts.Place(indicator: indicator, basis: basis, month: period)
  }
}
