import Dispatch
import Synchronization

/// How many pieces of work are done at the same time.
///
/// Results stand in the order of the pieces, whichever is ready first, so that nothing that is
/// written depends on how many jobs there are.
public struct Jobs: Hashable, Sendable {
  /// How many, 1 or more.
  public let count: Int

  /// Makes jobs; fewer than 1 are 1.
  public init(_ count: Int) {
    self.count = max(1, count)
  }

  /// One piece of work after the other.
  public static let one = Jobs(1)

  /// Does a piece of work for each element.
  ///
  /// - Parameters:
  ///   - pieces: The elements; the long ones had best stand first.
  ///   - work: What is done with each, on any thread.
  /// - Returns: What came of each, in the order of the pieces.
  public func map<Piece: Sendable, Outcome: Sendable>(
    _ pieces: [Piece],
    _ work: @Sendable (Piece) -> Outcome
  ) -> [Outcome] {
    map(pieces, with: Array(repeating: (), count: count)) { _, piece in work(piece) }
  }

  /// Does a piece of work for each element with a tool that one thread at a time may use.
  ///
  /// - Parameters:
  ///   - pieces: The elements; the long ones had best stand first.
  ///   - tools: One tool for each job, one or more.
  ///   - work: What is done with each, on any thread.
  /// - Returns: What came of each, in the order of the pieces.
  public func map<Piece: Sendable, Tool, Outcome: Sendable>(
    _ pieces: [Piece],
    with tools: [Tool],
    _ work: @Sendable (Tool, Piece) -> Outcome
  ) -> [Outcome] {
    precondition(!tools.isEmpty, "work needs a tool")
    let workers = min(count, tools.count, pieces.count)
    guard workers > 1 else { return pieces.map { work(tools[0], $0) } }
    let tools = Toolbox(tools: tools)
    let next = Mutex(0)
    let outcomes = Mutex([Outcome?](repeating: nil, count: pieces.count))
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      while true {
        let place = next.withLock { next in
          next += 1
          return next - 1
        }
        guard place < pieces.count else { return }
        let outcome = work(tools.tools[worker], pieces[place])
        outcomes.withLock { $0[place] = outcome }
      }
    }
    return outcomes.withLock { $0.compactMap { $0 } }
  }

  /// Tools of which each worker takes only its own.
  private struct Toolbox<Tool>: @unchecked Sendable {
    let tools: [Tool]
  }
}
