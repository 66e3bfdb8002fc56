import Foundation
import TestSupport

#if canImport(Glibc)
  import Glibc
#endif

/// When a run is killed.
enum KillMoment: Sendable {
  /// So many microseconds after its start.
  case after(Int)
  /// So many microseconds after something is there, such as the folder that it builds in.
  case afterSeeing(String, Int)
}

/// What a run did that may have been killed.
struct KilledRun {
  /// Whether it was killed, or had ended before.
  let isKilled: Bool
  /// Its exit status; meaningless where it was killed.
  let status: Int32
  /// What it said.
  let errors: String

  /// Starts the program, kills it at a moment, and waits for its end.
  init(_ arguments: [String], kill moment: KillMoment) throws {
    let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let said = makeTemporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: said) }
    write("", to: said + "/errors")
    let process = Process()
    process.executableURL = products.appending(path: "scorecard")
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: checkoutFolder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: said + "/errors")
    try process.run()
    switch moment {
    case .after(let microseconds): usleep(UInt32(microseconds))
    case .afterSeeing(let path, let microseconds):
      while process.isRunning, unsafe access(path, F_OK) != 0 { usleep(100) }
      usleep(UInt32(microseconds))
    }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    isKilled = process.terminationReason == .uncaughtSignal
    status = process.terminationStatus
    errors = contents(of: said + "/errors") ?? ""
  }
}

/// Moments that look random and are the same each time.
struct Moments {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number below another.
  mutating func next(below limit: Int) -> Int {
    // Knuth's linear congruence; the upper half of its bits is random enough for times.
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(limit, 1)
  }
}

/// How often each kind of command is killed: 200 times, or what `KILLS` says.
let kills = ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 200
