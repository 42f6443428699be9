// glibc lets the heap of every thread but the first grow page by page, with a call of the system for each; while one thread makes it, the
// other's memory waits. A build's threads fill theirs, so each is given its addresses in one piece, and again when it may have used them
// up. A large site's memory comes in large pages, where the system has them.

#include "HeapRoom.h"

// Also says which C library it is.
#include <stdlib.h>

#ifdef __GLIBC__

#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>

enum {
  // A part of what glibc gives one heap (64 MB): when less is left of it than this, it grows page by page again.
  room = 14 << 20,
  // Pieces of work that do not fill it. Each time one page behind the room is touched, and the large page around it is lost: not often.
  interval = 512,
  // A site of more pages fills large pages.
  many = 400,
  // Larger pieces lie outside the heaps and go back to the system when they are given up.
  outside = 1 << 20,
  large_page = 2 << 20
};

// The thresholds are single words: a thread that allocates between the two calls only lays a large piece in another place.
static void make_room(int wants_large_pages) {
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  // Volatile, or the compiler sees that nothing is done with it.
  unsigned char *volatile piece = malloc(room);
  mallopt(M_MMAP_THRESHOLD, outside);
  if (piece != NULL && wants_large_pages) {
    size_t start = (size_t)-(uintptr_t)piece % large_page;
    // A wish: without large pages nothing is lost.
    madvise(piece + start, (room - start) / large_page * large_page, MADV_HUGEPAGE);
  }
  free(piece);
}

void heap_room_keep(long pieces) {
  static _Thread_local unsigned calls = 0;
  if (calls++ % interval == 0) make_room(pieces > many);
}

#else

void heap_room_keep(long pieces) { (void)pieces; }

#endif
