import Catalogue
import Metrics
import Records
import Release

/// An extract that came, and ends before the reporting month begins.
struct LateExtract: Hashable, Sendable {
  /// The dataset's name.
  let dataset: String
  /// The dataset in plain English.
  let title: String
  /// The agency that sends it.
  let agency: String
  /// Its newest event; `nil` in the public edition, which has no days of events.
  let newestEvent: CalendarDate?
  /// The reporting month.
  let period: Month

  /// When it ends: `ends on 31 August 2025`, in public `ends before September 2025`.
  var ending: String {
    newestEvent.map { "ends on \($0.inWords)" } ?? "ends before \(period.inWords)"
  }

  /// What that does to an indicator's figure on one basis, as a sentence without a full stop.
  func effect(on indicator: Indicator, basis: Basis) -> String {
    let isOwn = indicator.rule.dataset == dataset
    let name = isOwn ? "The extract" : "An extract that it needs (\(withinSentence(title)))"
    return "\(name) \(ending); the figure may be \(harm(to: indicator, basis: basis, isOwn: isOwn))"
  }

  private func harm(to indicator: Indicator, basis: Basis, isOwn: Bool) -> String {
    if basis == .snapshot { return "out of date" }
    switch indicator.rule.measure {
    case .count, .rate: return isOwn ? "too low" : "incomplete"
    case .percentage, .sumPercentage, .median, .mean, .distribution, .ratio, .change, .pooled,
      .comparison:
      return "incomplete"
    }
  }
}

extension Edition {
  /// The extracts that end before the reporting month, in the order of the receipts.
  ///
  /// An extract without days of its own cannot say.
  var lateExtracts: [LateExtract] {
    receipts.compactMap { released in
      let receipt = released.receipt
      let knows = receipt.newestEvent != nil || audience == .public
      guard released.came, !receipt.reachesPeriodEnd, knows else { return nil }
      return LateExtract(
        dataset: receipt.dataset,
        title: receipt.title,
        agency: receipt.agency,
        newestEvent: receipt.newestEvent,
        period: period
      )
    }
  }
}
