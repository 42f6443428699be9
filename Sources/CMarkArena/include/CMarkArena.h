// Memory for cmark's trees that is taken and given back as a whole: a page's tree is thousands of small pieces, and the general
// allocator costs as much as the parsing. Each thread has its own; trees of nested scopes share it.
#ifndef CMARK_ARENA_H
#define CMARK_ARENA_H

#include <stddef.h>

/// Where the calling thread's memory stood when a scope began.
typedef struct {
  void *block;
  size_t used;
} cmark_arena_mark;

/// A `cmark_mem *` for `cmark_parser_new_with_mem` and `cmark_node_new_with_mem`: takes from the calling thread's memory.
void *cmark_arena_mem(void);

/// Begins a scope: everything taken from now on lives until `cmark_arena_end` with the result, on the same thread.
cmark_arena_mark cmark_arena_begin(void);

/// Ends a scope: no node, literal or rendered text of it may be used any more.
void cmark_arena_end(cmark_arena_mark mark);

#endif
