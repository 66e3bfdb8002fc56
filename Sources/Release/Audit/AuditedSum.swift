/// Counts of spans that come to nothing when they are added by their signs, or to nothing and less.
struct AuditedSum {
  /// A count of a span with its sign.
  struct Term {
    /// The position of the count.
    let line: Int
    let span: AuditedSpans.Span
    /// 1 or -1.
    let sign: Int64

    init(_ line: Int, _ span: AuditedSpans.Span, _ sign: Int64 = 1) {
      self.line = line
      self.span = span
      self.sign = sign
    }
  }

  let terms: [Term]
  /// What they come to.
  var total: Int64 = 0
  /// Whether they may come to less.
  var mayBeLess = false

  /// Narrows the counts of the sum by one another.
  ///
  /// - Parameter bounds: The bounds of every count.
  /// - Returns: The counts whose bounds are tighter now; `nil` where the sum cannot be true beside
  ///   what else is known, and says nothing.
  func narrow(_ bounds: inout [AuditedSpans]) -> [Int]? {
    var least: Int64 = 0
    var most: Int64 = 0
    var unbounded = 0
    for term in terms {
      let known = bounds[term.line][term.span]
      least += term.sign > 0 ? known.least : -known.most
      most += term.sign > 0 ? known.most : -known.least
      if known.most >= AuditedSpans.unbounded { unbounded += 1 }
    }
    guard least <= total, mayBeLess || most >= total else { return nil }
    // With two open ends nothing follows for anybody.
    guard unbounded < 2 else { return [] }
    var tighter: [Int] = []
    for term in terms {
      let known = bounds[term.line][term.span]
      let own = term.sign > 0 ? (known.least, known.most) : (-known.most, -known.least)
      // What the others leave for this one.
      let atMost = total - (least - own.0)
      let atLeast = mayBeLess ? own.0 : total - (most - own.1)
      let (low, high) = term.sign > 0 ? (atLeast, atMost) : (-atMost, -atLeast)
      guard low > known.least || high < known.most else { continue }
      switch bounds[term.line].hold(term.span, least: max(0, low), most: high) {
      case .tighter: tighter.append(term.line)
      case .unchanged: continue
      // The bounds have moved since they were added up: the next round sees to it.
      case .contradicted: return tighter
      }
    }
    return tighter
  }
}
