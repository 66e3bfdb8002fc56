import Foundation

/// What a program did: its exit status and what it wrote.
public struct ProgramResult: Sendable {
  /// The exit status.
  public let status: Int32
  /// Standard output.
  public let output: String
  /// Standard error.
  public let errors: String
}

/// Runs one of the built programs and waits for it.
///
/// - Parameters:
///   - name: `scorecard` or `synthesise`.
///   - arguments: Its arguments.
///   - folder: The folder it runs in; the checkout unless said otherwise.
/// - Returns: What it did.
/// - Throws: When the program is not built or cannot be started.
public func runProgram(
  _ name: String,
  _ arguments: [String],
  in folder: String? = nil
) throws -> ProgramResult {
  let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
  let process = Process()
  process.executableURL = products.appending(path: name)
  process.arguments = arguments
  process.currentDirectoryURL = URL(filePath: folder ?? checkoutFolder)
  let output = Pipe()
  let errors = Pipe()
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = output
  process.standardError = errors
  try process.run()
  // Standard error is read on another thread, so that neither pipe can fill up and block.
  let reader = PipeReader(errors.fileHandleForReading)
  let text = output.fileHandleForReading.readDataToEndOfFile()
  let errorText = reader.wait()
  process.waitUntilExit()
  return ProgramResult(
    status: process.terminationStatus,
    output: String(decoding: text, as: UTF8.self),
    errors: String(decoding: errorText, as: UTF8.self)
  )
}

/// The folder of this checkout.
public let checkoutFolder =
  "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

/// Reads one pipe to its end on a thread of its own.
private final class PipeReader: @unchecked Sendable {
  private let done = DispatchSemaphore(value: 0)
  private var data = Data()

  init(_ handle: FileHandle) {
    Thread.detachNewThread { [self] in
      data = handle.readDataToEndOfFile()
      done.signal()
    }
  }

  func wait() -> Data {
    done.wait()
    return data
  }
}
