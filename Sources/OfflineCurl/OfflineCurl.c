// FlyingFox, the preview server's library, can also ask other servers, through Foundation's networking and libcurl. We ask nobody, but a
// program that names libcurl loads it with thirty more libraries at each start: 7 ms and 6 MB. These definitions stand in its place
// when the whole of Foundation is inside the program (`make release` sets SIGNPOST_OFFLINE_CURL); elsewhere this file is empty.

#include "OfflineCurl.h"

#ifdef SIGNPOST_OFFLINE_CURL

#include <stdio.h>
#include <stdlib.h>

static void refuse(void) {
  fputs("signpost: internal error: something tried to use the network; signpost never does\n", stderr);
  // The exit status of a bug of ours.
  exit(70);
}

// No declarations of curl's: only the names matter.
#define STANDS_IN(name) \
  void name(void) { refuse(); }

STANDS_IN(curl_easy_cleanup)
STANDS_IN(curl_easy_getinfo)
STANDS_IN(curl_easy_init)
STANDS_IN(curl_easy_pause)
STANDS_IN(curl_easy_setopt)
STANDS_IN(curl_easy_strerror)
STANDS_IN(curl_free)
STANDS_IN(curl_global_init)
STANDS_IN(curl_multi_add_handle)
STANDS_IN(curl_multi_assign)
STANDS_IN(curl_multi_cleanup)
STANDS_IN(curl_multi_info_read)
STANDS_IN(curl_multi_init)
STANDS_IN(curl_multi_remove_handle)
STANDS_IN(curl_multi_setopt)
STANDS_IN(curl_multi_socket_action)
STANDS_IN(curl_slist_append)
STANDS_IN(curl_slist_free_all)
STANDS_IN(curl_url)
STANDS_IN(curl_url_get)
STANDS_IN(curl_url_set)
STANDS_IN(curl_version)
STANDS_IN(curl_version_info)

#endif
