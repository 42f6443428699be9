#pragma once

/// Gives the calling thread's heap room to grow into, now and then: call it once for each of `pieces` pieces of work. Does nothing where
/// the C library needs no help.
void heap_room_keep(long pieces);
