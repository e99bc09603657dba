/*
 * Preloaded into a gateway by the crash harnesses; never part of a gateway that works.
 *
 * HUITONG_DISK_BELOW  only files below this absolute directory are looked at
 * HUITONG_DISK_TRACE  every change of a file is written there, with its bytes, and every sync with its begin and end
 * HUITONG_DISK_KILL   "part:op:when:count": SIGKILL before or after the count-th op (write, sync) on a path with part
 *
 * One lock is held over each change and its line in the trace, so that the order of the lines is the order of the
 * changes. A sync has a line when it begins and one when it has returned, and holds no lock in between: what was written
 * before the first line is on the disk at the second.
 *
 * A line: magic, op, fd, arg (int32 each), nanos of CLOCK_MONOTONIC, offset, length (int64 each), then length bytes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define MAGIC 0x48544453
#define FDS 65536
#define REAL(name) ((__typeof__(&name))real(#name))

enum op {
    OPEN = 1, CLOSE, WRITE, RESIZE, RENAME, UNLINK, MKDIR, RMDIR, SYNC_BEGIN, SYNC_END, DUP, MAP, UNSEEN
};
enum { CREATES = 1, EMPTIES = 2, FOLDER = 4 };  /* arg of an open, the same on every machine */
enum { FULL = 0, DATA = 1 };          /* arg of a sync: fsync, fdatasync */
enum { EXACT = 0, AT_LEAST = 1 };     /* arg of a resize */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static char below[PATH_MAX];
static size_t below_length;
static int trace = -1;
static char *names[FDS];              /* path of each open file below; else null */
static unsigned char synced[FDS];     /* opened with O_SYNC or O_DSYNC */

static char kill_part[256];
static char kill_op;
static int kill_after;
static long kill_count;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static void prepare(void) {
    const char *directory = getenv("HUITONG_DISK_BELOW");
    if (directory == NULL || strlen(directory) + 2 > sizeof below) return;
    strcpy(below, directory);
    below_length = strlen(below);
    const char *file = getenv("HUITONG_DISK_TRACE");
    if (file != NULL) {
        trace = (int) syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    const char *plan = getenv("HUITONG_DISK_KILL");
    char op[16], when[16];
    if (plan != NULL && sscanf(plan, "%255[^:]:%15[^:]:%15[^:]:%ld", kill_part, op, when, &kill_count) == 4) {
        kill_op = op[0];
        kill_after = when[0] == 'a';
    }
}

static int ready(void) {
    pthread_once(&once, prepare);
    return below_length > 0;
}

static int64_t now(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (int64_t) at.tv_sec * 1000000000 + at.tv_nsec;
}

static void line(int op, int fd, int arg, int64_t offset, const struct iovec *parts, int count, int64_t length) {
    if (trace < 0) return;
    struct __attribute__((packed)) {
        uint32_t magic; int32_t op, fd, arg; int64_t nanos, offset, length;
    } head = { MAGIC, op, fd, arg, now(), offset, length };
    struct iovec all[IOV_MAX];
    all[0].iov_base = &head;
    all[0].iov_len = sizeof head;
    int n = 1;
    for (int64_t left = length; count > 0 && left > 0 && n < IOV_MAX; parts++, count--, n++) {
        all[n] = *parts;
        if ((int64_t) all[n].iov_len > left) all[n].iov_len = (size_t) left;
        left -= (int64_t) all[n].iov_len;
    }
    if (syscall(SYS_writev, trace, all, n) != (long) (sizeof head + (size_t) length)) abort();
}

static void text(int op, int fd, int arg, const char *bytes, size_t length) {
    struct iovec part = { (void *) bytes, length };
    line(op, fd, arg, 0, &part, 1, (int64_t) length);
}

static int kill_is(const char *path, char op, int after) {
    return kill_op == op && kill_after == after && path != NULL && strstr(path, kill_part) != NULL
        && __sync_sub_and_fetch(&kill_count, 1) == 0;
}

static void maybe_die(const char *path, char op, int after) {
    if (kill_is(path, op, after)) syscall(SYS_kill, (long) getpid(), (long) SIGKILL);
}

/* The absolute path, where it is below; else 0. */
static int ours(int dir, const char *path, char *full) {
    if (!ready() || path == NULL) return 0;
    if (path[0] == '/') {
        if (strlen(path) >= PATH_MAX) return 0;
        strcpy(full, path);
    } else {
        char from[PATH_MAX];
        if (dir == AT_FDCWD) {
            if (getcwd(from, sizeof from) == NULL) return 0;
        } else {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", dir);
            ssize_t n = readlink(link, from, sizeof from - 1);
            if (n < 0) return 0;
            from[n] = 0;
        }
        if (strlen(from) + strlen(path) + 2 > PATH_MAX) return 0;
        strcpy(full, from);
        strcat(full, "/");
        strcat(full, path);
    }
    return strncmp(full, below, below_length) == 0 && (full[below_length] == '/' || full[below_length] == 0);
}

static const char *name(int fd) { return fd >= 0 && fd < FDS ? names[fd] : NULL; }

static void opened(int fd, int flags, const char *full) {
    if (fd < 0 || fd >= FDS) return;
    free(names[fd]);
    names[fd] = strdup(full);
    synced[fd] = (flags & O_DSYNC) != 0;
    struct stat found;
    int how = (flags & O_CREAT ? CREATES : 0) | (flags & O_TRUNC ? EMPTIES : 0);
    if (fstat(fd, &found) == 0 && S_ISDIR(found.st_mode)) how |= FOLDER;
    text(OPEN, fd, how, full, strlen(full));
}

static int open_any(int dir, const char *path, int flags, mode_t mode) {
    char full[PATH_MAX];
    if (!ours(dir, path, full)) return (int) syscall(SYS_openat, dir, path, flags, mode);
    pthread_mutex_lock(&lock);
    int fd = (int) syscall(SYS_openat, dir, path, flags, mode);
    int error = errno;
    if (fd >= 0) opened(fd, flags, full);
    pthread_mutex_unlock(&lock);
    errno = error;
    return fd;
}

#define MODE(flags) \
    mode_t mode = 0; \
    if (((flags) & O_CREAT) || ((flags) & O_TMPFILE) == O_TMPFILE) { \
        va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); \
    }

int open(const char *path, int flags, ...) { MODE(flags) return open_any(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return open_any(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int dir, const char *path, int flags, ...) { MODE(flags) return open_any(dir, path, flags, mode); }
int openat64(int dir, const char *path, int flags, ...) { MODE(flags) return open_any(dir, path, flags | O_LARGEFILE, mode); }
int creat(const char *path, mode_t mode) { return open_any(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

int close(int fd) {
    if (name(fd) == NULL) return (int) syscall(SYS_close, fd);
    pthread_mutex_lock(&lock);
    int done = (int) syscall(SYS_close, fd);
    int error = errno;
    free(names[fd]);
    names[fd] = NULL;
    line(CLOSE, fd, 0, 0, NULL, 0, 0);
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

static void copied(int from, int to) {
    if (to >= 0 && to < FDS && to != from) {
        free(names[to]);
        names[to] = name(from) == NULL ? NULL : strdup(names[from]);
        synced[to] = name(from) == NULL ? 0 : synced[from];
        line(DUP, from, to, 0, NULL, 0, 0);
    }
}

static int dup_any(int from, int to, int flags) {
    int seen = name(from) != NULL || name(to) != NULL;
    if (seen) pthread_mutex_lock(&lock);
    int fd = (int) (to < 0 ? syscall(SYS_dup, from) : from == to ? to : syscall(SYS_dup3, from, to, flags));
    int error = errno;
    if (seen && fd >= 0) copied(from, fd);
    if (seen) pthread_mutex_unlock(&lock);
    errno = error;
    return fd;
}

int dup(int fd) { return dup_any(fd, -1, 0); }
int dup2(int from, int to) { return dup_any(from, to, 0); }
int dup3(int from, int to, int flags) { return dup_any(from, to, flags); }

/* One change of a file's bytes; the lock is held, the offset is where it began. */
static void written(int fd, int64_t offset, const struct iovec *parts, int count, ssize_t length) {
    if (length <= 0) return;
    line(WRITE, fd, 0, offset, parts, count, length);
    if (synced[fd]) {
        line(SYNC_BEGIN, fd, FULL, 0, NULL, 0, 0);
        line(SYNC_END, fd, FULL, 0, NULL, 0, 0);
    }
}

static ssize_t write_any(int fd, const struct iovec *parts, int count, int64_t at) {
    const char *path = name(fd);
    if (path == NULL) {
        return at < 0 ? syscall(SYS_writev, fd, parts, count) : REAL(pwritev)(fd, parts, count, at);
    }
    pthread_mutex_lock(&lock);
    maybe_die(path, 'w', 0);
    ssize_t done = at < 0 ? syscall(SYS_writev, fd, parts, count) : REAL(pwritev)(fd, parts, count, at);
    int error = errno;
    if (done > 0) written(fd, at < 0 ? lseek(fd, 0, SEEK_CUR) - done : at, parts, count, done);
    maybe_die(path, 'w', 1);
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

ssize_t write(int fd, const void *bytes, size_t length) {
    if (name(fd) == NULL) return syscall(SYS_write, fd, bytes, length);
    struct iovec part = { (void *) bytes, length };
    return write_any(fd, &part, 1, -1);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
    if (name(fd) == NULL) return syscall(SYS_pwrite64, fd, bytes, length, at);
    struct iovec part = { (void *) bytes, length };
    return write_any(fd, &part, 1, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return pwrite64(fd, bytes, length, at); }
ssize_t writev(int fd, const struct iovec *parts, int count) { return write_any(fd, parts, count, -1); }

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
    if (name(fd) == NULL) return REAL(pwritev)(fd, parts, count, at);
    return write_any(fd, parts, count, at);
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) { return pwritev(fd, parts, count, at); }

static int resize_any(int fd, int64_t size, int how, long number, int64_t offset, int64_t length) {
    if (name(fd) != NULL) pthread_mutex_lock(&lock);
    int done = (int) (how == EXACT ? syscall(SYS_ftruncate, fd, size) : syscall(number, fd, 0, offset, length));
    int error = errno;
    if (name(fd) != NULL) {
        if (done == 0) line(RESIZE, fd, how, size, NULL, 0, 0);
        pthread_mutex_unlock(&lock);
    }
    errno = error;
    return done;
}

int ftruncate(int fd, off_t size) { return resize_any(fd, size, EXACT, 0, 0, 0); }
int ftruncate64(int fd, off64_t size) { return resize_any(fd, size, EXACT, 0, 0, 0); }

static void unseen(const char *what) {
    pthread_mutex_lock(&lock);
    text(UNSEEN, -1, 0, what, strlen(what));
    pthread_mutex_unlock(&lock);
}

int fallocate(int fd, int mode, off_t offset, off_t length) {
    if (name(fd) != NULL && mode != 0) unseen("fallocate with a mode");
    if (mode != 0) return (int) syscall(SYS_fallocate, fd, mode, offset, length);
    return resize_any(fd, offset + length, AT_LEAST, SYS_fallocate, offset, length);
}

int fallocate64(int fd, int mode, off64_t offset, off64_t length) { return fallocate(fd, mode, offset, length); }

int posix_fallocate(int fd, off_t offset, off_t length) {
    return fallocate(fd, 0, offset, length) == 0 ? 0 : errno;
}

int posix_fallocate64(int fd, off64_t offset, off64_t length) { return posix_fallocate(fd, offset, length); }

int truncate(const char *path, off_t size) {
    char full[PATH_MAX];
    if (ours(AT_FDCWD, path, full)) unseen("truncate by name");
    return (int) syscall(SYS_truncate, path, size);
}

static int rename_any(int from_dir, const char *from, int to_dir, const char *to, unsigned flags) {
    char old[PATH_MAX], fresh[PATH_MAX];
    int a = ours(from_dir, from, old), b = ours(to_dir, to, fresh);
    if (!a && !b) return (int) syscall(SYS_renameat2, from_dir, from, to_dir, to, flags);
    pthread_mutex_lock(&lock);
    int done = (int) syscall(SYS_renameat2, from_dir, from, to_dir, to, flags);
    int error = errno;
    if (done == 0 && a && b) {
        struct iovec both[2] = { { old, strlen(old) + 1 }, { fresh, strlen(fresh) } };
        line(RENAME, -1, 0, 0, both, 2, (int64_t) (both[0].iov_len + both[1].iov_len));
        for (int fd = 0; fd < FDS; fd++) {
            if (names[fd] != NULL && strcmp(names[fd], old) == 0) {
                free(names[fd]);
                names[fd] = strdup(fresh);
            }
        }
    }
    pthread_mutex_unlock(&lock);
    if (done == 0 && a != b) unseen("rename across the border");
    errno = error;
    return done;
}

int rename(const char *from, const char *to) { return rename_any(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int a, const char *from, int b, const char *to) { return rename_any(a, from, b, to, 0); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) { return rename_any(a, from, b, to, flags); }

static int entry(int op, int dir, const char *path, int flags) {
    char full[PATH_MAX];
    int seen = ours(dir, path, full);
    if (seen) pthread_mutex_lock(&lock);
    int done = (int) (op == MKDIR ? syscall(SYS_mkdirat, dir, path, flags) : syscall(SYS_unlinkat, dir, path, flags));
    int error = errno;
    if (seen && done == 0) text(op, -1, 0, full, strlen(full));
    if (seen) pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

int unlink(const char *path) { return entry(UNLINK, AT_FDCWD, path, 0); }
int unlinkat(int dir, const char *path, int flags) {
    return entry((flags & AT_REMOVEDIR) ? RMDIR : UNLINK, dir, path, flags);
}
int rmdir(const char *path) { return entry(RMDIR, AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path) {
    int done = unlink(path);
    return done == 0 || errno != EISDIR ? done : rmdir(path);
}
int mkdir(const char *path, mode_t mode) { return entry(MKDIR, AT_FDCWD, path, (int) mode); }
int mkdirat(int dir, const char *path, mode_t mode) { return entry(MKDIR, dir, path, (int) mode); }

static int link_any(const char *to) {
    char full[PATH_MAX];
    if (ours(AT_FDCWD, to, full)) unseen("a link");
    return 0;
}

int link(const char *from, const char *to) { link_any(to); return (int) syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0); }
int symlink(const char *from, const char *to) { link_any(to); return (int) syscall(SYS_symlinkat, from, AT_FDCWD, to); }

static int sync_any(int fd, int kind, long number) {
    const char *path = name(fd);
    if (path == NULL) return (int) syscall(number, fd);
    pthread_mutex_lock(&lock);
    maybe_die(path, 's', 0);
    line(SYNC_BEGIN, fd, kind, 0, NULL, 0, 0);
    pthread_mutex_unlock(&lock);
    int done = (int) syscall(number, fd);
    int error = errno;
    pthread_mutex_lock(&lock);
    if (done == 0) line(SYNC_END, fd, kind, 0, NULL, 0, 0);
    maybe_die(name(fd), 's', 1);
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

int fsync(int fd) { return sync_any(fd, FULL, SYS_fsync); }
int fdatasync(int fd) { return sync_any(fd, DATA, SYS_fdatasync); }

/* It promises nothing about a power loss: it counts as no sync. */
int sync_file_range(int fd, off64_t offset, off64_t length, unsigned flags) {
    return REAL(sync_file_range)(fd, offset, length, flags);
}

static void mapped(int protection, int flags, int fd) {
    const char *path = name(fd);
    if (path != NULL && (flags & MAP_SHARED) && (protection & PROT_WRITE)) {
        pthread_mutex_lock(&lock);
        text(MAP, fd, 0, path, strlen(path));
        pthread_mutex_unlock(&lock);
    }
}

void *mmap64(void *at, size_t length, int protection, int flags, int fd, off64_t offset) {
    if (fd >= 0) mapped(protection, flags, fd);
    return (void *) syscall(SYS_mmap, at, length, protection, flags, fd, offset);
}

void *mmap(void *at, size_t length, int protection, int flags, int fd, off_t offset) {
    return mmap64(at, length, protection, flags, fd, offset);
}

ssize_t sendfile64(int to, int from, off64_t *offset, size_t count) {
    if (name(to) != NULL) { errno = EINVAL; return -1; }  /* the caller then copies by read and write */
    return syscall(SYS_sendfile, to, from, offset, count);
}

ssize_t sendfile(int to, int from, off_t *offset, size_t count) { return sendfile64(to, from, offset, count); }

ssize_t copy_file_range(int from, off64_t *a, int to, off64_t *b, size_t length, unsigned flags) {
    if (name(to) != NULL) { errno = EINVAL; return -1; }
    return syscall(SYS_copy_file_range, from, a, to, b, length, flags);
}
