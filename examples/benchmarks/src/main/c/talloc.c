/* The same requests with talloc, whose contexts are pools and whose destructors are clean-ups. */
#include "measure.h"
#include <talloc.h>

static void *parent;

static int clean(void *data) {
  cleaned++;
  return 0;
}

static void register_cleanups(void *pool, int count) {
  for (int i = 0; i < count; i++) {
    void **cleanup = talloc_size(pool, sizeof(void *));
    talloc_set_destructor(cleanup, (int (*)(void **))clean);
  }
}

static void request(void) {
  void *pool = talloc_new(parent);
  for (size_t i = 0; i < COUNT(sizes); i++) touch(talloc_zero_size(pool, sizes[i]), sizes[i]);
  register_cleanups(pool, CLEANUPS);
  void *scratch = talloc_new(pool);
  for (size_t i = 0; i < COUNT(scratch_sizes); i++)
    touch(talloc_zero_size(scratch, scratch_sizes[i]), scratch_sizes[i]);
  talloc_free(pool);
}

int main(void) {
  parent = talloc_new(NULL);
  measure("request", request);
  talloc_free(parent);
  return 0;
}
