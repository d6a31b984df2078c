/* The same requests with the pools of the Apache Portable Runtime. */
#include "measure.h"
#include <apr_allocator.h>
#include <apr_general.h>
#include <apr_pools.h>

static apr_pool_t *parent;

static apr_status_t clean(void *data) {
  cleaned++;
  return APR_SUCCESS;
}

static void register_cleanups(apr_pool_t *pool, int count) {
  for (int i = 0; i < count; i++) apr_pool_cleanup_register(pool, NULL, clean, apr_pool_cleanup_null);
}

static void request(void) {
  apr_pool_t *pool, *scratch;
  apr_pool_create(&pool, parent);
  for (size_t i = 0; i < COUNT(sizes); i++) touch(apr_pcalloc(pool, sizes[i]), sizes[i]);
  register_cleanups(pool, CLEANUPS);
  apr_pool_create(&scratch, pool);
  for (size_t i = 0; i < COUNT(scratch_sizes); i++)
    touch(apr_pcalloc(scratch, scratch_sizes[i]), scratch_sizes[i]);
  apr_pool_destroy(pool);
}

static void create_and_destroy(void) {
  apr_pool_t *pool;
  apr_pool_create(&pool, parent);
  apr_pool_destroy(pool);
}

static void ten_cleanups(void) {
  apr_pool_t *pool;
  apr_pool_create(&pool, parent);
  register_cleanups(pool, MANY_CLEANUPS);
  apr_pool_destroy(pool);
}

int main(void) {
  apr_pool_t *root, *own;
  apr_allocator_t *allocator;
  apr_initialize();
  apr_pool_create(&root, NULL);
  parent = root; /* as it comes: one allocator for all threads, with a mutex */
  measure("requestMutex", request);
  apr_allocator_create(&allocator); /* as in httpd: one for each thread, with none */
  apr_pool_create_ex(&own, root, NULL, allocator);
  apr_allocator_owner_set(allocator, own);
  parent = own;
  measure("request", request);
  measure("createAndDestroy", create_and_destroy);
  measure("tenCleanups", ten_cleanups);
  apr_pool_destroy(root);
  apr_terminate();
  return 0;
}
