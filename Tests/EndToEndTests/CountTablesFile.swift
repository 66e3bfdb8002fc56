import Catalogue
import Metrics
import Records

@testable import Release

/// The counts, sums and figures behind a public edition as JSON, for `Tests/Checks/optimum.py`.
struct CountTablesFile {
  let measurements: Measurements
  let made: PublicFigures

  private var certificate: Certificate { made.certificate }
  private var tables: CountTables { certificate.tables }

  var text: String {
    let members = [
      ("months", "\(tables.months)"),
      ("small", list(["\(certificate.small.lowerBound)", "\(certificate.small.upperBound)"])),
      ("before", before), ("lines", lines), ("cells", cells), ("relations", relations),
      ("figures", figures), ("wholes", wholes), ("secrets", secrets),
    ]
    return "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",\n") + "}\n"
  }

  private func list(_ texts: some Sequence<String>) -> String {
    "[" + texts.joined(separator: ",") + "]"
  }

  /// For each kind of span and each month the month before the span.
  private var before: String {
    let spans = Basis.allCases.map { basis in
      "\"\(basis.rawValue)\":" + list((1...tables.months).map { "\(tables.before(basis, $0))" })
    }
    return "{" + spans.joined(separator: ",") + "}"
  }

  /// The true number of each month and the least that it may be in another table.
  private var lines: String {
    list(
      tables.lines.enumerated().map { place, line in
        let least = (1...tables.months).map { "\(tables.floor(place, $0, keepsFromZero: true))" }
        return "{\"flow\":\(line.isFlow),\"values\":" + list(line.values.map { "\($0)" })
          + ",\"least\":" + list(["0"] + least) + "}"
      }
    )
  }

  private var cells: String {
    list(
      tables.cells.map { cell in
        "[\(cell.line),\(cell.from),\(cell.to),\(cell.value),"
          + list(cell.prints.map { "\($0)" }) + "]"
      }
    )
  }

  private var relations: String {
    list(
      tables.relations.map { relation in
        let terms = relation.terms.map { term in
          "[\(term.line),\(term.sign),\"\(term.before?.rawValue ?? "")\"]"
        }
        return "{\"guards\":\(relation.guardsRest),\"rest\":\(relation.rest ?? -1),\"terms\":"
          + list(terms) + "}"
      }
    )
  }

  /// Each figure with whether it says something, was shown before and after others were protected,
  /// had been published, and says that there is nothing to divide by.
  private var figures: String {
    let readings = made.readings
    let shown = Set(
      readings.lazy.filter { $0.figure != .symbol(.withheld) }
        .map { Place($0.indicator, $0.period, $0.basis) }
    )
    let own = Set(readings.lazy.map { Place($0.indicator, $0.period, $0.basis) })
    return list(
      certificate.figures.enumerated().map { number, figure in
        let place = Place(figure.indicator, figure.period, figure.basis)
        let isMain = own.contains(place)
        let isShown = isMain ? shown.contains(place) : certificate.isShown[number]
        let says = figure.slice == .total && figure.figure.tellsNumbers
        let told = [
          says, isMain, certificate.wasShown[number], isShown, certificate.isPinned[number],
          figure.figure.status == .notApplicable,
        ]
        return "[\"\(figure.indicator)\",\"\(figure.period)\",\"\(figure.basis.rawValue)\","
          + told.map { "\($0)" }.joined(separator: ",") + "]"
      }
    )
  }

  /// What must stay secret, and whether it must be able to be the largest small number too.
  private var secrets: String {
    list(
      Set(certificate.witnesses.keys).union(certificate.unproven).sorted().map { secret in
        "[\(secret.line),\(secret.from),\(secret.to),\(secret.value),\(secret.hasUpperEnd)]"
      }
    )
  }

  /// The figures that are made of others.
  private var wholes: String {
    list(
      WholeFigure.all(in: certificate.figures, of: measurements.indicators).map { whole in
        "[\(whole.place)," + list(whole.parts.map { "\($0)" }) + "]"
      }
    )
  }

  private struct Place: Hashable {
    let indicator: String
    let period: Month
    let basis: Basis

    init(_ indicator: String, _ period: Month, _ basis: Basis) {
      (self.indicator, self.period, self.basis) = (indicator, period, basis)
    }
  }
}
