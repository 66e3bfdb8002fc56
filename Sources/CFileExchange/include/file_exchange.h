#ifndef FILE_EXCHANGE_H
#define FILE_EXCHANGE_H

/// Lets two paths change places in one step; 0 when done, -1 with errno when not.
///
/// The corresponding C function is `renameat2` with `RENAME_EXCHANGE`, which the module map of the
/// system's library does not show to Swift.
int exchange_paths(const char *first, const char *second);

#endif
