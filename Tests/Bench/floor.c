/* Bare libcsv with callbacks that do nothing: the floor under any reader that parses with it.
 *
 *     floor PARSERS FILE...
 *
 * Every file is mapped and cut into pieces at line ends (the extracts that `synthesise` writes hold
 * none inside quotes); as many threads as there are parsers take the pieces.
 */
#include <csv.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct piece { const char *bytes; size_t count; };

static struct piece *pieces;
static size_t piece_count;
static atomic_size_t next_piece;

static void on_cell(void *cell, size_t length, void *data) { (void)cell, (void)length, (void)data; }
static void on_row(int end, void *data) { (void)end, (void)data; }

static void *work(void *unused) {
  (void)unused;
  for (;;) {
    size_t place = atomic_fetch_add(&next_piece, 1);
    if (place >= piece_count) return NULL;
    struct csv_parser parser;
    if (csv_init(&parser, 0) != 0) exit(1);
    if (csv_parse(&parser, pieces[place].bytes, pieces[place].count, on_cell, on_row, NULL)
        != pieces[place].count) exit(1);
    csv_fini(&parser, on_cell, on_row, NULL);
    csv_free(&parser);
  }
}

static void cut(const char *bytes, size_t count, size_t size) {
  while (count > 0) {
    size_t end = count < size ? count : size;
    while (end < count && bytes[end - 1] != '\n') end++;
    pieces = realloc(pieces, (piece_count + 1) * sizeof *pieces);
    if (pieces == NULL) exit(1);
    pieces[piece_count++] = (struct piece){bytes, end};
    bytes += end;
    count -= end;
  }
}

int main(int argc, char **argv) {
  int parsers = argc > 1 ? atoi(argv[1]) : 0;
  if (parsers < 1 || parsers > 64) return 64;
  for (int place = 2; place < argc; place++) {
    int file = open(argv[place], O_RDONLY);
    struct stat status;
    if (file < 0 || fstat(file, &status) != 0) { perror(argv[place]); return 66; }
    if (status.st_size == 0) continue;
    const char *bytes = mmap(NULL, status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    if (bytes == MAP_FAILED) { perror(argv[place]); return 66; }
    cut(bytes, status.st_size, parsers == 1 ? status.st_size : 1 << 20);
  }
  pthread_t threads[64];
  for (int place = 1; place < parsers; place++) pthread_create(&threads[place], NULL, work, NULL);
  work(NULL);
  for (int place = 1; place < parsers; place++) pthread_join(threads[place], NULL);
  return 0;
}
