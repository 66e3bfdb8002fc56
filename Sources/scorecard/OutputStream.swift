import Glibc

/// A file that is either written whole or not at all.
///
/// Bytes go to a file without a name, or beside the target; only `finish` shows them. Standard
/// output and devices have no such step, so what goes there waits in a file without a name.
final class OutputStream {
  private let target: String?
  private let partial: String?
  private let file: Int32
  private var failure: String?

  /// Begins to write.
  ///
  /// - Parameter path: The target; standard output when there is none.
  /// - Throws: `RunError.cannotWrite` when nothing can be written there.
  init(path: String?) throws(RunError) {
    target = path
    var status = stat()
    let isDevice = path.map { path in
      unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    }
    if isDevice ?? true {
      partial = nil
      let stream = unsafe tmpfile()
      guard let stream = unsafe stream else {
        throw RunError.cannotWrite(path: path ?? "standard output", reason: systemReason())
      }
      file = unsafe dup(fileno(stream))
      unsafe fclose(stream)
    } else {
      let partial = (path ?? "") + ".partial"
      self.partial = partial
      file = unsafe open(partial, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }
    guard file >= 0 else {
      throw RunError.cannotWrite(path: path ?? "standard output", reason: systemReason())
    }
  }

  deinit {
    close(file)
    if let partial { _ = unsafe unlink(partial) }
  }

  /// Takes the next bytes; a failure is remembered for `finish`.
  func write(_ bytes: [UInt8]) {
    guard failure == nil, !Console.write(bytes, to: file) else { return }
    failure = systemReason()
  }

  /// Shows what was written under the target's name.
  ///
  /// - Throws: `RunError.cannotWrite` when any byte could not be written; the target is then as it
  ///   was before.
  func finish() throws(RunError) {
    let name = target ?? "standard output"
    if let failure { throw RunError.cannotWrite(path: name, reason: failure) }
    if let partial, let target {
      // The umask decides who may read it, as for any file that a person makes.
      let mask = umask(0)
      umask(mask)
      // A Windows drive keeps no permissions and may refuse them.
      _ = fchmod(file, 0o666 & ~mask)
      guard unsafe rename(partial, target) == 0 else {
        throw RunError.cannotWrite(path: name, reason: systemReason())
      }
      return
    }
    let device: Int32
    if let target {
      device = unsafe open(target, O_WRONLY | O_CLOEXEC)
      guard device >= 0 else { throw RunError.cannotWrite(path: name, reason: systemReason()) }
    } else {
      device = STDOUT_FILENO
    }
    defer { if target != nil { close(device) } }
    lseek(file, 0, SEEK_SET)
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe read(file, &chunk, chunk.count)
      guard count > 0 else { break }
      guard Console.write(Array(chunk[..<count]), to: device) else {
        throw RunError.cannotWrite(path: name, reason: systemReason())
      }
    }
  }
}
