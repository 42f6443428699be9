// Blocks from which pieces are cut one after another. A piece is preceded by its size; the last one can grow or go in place, which is
// how cmark's buffers grow. The first block stays with its thread.

#include "CMarkArena.h"

#include <cmark.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { first_size = 256 * 1024, unit = 16 };

typedef struct block {
  struct block *previous;
  size_t size;
  size_t used;
  size_t padding;
  unsigned char bytes[];
} block;

static _Thread_local block *current = NULL;

// As cmark does when memory is exhausted.
static block *new_block(size_t size, block *previous) {
  block *made = malloc(sizeof(block) + size);
  if (made == NULL) abort();
  made->previous = previous;
  made->size = size;
  made->used = 0;
  return made;
}

static size_t *size_of(void *piece) { return (size_t *)((unsigned char *)piece - unit); }

static int is_last(void *piece) {
  return current != NULL && (unsigned char *)piece + *size_of(piece) == current->bytes + current->used;
}

static void *take(size_t size) {
  if (size > SIZE_MAX - 2 * unit) abort();
  size = (size + unit - 1) / unit * unit;
  size_t needed = size + unit;
  if (current == NULL) current = new_block(first_size, NULL);
  if (current->size - current->used < needed) {
    size_t larger = current->size < (size_t)1 << 24 ? current->size * 2 : current->size;
    current = new_block(needed > larger ? needed : larger, current);
  }
  unsigned char *piece = current->bytes + current->used + unit;
  current->used += needed;
  *size_of(piece) = size;
  return piece;
}

static void *arena_calloc(size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size) abort();
  return memset(take(count * size), 0, count * size);
}

static void *arena_realloc(void *piece, size_t size) {
  if (piece == NULL) return take(size);
  size_t old = *size_of(piece);
  if (size <= old) return piece;
  size_t rounded = (size + unit - 1) / unit * unit;
  if (is_last(piece) && rounded >= size && current->size - current->used >= rounded - old) {
    current->used += rounded - old;
    *size_of(piece) = rounded;
    return piece;
  }
  return memcpy(take(size), piece, old);
}

static void arena_free(void *piece) {
  if (piece != NULL && is_last(piece)) current->used -= *size_of(piece) + unit;
}

static cmark_mem arena = {arena_calloc, arena_realloc, arena_free};

void *cmark_arena_mem(void) { return &arena; }

cmark_arena_mark cmark_arena_begin(void) {
  if (current == NULL) current = new_block(first_size, NULL);
  return (cmark_arena_mark){current, current->used};
}

void cmark_arena_end(cmark_arena_mark mark) {
  while (current != mark.block && current->previous != NULL) {
    block *previous = current->previous;
    free(current);
    current = previous;
  }
  current->used = mark.used;
}
