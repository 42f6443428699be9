// cmark, and the C functions that its strings need (strlen, memchr, free).
#include <cmark.h>
#include <stdlib.h>
#include <string.h>
