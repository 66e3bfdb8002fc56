import Metrics
import Records

/// A count of 1 to 5 points at children.
let smallCount = DisclosureRule(name: "small count") { ledger in
  ledger.visibleByThemselves.filter { place in
    let figure = ledger.readings[place].figure
    if let numerator = figure.numerator { return ledger.small.contains(numerator) }
    guard figure.denominator == nil, let whole = figure.value?.wholeNumber else { return false }
    return ledger.small.contains(whole)
  }
}

/// A share of 1 to 5 says something of nearly each of them.
let smallDenominator = DisclosureRule(name: "denominator under six") { ledger in
  ledger.visibleByThemselves.filter { place in
    ledger.readings[place].figure.denominator.map(ledger.small.contains) ?? false
  }
}

/// All but 1 to 5 says as much as 1 to 5.
let smallComplement = DisclosureRule(name: "all but one to five") { ledger in
  ledger.visibleByThemselves.filter { place in
    let figure = ledger.readings[place].figure
    guard let numerator = figure.numerator, let denominator = figure.denominator else {
      return false
    }
    return ledger.small.contains(denominator - numerator)
  }
}

/// A share whose counts are not known may rest on one child; a plain count of its own is judged
/// as a count, a median or mean by how many rows it rests on.
let figureWithoutCounts = DisclosureRule(name: "share without its counts") { ledger in
  ledger.visibleByThemselves.filter { place in
    let figure = ledger.readings[place].figure
    guard figure.status == .counted, figure.denominator == nil else { return false }
    return figure.numerator == nil && figure.value?.wholeNumber == nil
      || figure.numerator == nil && (figure.value?.places ?? 0) > 0
  }
}
