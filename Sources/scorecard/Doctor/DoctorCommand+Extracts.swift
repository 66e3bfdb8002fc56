import Catalogue
import Ingest
import Metrics
import Records

extension DoctorCommand {
  /// What came, what did not, what was refused, and what ends before the reporting month.
  func checkExtracts(of workspace: Workspace, period: Month?, _ found: inout Diagnoses) {
    for file in workspace.refused {
      found.add(.look, "'\(file.path)' was refused: \(file.refusal ?? "")")
    }
    for dataset in workspace.missing {
      found.add(
        .look,
        "Not received: \(dataset.title), though 'expects' names it.",
        next: "Ask \(dataset.agency) for it, or take '\(dataset.name)' out of 'expects'."
      )
    }
    guard workspace.hasRows, let period else {
      found.add(
        .wrong,
        "No extract below '\(workspace.folderPath)/extracts' could be used.",
        next: "'scorecard check' says what is wrong with each file."
      )
      return
    }
    found.add(.fine, "The last complete month of the extracts is \(period.inWords).")
    for caseload in workspace.intake.caseloads {
      let receipts = Receipt.all(
        catalogue: workspace.catalogue,
        quality: workspace.quality,
        caseload: caseload,
        expects: workspace.settings.expects,
        period: period
      )
      let several = workspace.intake.caseloads.count > 1
      for receipt in receipts where receipt.rows != nil {
        check(receipt, of: several ? caseload.authority.name : "", period: period, &found)
      }
    }
    let aside = workspace.quality.files.reduce(0) { $0 + $1.rows.rejected }
    if aside > 0 {
      found.add(
        .note,
        "\(aside) \(aside == 1 ? "row was" : "rows were") set aside.",
        next: "'scorecard check' says which, why and how to put them right."
      )
    }
  }

  private func check(
    _ receipt: Receipt,
    of authority: String,
    period: Month,
    _ found: inout Diagnoses
  ) {
    let name = authority.isEmpty ? receipt.title : "\(receipt.title), \(authority)"
    guard let newest = receipt.newestEvent else {
      found.add(.fine, "\(name): came.")
      return
    }
    guard !receipt.reachesPeriodEnd else {
      found.add(.fine, "\(name): came, newest \(newest.inWords).")
      return
    }
    let months = period.months(after: newest.month)
    found.add(
      .look,
      "\(name): ends on \(newest.inWords), \(months) \(months == 1 ? "month" : "months") "
        + "before the reporting month.",
      next: "Ask \(receipt.agency) for a newer extract."
    )
  }
}

extension Month {
  /// How many months lie between an earlier month and this one.
  fileprivate func months(after earlier: Month) -> Int {
    (year - earlier.year) * 12 + monthOfYear - earlier.monthOfYear
  }
}
