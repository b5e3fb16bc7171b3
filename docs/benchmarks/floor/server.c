/* A server of scripted streams on 127.0.0.1: one thread, epoll, plain HTTP/1.1. Each token's chunk says when it was written,
 * CLOCK_MONOTONIC in nanoseconds, taken just before the write. The first part of the path picks what happens:
 *   /keep   headers and role chunk 5 ms after the request, tokens at 10, 14, 18, 22 and 26 ms, the end at 30 ms
 *   /close  the same, then the server closes the connection
 *   /stall  silence after the first token        /hold  the same, for streams that are only to be held open
 *   /loris  headers of one byte every 20 ms, without an end
 * Usage: server PORT. Every answer of the server is one write; a client that reads too slowly to take it loses its connection. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { MAX_FD = 65536, REQUEST_LIMIT = 8192, TOKENS = 5 };
enum mode { KEEP, CLOSE, STALL, HOLD, LORIS };
static const char *MODES[] = {"/keep/", "/close/", "/stall/", "/hold/", "/loris/"};
static const long MS = 1000000;
static const long DUE_MS[] = {5, 10, 14, 18, 22, 26, 30}; /* head, five tokens, end */

struct conn {
  int open, step;
  unsigned generation;
  enum mode mode;
  long asked_at;
  size_t length;
  char *request;
};
struct due { long at; int fd; unsigned generation; };

static struct conn conns[MAX_FD];
static struct due *heap;
static size_t waiting, capacity;
static int poller, timer;

static long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000L + t.tv_nsec;
}

static void die(const char *what) { perror(what); exit(1); }

static void push(struct due d) {
  if (waiting == capacity && !(heap = realloc(heap, (capacity = capacity ? capacity * 2 : 4096) * sizeof d))) die("memory");
  size_t i = waiting++;
  for (; i > 0 && heap[(i - 1) / 2].at > d.at; i = (i - 1) / 2) heap[i] = heap[(i - 1) / 2];
  heap[i] = d;
}

static struct due pop(void) {
  struct due first = heap[0], last = heap[--waiting];
  size_t i = 0;
  for (size_t child; (child = 2 * i + 1) < waiting; i = child) {
    if (child + 1 < waiting && heap[child + 1].at < heap[child].at) child++;
    if (heap[child].at >= last.at) break;
    heap[i] = heap[child];
  }
  heap[i] = last;
  return first;
}

static void hang_up(int fd) {
  conns[fd].open = 0;
  conns[fd].generation++;
  close(fd);
}

static void say(int fd, const char *text, size_t length) {
  if (send(fd, text, length, MSG_NOSIGNAL) != (ssize_t)length) hang_up(fd);
}

/* An event as one HTTP chunk. */
static size_t event(char *to, const char *data) {
  return (size_t)sprintf(to, "%zx\r\ndata: %s\n\n\r\n", strlen(data) + 8, data);
}

#define OBJECT "{\"id\":\"chatcmpl-0123456789abcdef\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,\"model\":\"m-1\","

static void head(int fd) {
  char text[1024];
  size_t n = (size_t)sprintf(text, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n"
      "x-request-id: req-0123456789abcdef\r\n%s\r\n", conns[fd].mode == CLOSE ? "Connection: close\r\n" : "");
  n += event(text + n, OBJECT "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}");
  say(fd, text, n);
}

static void token(int fd) {
  char data[512], text[600];
  sprintf(data, OBJECT "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"pong %019ld \"},\"finish_reason\":null}]}", now());
  say(fd, text, event(text, data));
}

static void end(int fd) {
  char text[1024];
  size_t n = event(text, OBJECT "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
  n += event(text + n, OBJECT "\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":5,\"total_tokens\":17}}");
  n += event(text + n, "[DONE]");
  n += (size_t)sprintf(text + n, "0\r\n\r\n");
  say(fd, text, n);
  if (conns[fd].open && conns[fd].mode == CLOSE) hang_up(fd);
}

static void drip(int fd) {
  static const char SLOW[] = "HTTP/1.1 200 OK\r\nX-Slow: ";
  const struct conn *c = &conns[fd];
  char byte = c->step < (int)sizeof SLOW - 1 ? SLOW[c->step] : 'x';
  say(fd, &byte, 1);
}

static void play(int fd) {
  struct conn *c = &conns[fd];
  long next = -1;
  if (c->mode == LORIS) {
    drip(fd);
    next = c->asked_at + (c->step + 1) * 20 * MS;
  } else {
    if (c->step == 0) head(fd);
    else if (c->step <= TOKENS) token(fd);
    else end(fd);
    int last = c->mode == STALL || c->mode == HOLD ? 1 : TOKENS + 1;
    if (c->step < last) next = c->asked_at + DUE_MS[c->step + 1] * MS;
  }
  c->step++;
  if (c->open && next >= 0) push((struct due){next, fd, c->generation});
}

static void asked(int fd) {
  struct conn *c = &conns[fd];
  c->asked_at = now();
  c->length = 0;
  c->step = 0;
  c->mode = KEEP;
  for (int m = 0; m < 5; m++) {
    const char *path = strchr(c->request, ' ');
    if (path && strncmp(path + 1, MODES[m], strlen(MODES[m])) == 0) c->mode = (enum mode)m;
  }
  push((struct due){c->asked_at + (c->mode == LORIS ? 0 : DUE_MS[0] * MS), fd, c->generation});
}

static int is_whole(const struct conn *c) {
  const char *body = strstr(c->request, "\r\n\r\n");
  if (!body) return 0;
  const char *length = strcasestr(c->request, "\r\ncontent-length:");
  size_t needed = length && length < body ? (size_t)atol(length + 17) : 0;
  return c->length >= (size_t)(body + 4 - c->request) + needed;
}

static void readable(int fd) {
  struct conn *c = &conns[fd];
  ssize_t n = recv(fd, c->request + c->length, REQUEST_LIMIT - 1 - c->length, 0);
  if (n < 0 && errno == EAGAIN) return;
  if (n <= 0) { hang_up(fd); return; }
  c->length += (size_t)n;
  c->request[c->length] = 0;
  if (is_whole(c)) asked(fd);
}

static void accept_all(int listener) {
  for (int fd; (fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0;) {
    if (fd >= MAX_FD) { close(fd); continue; }
    struct conn *c = &conns[fd];
    c->open = 1;
    c->length = 0;
    if (!c->request && !(c->request = malloc(REQUEST_LIMIT))) die("memory");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
    epoll_ctl(poller, EPOLL_CTL_ADD, fd, &(struct epoll_event){.events = EPOLLIN, .data.fd = fd});
  }
}

static int listen_on(int port) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
  if (bind(fd, (struct sockaddr *)&at, sizeof at) || listen(fd, 4096)) die("listen");
  return fd;
}

static void play_due(void) {
  while (waiting && heap[0].at <= now()) {
    struct due d = pop();
    if (conns[d.fd].open && conns[d.fd].generation == d.generation) play(d.fd);
  }
  long at = waiting ? heap[0].at : 0;
  timerfd_settime(timer, TFD_TIMER_ABSTIME, &(struct itimerspec){.it_value = {at / 1000000000L, at % 1000000000L}}, NULL);
}

int main(int argc, char **argv) {
  if (argc != 2) { fprintf(stderr, "usage: server PORT\n"); return 64; }
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  int listener = listen_on(atoi(argv[1]));
  poller = epoll_create1(0);
  timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
  epoll_ctl(poller, EPOLL_CTL_ADD, listener, &(struct epoll_event){.events = EPOLLIN, .data.fd = listener});
  epoll_ctl(poller, EPOLL_CTL_ADD, timer, &(struct epoll_event){.events = EPOLLIN, .data.fd = timer});
  for (struct epoll_event ready[256];;) {
    int n = epoll_wait(poller, ready, 256, -1);
    for (int i = 0; i < n; i++) {
      int fd = ready[i].data.fd;
      long ignored;
      if (fd == listener) accept_all(listener);
      else if (fd == timer) (void)!read(timer, &ignored, sizeof ignored);
      else if (conns[fd].open) readable(fd);
    }
    play_due();
  }
}
