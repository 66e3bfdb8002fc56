extension SpellingList {
  /// A cell as spellings are compared: lower case, one space for any blanks, plain quotes and
  /// dashes, no invisible characters, nothing at either end.
  public static func tidied(_ cell: Span<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(cell.count)
    var owesSpace = false
    var index = 0
    while index < cell.count {
      let (byte, length) = plainByte(in: cell, at: index)
      index += length
      guard let byte else { continue }
      if byte == UInt8(ascii: " ") {
        owesSpace = !kept.isEmpty
        continue
      }
      if owesSpace { kept.append(UInt8(ascii: " ")) }
      owesSpace = false
      kept.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
    }
    return kept
  }

  /// The plain byte that stands for the character at a place, and how many bytes that takes;
  /// `nil` for a character that cannot be seen.
  private static func plainByte(in cell: Span<UInt8>, at index: Int) -> (UInt8?, Int) {
    let byte = cell[index]
    switch byte {
    case 0..<0x20, 0x7f: return (UInt8(ascii: " "), 1)
    case 0xc2 where index + 1 < cell.count:
      switch cell[index + 1] {
      case 0xa0: return (UInt8(ascii: " "), 2)
      case 0xad: return (nil, 2)
      default: return (byte, 1)
      }
    case 0xe2 where index + 2 < cell.count && cell[index + 1] == 0x80:
      switch cell[index + 2] {
      case 0x80...0x8a, 0xaf: return (UInt8(ascii: " "), 3)
      case 0x8b...0x8f: return (nil, 3)
      case 0x90...0x95: return (UInt8(ascii: "-"), 3)
      case 0x98...0x9b: return (UInt8(ascii: "'"), 3)
      case 0x9c...0x9f: return (UInt8(ascii: "\""), 3)
      default: return (byte, 1)
      }
    case 0xef
    where index + 2 < cell.count && cell[index + 1] == 0xbb && cell[index + 2] == 0xbf:
      return (nil, 3)
    default: return (byte, 1)
    }
  }
}
