#ifndef STANDARD_CATALOGUE_H
#define STANDARD_CATALOGUE_H

#include <stddef.h>

/// One file of the standard catalogue, as it stood in `data/catalogue` when the program was built.
struct catalogue_file {
  /// The file's name, such as `indicators.csv`.
  const char *name;
  /// Its bytes.
  const unsigned char *bytes;
  /// How many bytes there are.
  size_t count;
};

/// How many files the standard catalogue has.
size_t standard_catalogue_count(void);

/// The file at a position below the count.
struct catalogue_file standard_catalogue_file(size_t position);

#endif
