import Catalogue
import Metrics
import Records

/// The effect of brothers and sisters as it is printed.
struct FamilyWords {
  /// The limits that allow for it, one decimal.
  let lower: ExactDecimal
  /// The upper limit.
  let upper: ExactDecimal
  /// How many times wider the variance is, one decimal.
  let effect: ExactDecimal
  /// The measured effect.
  let measured: FamilyEffect

  init(_ measured: FamilyEffect) {
    func printed(_ number: Double) -> ExactDecimal {
      ExactDecimal(units: Int64((number * 10).rounded(.toNearestOrAwayFromZero)), places: 1)
    }
    self.measured = measured
    lower = printed(measured.interval.lower)
    upper = printed(measured.interval.upper)
    effect = printed(measured.effect)
  }

  /// The sentences beside a figure.
  func sentences(plain: String?) -> String {
    let beginning =
      "Brothers and sisters often go together: \(printed(measured.counted)) here belong to "
      + "\(counted(measured.families, "family", "families"))."
    guard effect > ExactDecimal(units: 10, places: 1) else {
      return beginning + " That does not widen the 95% limits."
    }
    let instead = plain.map { " instead of \($0)" } ?? ""
    return beginning + " With that, the 95% limits are \(printed(lower)) to \(printed(upper))"
      + "\(instead): the figure is as uncertain as if \(printed(effect)) times fewer had been counted."
  }

  /// The effect as JSON.
  func json(of indicator: String) -> JSONValue {
    .object([
      ("indicator", .text(indicator)), ("counted", .whole(measured.counted)),
      ("families", .whole(measured.families)), ("designEffect", .number(effect)),
      ("lower", .number(lower)), ("upper", .number(upper)),
    ])
  }
}
