// The plain functions of libcrypto: a hash's state is then a value, and nothing is looked up for each one.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/hmac.h>
#include <openssl/sha.h>
