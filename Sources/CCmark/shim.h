// cmark, and the C functions that its strings need (strlen, memchr).
#include <cmark.h>
#include <stdlib.h>
#include <string.h>
