// curl_easy_setopt takes any argument; Swift calls functions whose arguments have a type. One for each kind.
#ifndef CCURL_H
#define CCURL_H

#include <curl/curl.h>

/* Once, before anything else. */
CURLcode ccurl_begin(void);
CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value);
CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
CURLcode ccurl_set_write(CURL *handle, curl_write_callback function, void *context);
CURLcode ccurl_set_open_socket(CURL *handle, curl_opensocket_callback function, void *context);
/* Copies the bytes; the transfer is a POST. */
CURLcode ccurl_set_body(CURL *handle, const void *bytes, size_t count);
CURLcode ccurl_get_status(CURL *handle, long *status);

#endif
