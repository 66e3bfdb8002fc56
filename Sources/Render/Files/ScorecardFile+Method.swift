import Metrics
import Records
import Release

/// The constants of the methods that pages name: none of them is a figure about children.
func methodJSON(of edition: Edition) -> JSONValue {
  .object([
    ("confidence", .list([.whole(95), .number(ExactDecimal(units: 998, places: 1))])),
    ("movingRangeFactor", .number(ExactDecimal(units: 266, places: 2))),
    ("monthsForSignal", .whole(Signal.fewestPoints)),
    ("monthsOnOneSide", .whole(7)), ("monthsRisingOrFalling", .whole(7)),
    ("nearLimit", .object([("points", .whole(2)), ("of", .whole(3))])),
    ("exactBelow", .whole(10)), ("publishedCountsRoundedTo", .whole(10)),
    ("withheld", .object([("from", .whole(1)), ("to", .whole(Int(edition.smallest.count - 1)))])),
    ("sharesOfFewerThan", .whole(Int(edition.smallest.count))), ("yearsForTrend", .whole(5)),
    ("ratesPer", .whole(10_000)),
    ("childrenAged", .object([("from", .whole(0)), ("to", .whole(17))])),
  ])
}
