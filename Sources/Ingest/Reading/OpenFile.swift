#if canImport(Glibc)
  import Glibc
#endif

/// A regular file that is open for reading, and the size and time it had when it was opened.
///
/// It is read with `read(2)`, never mapped: a mapped file that somebody cuts short kills the
/// process.
struct OpenFile: ~Copyable {
  /// The path as it was given.
  let path: String
  /// The size in bytes when it was opened.
  let size: Int

  private let descriptor: Int32
  private let changed: timespec

  /// Opens a file without waiting for anybody, so that a pipe which nobody writes to cannot stop
  /// the run.
  /// - Throws: `ReadingError.missing`, `.unreadable` or `.notAFile`.
  init(path: String) throws(ReadingError) {
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR || errno == ELOOP ? .missing : .unreadable
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      close(descriptor)
      throw .unreadable
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw status.st_mode & S_IFMT == S_IFDIR ? .folder : .notAFile
    }
    self.path = path
    self.descriptor = descriptor
    size = Int(status.st_size)
    changed = status.st_mtim
  }

  deinit {
    close(descriptor)
  }

  /// How many bytes a file holds; 0 where that cannot be told.
  static func size(ofFileAt path: String) -> Int {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Reads the next bytes into a buffer.
  ///
  /// - Parameters:
  ///   - buffer: Where they go.
  ///   - place: The first position to fill.
  /// - Returns: How many bytes came; 0 at the end of the file.
  /// - Throws: `ReadingError.unreadable`.
  func read(into buffer: inout [UInt8], at place: Int) throws(ReadingError) -> Int {
    let descriptor = descriptor
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return 0 }
      while true {
        let count = unsafe Glibc.read(descriptor, start + place, bytes.count - place)
        if count < 0, errno == EINTR { continue }
        return count
      }
    }
    guard count >= 0 else { throw .unreadable }
    return count
  }

  /// Makes sure that nobody wrote to the file while it was read.
  ///
  /// - Parameter byteCount: How many bytes were read.
  /// - Throws: `ReadingError.changedWhileRead`.
  func requireUnchanged(after byteCount: Int) throws(ReadingError) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .unreadable }
    guard byteCount == size, Int(status.st_size) == size,
      status.st_mtim.tv_sec == changed.tv_sec, status.st_mtim.tv_nsec == changed.tv_nsec
    else { throw .changedWhileRead }
  }
}
