#ifndef LINUX_FILES_H
#define LINUX_FILES_H

// What Linux does with files and the module map of the system's library does not show to Swift.

/// Lets two paths change places in one step; 0 when done, -1 with errno when not.
///
/// The corresponding system call is `renameat2` with `RENAME_EXCHANGE`.
int exchange_paths(const char *first, const char *second);

/// Opens a file without a name that lives in memory until it is closed; -1 with errno when not.
///
/// The corresponding system call is `memfd_create`.
int open_memory(const char *name);

#endif
