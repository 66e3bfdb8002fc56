import Glibc
import Records
import Synchronization

/// Says on a terminal how far a run has come, once it takes more than half a second.
///
/// Nothing is drawn where standard error is no terminal, and the line is gone when the run ends.
final class Progress: Sendable {
  private struct State {
    var read: Int64 = 0
    var drawn: ContinuousClock.Instant?
  }

  private let total: Int64
  private let start = ContinuousClock.now
  private let isShown: Bool
  private let state = Mutex(State())

  /// Begins; `total` is how many bytes there are to read.
  init(total: Int64, isShown: Bool = Console.isTerminal) {
    self.total = total
    self.isShown = isShown
  }

  deinit { finish() }

  /// Takes note of bytes that have been read.
  func add(_ count: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    state.withLock { state in
      state.read += Int64(count)
      guard now - start > .milliseconds(500) else { return }
      if let drawn = state.drawn, now - drawn < .milliseconds(100) { return }
      state.drawn = now
      draw(Self.line(read: state.read, of: total, after: now - start))
    }
  }

  /// Says what is done now.
  func say(_ step: String) {
    guard isShown, ContinuousClock.now - start > .milliseconds(500) else { return }
    state.withLock { state in
      state.drawn = ContinuousClock.now
      draw(step)
    }
  }

  /// Takes the line away.
  func finish() {
    state.withLock { state in
      if state.drawn != nil { draw("") }
      state.drawn = nil
    }
  }

  /// The line while files are read: how much of how much, and how long it will still take.
  static func line(read: Int64, of total: Int64, after time: Duration) -> String {
    let megabytes = "\(read / 1_000_000) of \((total + 999_999) / 1_000_000) MB"
    guard read > 0, total > read else { return "Reading: \(megabytes)" }
    let left = time * (Double(total - read) / Double(read))
    return "Reading: \(megabytes), \(read * 100 / total)%, \(left.components.seconds + 1) s left"
  }

  private func draw(_ text: String) {
    Console.write(Array("\r\u{1B}[K\(text)".utf8), to: STDERR_FILENO)
  }
}

/// A digest that tells how many bytes went through it.
final class CountedDigest: ByteDigest {
  private let digest = SHA256Digest()
  private let progress: Progress

  init(_ progress: Progress) {
    self.progress = progress
  }

  func update(_ bytes: Span<UInt8>) {
    digest.update(bytes)
    progress.add(bytes.count)
  }

  func finish() -> String { digest.finish() }
}
