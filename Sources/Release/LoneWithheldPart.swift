import Metrics
import Records

/// A single withheld part beside a visible total is the total without the others: one more part
/// is withheld, by where its count is printed and by the order of the breakdown, never by size.
///
/// The withheld parts together must not come to 1 to 5 either. A part of zero moves nothing, so
/// it is taken only when no other is left; when no part is left, the total is withheld.
let loneWithheldPart = DisclosureRule(name: "lone withheld part") { ledger in
  var further: [Int] = []
  for (table, headline) in zip(ledger.tables, ledger.headlines) {
    guard let headline, ledger.isVisible(headline), table.first != headline else { continue }
    var hidden = table.filter { ledger.isWithheld[$0] }
    guard !hidden.isEmpty else { continue }
    var visible = table.filter { ledger.isVisible($0) }
    while !isSafe(hidden, in: ledger) {
      guard let next = nextPart(after: hidden, among: visible, in: ledger) else {
        further.append(headline)
        break
      }
      further.append(next)
      hidden.append(next)
      visible.removeAll { $0 == next }
    }
  }
  return further
}

/// A withheld total is the sum of its parts: one of them is withheld with it.
let partsOfWithheldTotal = DisclosureRule(name: "parts of a withheld total") { ledger in
  zip(ledger.tables, ledger.headlines).compactMap { table, headline in
    guard let headline, ledger.isWithheld[headline], table.first != headline,
      table.allSatisfy({ ledger.isVisible($0) })
    else { return nil }
    return nextPart(after: [], among: table, in: ledger)
  }
}

/// Whether withheld parts cannot be taken from the total: two or more, and six or more together.
private func isSafe(_ hidden: [Int], in ledger: DisclosureLedger) -> Bool {
  guard hidden.count >= 2 else { return false }
  let counts = hidden.map { count(of: ledger.readings[$0].figure) }
  guard counts.allSatisfy({ $0 != nil }) else { return true }
  let sum = counts.reduce(Int64(0)) { $0 + ($1 ?? 0) }
  return !smallNumbers.contains(sum)
}

/// The part that readers miss least: whose count the fewest other figures print, and of those the
/// one that follows the withheld ones in the order of the breakdown, round its end.
///
/// One that is zero is taken when there is no other.
private func nextPart(
  after hidden: [Int],
  among visible: [Int],
  in ledger: DisclosureLedger
) -> Int? {
  let last = hidden.first ?? 0
  let order = visible.filter { $0 > last } + visible.filter { $0 < last }
  let free = order.filter { !ledger.isPinned[$0] }
  let others = free.filter { count(of: ledger.readings[$0].figure) != 0 }
  let prints = others.map { ledger.printsElsewhere(of: $0) }
  guard let fewest = prints.min() else { return free.first ?? order.first }
  return zip(others, prints).first { $0.1 == fewest }?.0
}

/// What a figure adds to its total: the numerator, how many rows a median or mean rests on, or the
/// value of a plain count.
private func count(of figure: Figure) -> Int64? {
  figure.numerator ?? figure.denominator ?? figure.value?.wholeNumber
}
