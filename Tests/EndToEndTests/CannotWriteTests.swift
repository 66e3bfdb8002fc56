import Foundation
import TestSupport
import Testing

/// Whether this machine lets a test mount file systems of its own.
private let canMount: Bool = {
  let process = Process()
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = ["-c", "unshare -rm mount -t tmpfs none /mnt 2>/dev/null"]
  guard (try? process.run()) != nil else { return false }
  process.waitUntilExit()
  return process.terminationStatus == 0
}()

/// Runs lines of the shell, in which `"$PROGRAM"` is the program and `"$DATA"` the folder.
func shell(_ lines: String, on folder: InventedFolder, in space: [String] = []) throws
  -> (status: Int32, errors: String)
{
  let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = space + ["sh", "-c", lines]
  process.environment = ProcessInfo.processInfo.environment.merging([
    "PROGRAM": products.appending(path: "scorecard").path, "DATA": folder.path,
  ]) { $1 }
  let pipe = Pipe()
  process.standardOutput = FileHandle.nullDevice
  process.standardError = pipe
  try process.run()
  let errors = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return (process.terminationStatus, errors)
}

private let space = ["unshare", "-rm"]

/// A folder with one month of reports, and extracts that have changed since.
private func writtenFolder() throws -> InventedFolder {
  let folder = InventedFolder()
  folder.keepFewIndicators()
  func plans(_ count: Int) -> String {
    let rows = (0..<count).map { "Plan\($0),Child\($0),06/01/2025,,EMO\n" }
    return "plan id,child id,plan start date,plan end date,initial category\n"
      + rows.joined() + "Last,ChildLast,01/07/2025,30/09/2025,EMO\n"
  }
  folder.put(plans(40), as: "plans.csv")
  #expect(try folder.run("run", ["--period", "2025-09"]).status == 0)
  folder.put(plans(60), as: "plans.csv")
  return folder
}

/// Expects the same files with the same bytes, and names those that differ.
private func expectSame(_ files: [String: [UInt8]], _ others: [String: [UInt8]]) {
  let names = Set(files.keys).union(others.keys).filter { files[$0] != others[$0] }
  #expect(names.sorted() == [])
}

private func expectRefusal(_ result: (status: Int32, errors: String), _ what: String) {
  #expect(result.status == 73, "\(what): \(result.errors)")
  #expect(result.errors.contains("cannot be written: "), "\(what): \(result.errors)")
  #expect(!result.errors.contains("Written:") && !result.errors.contains("Published:"))
}

/// No file may be larger than so many blocks of 512 bytes: as on a disk that fills up meanwhile.
@Test func `a file that cannot be written whole leaves everything as it was`() throws {
  let folder = try writtenFolder()
  defer { folder.remove() }
  let before = files(below: folder.path)
  for (command, blocks) in [("run", 0), ("run", 64), ("publish", 0), ("publish", 4)] {
    let result = try shell(
      "ulimit -f \(blocks); exec \"$PROGRAM\" \(command) --data \"$DATA\" --period 2025-09",
      on: folder
    )
    expectRefusal(result, "\(command), \(blocks) blocks")
    expectSame(files(below: folder.path), before)
  }
}

@Test(.enabled(if: canMount, "needs the right to mount a file system of its own"))
func `a full disk leaves the month before whole and says so`() throws {
  let folder = try writtenFolder()
  defer { folder.remove() }
  let reports = files(below: folder.path + "/reports")
  let size = reports.values.reduce(0) { $0 + ($1.count + 8191) / 4096 * 4096 }
  // The disk takes the reports that stand there and so much of the new ones.
  for share in [1, 25, 50] {
    let back = makeTemporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: back) }
    let result = try shell(
      """
      disk=$(mktemp -d); mount -t tmpfs -o size=\(size + size * share / 100) none "$disk" || exit 99
      cp -a "$DATA/reports/." "$disk" || exit 98
      "$PROGRAM" run --data "$DATA" --out "$disk" --period 2025-09; status=$?
      cp -a "$disk/." "\(back)"; umount "$disk"; rmdir "$disk"; exit $status
      """,
      on: folder,
      in: space
    )
    expectRefusal(result, "\(share)%")
    #expect(result.errors.contains("no space left on device"), "\(result.errors)")
    expectSame(files(below: back), reports)
  }
}

@Test(.enabled(if: canMount, "needs the right to mount a file system of its own"))
func `a target that may only be read stays as it is and is named`() throws {
  let folder = try writtenFolder()
  defer { folder.remove() }
  let before = files(below: folder.path)
  write("", to: folder.path + "/ledger/.keep")
  for (command, part) in [
    ("run --edition internal --period 2025-09", "reports"), ("check", "reports"),
    ("publish --period 2025-09", "ledger"),
  ] {
    let result = try shell(
      """
      mount --bind "$DATA/\(part)" "$DATA/\(part)" || exit 99
      mount -o remount,ro,bind "$DATA/\(part)" || exit 98
      exec "$PROGRAM" \(command) --data "$DATA"
      """,
      on: folder,
      in: space
    )
    expectRefusal(result, command)
    #expect(result.errors.contains("read-only file system"), "\(command): \(result.errors)")
  }
  try FileManager.default.removeItem(atPath: folder.path + "/ledger")
  expectSame(files(below: folder.path), before)
}

/// A month that cannot be moved, as where a program of Windows holds one of its files.
@Test(.enabled(if: canMount, "needs the right to mount a file system of its own"))
func `a month that is held stays whole and says what to close`() throws {
  let folder = try writtenFolder()
  defer { folder.remove() }
  let before = files(below: folder.path)
  let result = try shell(
    """
    mount --bind "$DATA/reports/2025-09" "$DATA/reports/2025-09" || exit 99
    exec "$PROGRAM" run --data "$DATA" --period 2025-09
    """,
    on: folder,
    in: space
  )
  expectRefusal(result, "held")
  #expect(result.errors.contains("close what has a file of it open"), "\(result.errors)")
  expectSame(files(below: folder.path), before)
}

@Test func `reports go into a folder that is not there yet, and not below a file`() throws {
  let folder = try writtenFolder()
  defer { folder.remove() }
  let options = ["--period", "2025-09", "--edition", "internal", "--out"]
  let made = try folder.run("run", options + [folder.path + "/a/b/c"])
  #expect(made.status == 0, "\(made.errors)")
  #expect(contents(of: folder.path + "/a/b/c/index.html")?.contains("September 2025") == true)
  let before = files(below: folder.path)
  let refused = try folder.run("run", options + [folder.path + "/partnership.json/reports"])
  expectRefusal((refused.status, refused.errors), "below a file")
  #expect(refused.errors.contains("not a directory"), "\(refused.errors)")
  let missing = try folder.run("publish", ["--period", "2024-01"])
  #expect(missing.status == 66 && missing.errors.contains("'scorecard run' writes it"))
  expectSame(files(below: folder.path), before)
}
