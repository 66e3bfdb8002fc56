import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

private func put(plans: Int, in folder: InventedFolder) {
  let rows = (0..<plans).map { "Plan\($0),Child\($0),06/01/2025,,EMO" }
  let last = "Last,ChildLast,01/07/2025,30/09/2025,EMO"
  folder.put(
    (["plan id,child id,plan start date,plan end date,initial category"] + rows + [last])
      .joined(separator: "\n") + "\n",
    as: "plans.csv"
  )
}

/// What a reader sees: everything but the folder that a run builds in.
private func shown(_ reports: String) -> [String: [UInt8]] {
  files(below: reports).filter { !$0.key.hasPrefix(".scorecard-partial") }
}

private func permissions(_ path: String) -> Int? {
  (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? Int
}

/// How many microseconds something takes.
private func duration(of work: () throws -> Void) rethrows -> Int {
  let time = try ContinuousClock().measure(work)
  return Int(time.components.seconds) * 1_000_000
    + Int(time.components.attoseconds / 1_000_000_000_000)
}

@Test func `a run killed at any moment leaves whole months, and the next removes the rest`()
  throws
{
  let folder = InventedFolder()
  folder.keepFewIndicators()
  defer { folder.remove() }
  let reports = folder.path + "/reports"
  write("The month before.", to: reports + "/2025-08/public/scorecard.html")
  put(plans: 40, in: folder)
  #expect(try folder.run("run", ["--period", "2025-09"]).status == 0)
  let building = reports + "/.scorecard-partial"
  let command = ["run", "--data", folder.path, "--period", "2025-09"]
  let old = shown(reports)
  put(plans: 50, in: folder)
  var new: [String: [UInt8]] = [:]
  var time = try duration { _ = try folder.run("run", ["--period", "2025-09"]) }
  new = shown(reports)
  let (isOther, isAlike) = (old != new, old.keys.sorted() == new.keys.sorted())
  #expect(isOther && isAlike)

  var moments = Moments(seed: 20_251_121)
  var (killed, killedWriting) = (0, 0)
  for round in 0..<(10 * kills)
  where round < kills || killed < kills / 3 || killedWriting == 0 {
    // The extracts change each time, so that the month is either what it was or wholly new.
    put(plans: round % 2 == 0 ? 40 : 50, in: folder)
    let aim = round % 2 == 0 ? old : new
    let moment: KillMoment =
      round % 4 < 2
      ? .after(moments.next(below: time + time / 10))
      : .afterSeeing(building, moments.next(below: 30_000))
    let run = try KilledRun(command, kill: moment)
    let seen = shown(reports)
    let (isWhole, isAim) = (seen == old || seen == new, seen == aim)
    #expect(isWhole, "round \(round): a month is not whole")
    if run.isKilled {
      killed += 1
      if permissions(building) != nil { killedWriting += 1 }
    } else {
      // The machine may have become faster since the time was taken.
      if round % 4 < 2 { time -= time / 4 }
      #expect(run.status == 0, "round \(round): \(run.errors)")
      #expect(isAim, "round \(round): it ended well and wrote something else")
    }
    // It says so only once it is so.
    if run.errors.contains("Written:") { #expect(isAim, "round \(round)") }
    let left = building + "/2025-09/internal"
    if let mode = permissions(left) { #expect(mode == 0o700) }
  }
  #expect(killed >= kills / 3 && killedWriting > 0, "\(killed) of \(kills) were killed")

  put(plans: 50, in: folder)
  let last = try folder.run("run", ["--period", "2025-09"])
  #expect(last.status == 0, "\(last.errors)")
  let isClean = files(below: reports) == new
  #expect(isClean, "what killed runs left behind is gone")
}

@Test func `a publication killed at any moment leaves a whole ledger`() throws {
  let folder = InventedFolder()
  folder.keepFewIndicators()
  defer { folder.remove() }
  put(plans: 40, in: folder)
  #expect(try folder.run("run", ["--period", "2025-09", "--edition", "public"]).status == 0)
  let ledger = folder.path + "/ledger/releases.csv"
  let command = ["publish", "--data", folder.path, "--period", "2025-09"]
  var time = try duration { _ = try folder.run("publish", ["--period", "2025-09"]) }
  let new = try #require(bytes(of: ledger))
  let old: [UInt8]? = nil

  var moments = Moments(seed: 20_251_122)
  var killed = 0
  for round in 0..<(10 * kills) where round < kills || killed < kills / 3 {
    _ = unsafe unlink(ledger)
    let moment: KillMoment =
      round % 2 == 0
      ? .after(moments.next(below: time + time / 10))
      : .afterSeeing(ledger + ".new", moments.next(below: 2_000))
    let run = try KilledRun(command, kill: moment)
    let seen = bytes(of: ledger)
    let (isWhole, isNew) = (seen == old || seen == new, seen == new)
    #expect(isWhole, "round \(round): the ledger is not whole")
    if run.isKilled {
      killed += 1
    } else {
      if round % 2 == 0 { time -= time / 4 }
      #expect(run.status == 0 && isNew)
    }
    if run.errors.contains("Published:") { #expect(isNew, "round \(round)") }
  }
  #expect(killed >= kills / 3, "\(killed) of \(kills) were killed")
  #expect(try folder.run("publish", ["--period", "2025-09"]).status == 0)
  let isNew = bytes(of: ledger) == new
  #expect(isNew)
  let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/ledger")
  #expect(names == ["releases.csv"])
}
