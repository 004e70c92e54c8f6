/*
 * A disk that can be made to fail, and that keeps a diary. Preloaded (LD_PRELOAD) it stands between a program and its
 * system calls, for files below $CORDON_DISK_UNDER only.
 *
 * $CORDON_DISK_CONTROL is a file of eight 32-bit numbers, mapped, which the program under test writes while it runs:
 *   0 countdown: the call at which this reaches 0 fails; 0 for never     1 which: 1 writes, 2 syncs, 3 both
 *   2 how: 1 EIO, 2 ENOSPC, 3 half of it is written and said so, 4 half of it is written and EIO is said
 *   3 forever: all later calls fail too                                  4 how many failed (told by us)
 * $CORDON_DISK_DIARY gets one record a call, in order: kind, file, offset, length of what follows, what follows.
 *   O opened (path)  W written (bytes)  T cut to an offset  s a sync begins (its number as offset)
 *   S it ended well  F it failed  U name removed (path)  A bytes written to standard output
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 65536

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static int32_t file_of[FILES];
static int32_t opened, synced;
static volatile int32_t *control;
static const char *under;
static int diary = -1;

static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *);

__attribute__((constructor)) static void begin(void) {
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_write = dlsym(RTLD_NEXT, "write");
  real_open = dlsym(RTLD_NEXT, "open64");
  real_close = dlsym(RTLD_NEXT, "close");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  under = getenv("CORDON_DISK_UNDER");
  const char *path = getenv("CORDON_DISK_CONTROL");
  if (path) {
    int fd = real_open(path, O_RDWR);
    void *map = fd < 0 ? MAP_FAILED : mmap(0, 32, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (map != MAP_FAILED) control = map;
    if (fd >= 0) real_close(fd);
  }
  path = getenv("CORDON_DISK_DIARY");
  if (path) diary = real_open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
}

static void note(char kind, int32_t file, int64_t at, const void *bytes, size_t length) {
  if (diary < 0) return;
  char head[17];
  int32_t n = (int32_t)length;
  head[0] = kind;
  memcpy(head + 1, &file, 4);
  memcpy(head + 5, &at, 8);
  memcpy(head + 13, &n, 4);
  struct iovec both[2] = {{head, sizeof head}, {(void *)bytes, length}};
  if (writev(diary, both, length ? 2 : 1) != (ssize_t)(sizeof head + length)) abort();
}

static int32_t watched(int fd) { return fd >= 0 && fd < FILES ? file_of[fd] : 0; }

/* 0, or how the call whose turn it is fails. */
static int32_t fate(int32_t which) {
  if (!control || !(control[1] & which) || control[0] == 0) return 0;
  if (control[0] > 1) {
    control[0]--;
    return 0;
  }
  if (!control[3]) control[0] = 0;
  control[4]++;
  return control[2];
}

static int opening(const char *path, int flags, mode_t mode) {
  if (!real_open) begin();
  int fd = real_open(path, flags, mode);
  char whole[PATH_MAX];
  if (fd < 0 || fd >= FILES || !under || !realpath(path, whole) || strncmp(whole, under, strlen(under))) return fd;
  size_t length = strlen(whole);
  if (length > 4 && (!strcmp(whole + length - 4, "-shm") || !strcmp(whole + length - 5, ".lock"))) return fd;
  pthread_mutex_lock(&turn);
  file_of[fd] = ++opened;
  note('O', opened, (flags & O_TRUNC) != 0, whole, length);
  pthread_mutex_unlock(&turn);
  return fd;
}

int open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
  va_end(more);
  return opening(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
  va_end(more);
  return opening(path, flags, mode);
}

int close(int fd) {
  if (!real_close) begin();
  if (watched(fd)) file_of[fd] = 0;
  return real_close(fd);
}

static ssize_t writing(int fd, const void *bytes, size_t length, off_t at) {
  if (!real_pwrite) begin();
  if (!watched(fd)) return real_pwrite(fd, bytes, length, at);
  pthread_mutex_lock(&turn);
  int32_t how = fate(1);
  size_t now = how >= 3 ? (length + 1) / 2 : how ? 0 : length;
  ssize_t done = now ? real_pwrite(fd, bytes, now, at) : 0;
  if (done > 0) note('W', watched(fd), at, bytes, (size_t)done);
  pthread_mutex_unlock(&turn);
  if (how && how != 3) {
    errno = how == 2 ? ENOSPC : EIO;
    return -1;
  }
  return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return writing(fd, bytes, length, at); }

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) { return writing(fd, bytes, length, at); }

ssize_t write(int fd, const void *bytes, size_t length) {
  if (!real_write) begin();
  if (fd == 1) {
    pthread_mutex_lock(&turn);
    note('A', 0, 0, bytes, length);
    pthread_mutex_unlock(&turn);
  }
  if (watched(fd)) {
    off_t at = lseek(fd, 0, SEEK_CUR);
    ssize_t done = writing(fd, bytes, length, at);
    if (done > 0) lseek(fd, at + done, SEEK_SET);
    return done;
  }
  return real_write(fd, bytes, length);
}

static int syncing(int fd, int (*real)(int)) {
  int32_t file = watched(fd);
  if (!file) return real(fd);
  pthread_mutex_lock(&turn);
  int32_t number = ++synced;
  int32_t how = fate(2);
  note('s', file, number, 0, 0);
  pthread_mutex_unlock(&turn);
  int result = how ? -1 : real(fd);
  pthread_mutex_lock(&turn);
  note(result ? 'F' : 'S', file, number, 0, 0);
  pthread_mutex_unlock(&turn);
  if (how) errno = how == 2 ? ENOSPC : EIO;
  return result;
}

int fsync(int fd) {
  if (!real_fsync) begin();
  return syncing(fd, real_fsync);
}

int fdatasync(int fd) {
  if (!real_fdatasync) begin();
  return syncing(fd, real_fdatasync);
}

static int cutting(int fd, off_t length) {
  if (!real_ftruncate) begin();
  int32_t file = watched(fd);
  if (!file) return real_ftruncate(fd, length);
  pthread_mutex_lock(&turn);
  int32_t how = fate(1);
  int result = how && how != 3 ? -1 : real_ftruncate(fd, length);
  if (!result) note('T', file, length, 0, 0);
  pthread_mutex_unlock(&turn);
  if (result && how) errno = EIO;
  return result;
}

int ftruncate(int fd, off_t length) { return cutting(fd, length); }

int ftruncate64(int fd, off64_t length) { return cutting(fd, length); }

int unlink(const char *path) {
  if (!real_unlink) begin();
  char whole[PATH_MAX];
  int ours = under && realpath(path, whole) && !strncmp(whole, under, strlen(under));
  pthread_mutex_lock(&turn);
  int result = real_unlink(path);
  if (ours && !result) note('U', 0, 0, whole, strlen(whole));
  pthread_mutex_unlock(&turn);
  return result;
}
