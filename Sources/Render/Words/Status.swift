import Catalogue
import Metrics
import Records
import Release

/// How an indicator stands: a word, a shape and one sentence, all from the same test.
struct Status: Hashable, Sendable {
  /// The word.
  let word: StatusWord
  /// The shape beside it, which says the same without words or colour.
  let shape: String
  /// One sentence without a full stop: what the pattern is or why there is none.
  let sentence: String
  /// Why a figure that is there cannot be judged; `nil` where it can, and where it is not there.
  let obstacle: Obstacle?

  /// Why a figure cannot be judged.
  enum Obstacle: String, Hashable, Sendable, CaseIterable {
    /// The extract ends before the month.
    case late = "late extract"
    /// Each span shares most of its months with the one before.
    case overlap = "overlapping figures"
    /// Fewer than twelve months.
    case tooFew = "too few months"
    /// Numbers too small or too steady for limits.
    case noRange = "no usual range"
  }

  /// The tone of the shape.
  var tone: Tone {
    switch word {
    case .worse: .worse
    case .better: .better
    default: .plain
    }
  }

  private init(
    _ word: StatusWord,
    _ shape: String,
    _ sentence: String,
    _ obstacle: Obstacle? = nil
  ) {
    self.word = word
    self.shape = shape
    self.sentence = sentence
    self.obstacle = obstacle
  }
}

extension Status {
  /// Judges the last point of a series.
  ///
  /// A word of movement comes only out of `signal`, whose test has passed; everything else is
  /// one of the sentences for no signal or no figure.
  init(
    of figure: ReleasedFigure?,
    signal: Signal?,
    range: UsualRange?,
    series: Series,
    indicator: Indicator,
    late: LateExtract? = nil,
    datasetTitle: String
  ) {
    switch figure {
    case nil: self = Status(.noData, "✕", "The history that it needs is too short")
    case .symbol(.notAvailable): self = Status(.noData, "✕", "\(datasetTitle) not received")
    case .symbol(.notApplicable): self = Status(.noData, "✕", "Nothing to divide by")
    case .symbol(.withheld):
      let ending = late.map { "; the extract \($0.ending)" } ?? ""
      self = Status(.withheld, "▢", "To protect children" + ending)
    case .symbol: self = Status(.noData, "✕", "No reliable figure")
    case .shown:
      if let late {
        let effect = late.effect(on: indicator, basis: series.basis)
        self = Status(.notEnoughData, "◇", effect, .late)
        return
      }
      let status = Status(
        signal: signal,
        range: range,
        series: series,
        polarity: indicator.polarity
      )
      // A figure of a longer span is judged by its single months, and says so.
      let isByMonth = signal != nil && series.basis != indicator.bases.first
      self =
        isByMonth
        ? Status(
          status.word,
          status.shape,
          "By month: " + withinSentence(status.sentence),
          status.obstacle
        )
        : status
    }
  }

  private init(signal: Signal?, range: UsualRange?, series: Series, polarity: Polarity) {
    guard let signal else {
      self =
        series.hasWithheldPoint
        ? Status(.withheld, "▢", "The pattern rests on withheld months")
        : Self.without(series)
      return
    }
    switch signal.variation {
    case .noSignal:
      let sentence = range.map { "Within the usual range of \($0.words)" }
      self = Status(.noSignal, "○", sentence ?? "No more than the usual variation")
    case .notEnoughData(let points):
      self = Self.tooFew(points, since: signal.breaks.last?.month, range: range)
    case .noData: self = Status(.noData, "✕", "No figure for this month")
    case .signal(let direction, let rule):
      let isHigher = direction == .higher
      let word: StatusWord =
        switch polarity {
        case .low: isHigher ? .worse : .better
        case .high: isHigher ? .better : .worse
        case .neutral: isHigher ? .higher : .lower
        }
      let sentence = Self.words(of: rule, isHigher: isHigher, range: range)
      self = Status(word, isHigher ? "▲" : "▼", sentence + series.changeInWords)
    }
  }

  /// Why a series without a signal has none.
  private static func without(_ series: Series) -> Status {
    switch series.basis {
    case .snapshot, .month: tooFew(series.shownCount)
    case .quarter, .r12, .ytd, .academicYear, .term, .year:
      Status(
        .notEnoughData,
        "◇",
        "Each figure overlaps the one before, so there is no usual range",
        .overlap
      )
    }
  }

  private static func tooFew(
    _ points: Int,
    since beginning: Month? = nil,
    range: UsualRange? = nil
  ) -> Status {
    let what = beginning.map { "since the series began anew in \($0.inWords)" } ?? "of data"
    let trial = range.map { "; so far \($0.words)" } ?? ""
    return points < Signal.fewestPoints
      ? Status(
        .notEnoughData,
        "◇",
        "\(counted(points, "month")) \(what); signals need \(Signal.fewestPoints)\(trial)",
        .tooFew
      )
      : Status(
        .notEnoughData,
        "◇",
        "The numbers are too small or too steady for a usual range",
        .noRange
      )
  }

  private static func words(of rule: Variation.Rule, isHigher: Bool, range: UsualRange?) -> String {
    let side = isHigher ? "above" : "below"
    switch rule {
    case .outsideLimits:
      return sentenceCase(side)
        + (range.map { " the usual range of \($0.words)" } ?? " the usual range")
    case .shift(let months):
      return "\(printed(months)) months in a row \(side) the average"
        + (range.map { " of \(printed($0.mean))" } ?? "")
    case .run(let months): return "\(printed(months)) months \(isHigher ? "rising" : "falling")"
    case .nearLimit: return "Two of three months near the \(isHigher ? "upper" : "lower") limit"
    }
  }
}
