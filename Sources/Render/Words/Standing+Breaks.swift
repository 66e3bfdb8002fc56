import Catalogue
import Metrics
import Records

extension Standing {
  /// The months from which the series begins anew.
  var breakMonths: Set<Month> { Set((signal?.breaks ?? []).map(\.month)) }

  /// The usual range of each stretch between breaks, oldest first; the whole series where there is
  /// no break, and each month where they have limits of their own.
  var ranges: [(months: ClosedRange<Month>, range: UsualRange)] {
    guard let signal, let first = pattern.points.first?.month, let last = pattern.points.last?.month
    else { return [] }
    if signal.stretches.isEmpty { return range.map { [(first...last, $0)] } ?? [] }
    return signal.stretches.flatMap { stretch in
      let months =
        stretch.monthly.isEmpty
        ? [stretch.months] : stretch.monthly.keys.sorted().map { $0...$0 }
      return months.compactMap { months in
        UsualRange(stretch, in: months.lowerBound, places: indicator.places).map { (months, $0) }
      }
    }
  }

  /// What each break is, in words: when, why, and who decided as far as that may be seen.
  var breaksInWords: [String] {
    (signal?.breaks ?? []).map { found in
      let decided = found.decidedBy.isEmpty ? "" : " (decided by \(found.decidedBy))"
      let reason = found.reason.isEmpty ? "" : ": \(found.reason)"
      return "the series begins anew in \(found.month.inWords)\(reason)\(decided)"
    }
  }

  /// One stretch as JSON.
  func stretchJSON(_ stretch: (months: ClosedRange<Month>, range: UsualRange)) -> JSONValue {
    let range = stretch.range
    return .object([
      ("from", .text(stretch.months.lowerBound.description)),
      ("to", .text(stretch.months.upperBound.description)), ("lower", .decimal(range.lower)),
      ("mean", .decimal(range.mean)), ("upper", .decimal(range.upper)),
      ("method", .text(range.method.rawValue)), ("trial", .flag(range.isTrial)),
    ])
  }
}

extension SeriesBreak {
  /// A break as JSON.
  var json: JSONValue {
    .object([
      ("month", .text(month.description)), ("reason", .text(reason)),
      ("decidedBy", .text(decidedBy)),
    ])
  }
}
