/* What the C programs have in common: the shape of a request, which Shape.java repeats, and a clock. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const size_t sizes[] = {16, 24, 32, 48, 64, 96, 128, 192, 256, 512,
                               16, 40, 80, 32, 64, 128, 24, 320, 48, 160};
static const size_t scratch_sizes[] = {32, 64, 128, 256, 512};

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define CLEANUPS 3
#define MANY_CLEANUPS 10

static volatile uint64_t cleaned;

/* Writes to memory, and keeps the compiler from seeing that nobody reads it. */
static inline void touch(void *memory, size_t size) {
  *(uint64_t *)memory = size;
  __asm__ volatile("" : : "r"(memory) : "memory");
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static int by_value(const void *a, const void *b) {
  double difference = *(const double *)a - *(const double *)b;
  return (difference > 0) - (difference < 0);
}

/* Prints the median time of one operation in nanoseconds, of five slices of 0.4 s after one to warm up. */
static void measure(const char *name, void (*operation)(void)) {
  double medians[5];
  for (int slice = -1; slice < 5; slice++) {
    double begin = seconds(), end;
    long done = 0;
    do {
      for (int i = 0; i < 1000; i++) operation();
      done += 1000;
      end = seconds();
    } while (end - begin < 0.4);
    if (slice >= 0) medians[slice] = (end - begin) * 1e9 / done;
  }
  qsort(medians, 5, sizeof *medians, by_value);
  printf("%s %.1f\n", name, medians[2]);
  fflush(stdout);
}
