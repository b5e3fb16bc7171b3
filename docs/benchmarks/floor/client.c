/* The floor: what an epoll client in C, which looks for two marks in the bytes and does nothing else, needs for the same load.
 * One thread, open loop: a probe starts at its instant whether or not earlier ones have ended.
 * Usage: client NAME PORT PATH RATE SECONDS      PATH /keep/v1/... keeps connections, /close/v1/... makes one for each probe
 * Prints lines of "floor NAME metric value"; times in microseconds. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { MAX_FD = 65536 };
static const char TOKEN[] = "\"content\":\"pong ", END[] = "data: [DONE]";

struct probe { int busy, token_seen; };
static struct probe probes[MAX_FD];
static int spare[MAX_FD], spares, poller, kept;
static double *lateness, *token_error;
static long started, token_count, finished, lost;
static char request[1024];
static size_t request_length;
static struct sockaddr_in server;

static long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000L + t.tv_nsec;
}

static double cpu_us(void) {
  struct rusage u;
  getrusage(RUSAGE_SELF, &u);
  return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e6 + (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

static void send_request(int fd) {
  if (send(fd, request, request_length, MSG_NOSIGNAL) != (ssize_t)request_length) perror("send");
}

static int open_connection(void) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (fd < 0 || fd >= MAX_FD) { perror("socket"); exit(1); }
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
  connect(fd, (struct sockaddr *)&server, sizeof server);
  epoll_ctl(poller, EPOLL_CTL_ADD, fd, &(struct epoll_event){.events = EPOLLOUT, .data.fd = fd});
  return fd;
}

static void start(long intended) {
  lateness[started++] = (double)(now() - intended) / 1e3;
  int fd = spares ? spare[--spares] : open_connection();
  int fresh = !probes[fd].busy && probes[fd].token_seen == 0;
  probes[fd] = (struct probe){.busy = 1};
  if (!fresh) send_request(fd);
}

static void connected(int fd) {
  epoll_ctl(poller, EPOLL_CTL_MOD, fd, &(struct epoll_event){.events = EPOLLIN, .data.fd = fd});
  send_request(fd);
}

static void end_probe(int fd, int answered) {
  if (answered) finished++;
  else lost++;
  probes[fd].busy = 0;
  if (answered && kept) { spare[spares++] = fd; return; }
  probes[fd].token_seen = 0;
  close(fd);
}

static void readable(int fd) {
  char bytes[8192];
  ssize_t n = recv(fd, bytes, sizeof bytes, 0);
  long at = now();
  if (n <= 0) {
    if (probes[fd].busy) end_probe(fd, 0);
    return;
  }
  const char *token = probes[fd].token_seen ? NULL : memmem(bytes, (size_t)n, TOKEN, sizeof TOKEN - 1);
  if (token) {
    probes[fd].token_seen = 1;
    token_error[token_count++] = (double)(at - atol(token + sizeof TOKEN - 1)) / 1e3;
  }
  if (memmem(bytes, (size_t)n, END, sizeof END - 1)) end_probe(fd, 1);
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void print(const char *name, const char *metric, double *values, long n) {
  qsort(values, (size_t)n, sizeof *values, ascending);
  if (n == 0) return;
  printf("floor %s %s_p50_us %.1f\n", name, metric, values[(n * 50 + 99) / 100 - 1]);
  printf("floor %s %s_p99_us %.1f\n", name, metric, values[(n * 99 + 99) / 100 - 1]);
}

/* Instants as the driver of Nines has them: one in each 1/rate second, at a place in it that a fixed sequence picks. */
static long *instants(long rate, long n) {
  long *at = malloc((size_t)n * sizeof *at), gap = 1000000000L / rate;
  unsigned long random = 9;
  for (long i = 0; i < n; i++) {
    random = random * 6364136223846793005UL + 1442695040888963407UL;
    at[i] = i * gap + (long)((double)(random >> 33) / 2147483648.0 * (double)gap);
  }
  return at;
}

static void run(const long *at, long n, int timer) {
  long begin = now() + 100000000L, give_up = begin + at[n - 1] + 2000000000L, next = 0;
  for (struct epoll_event ready[256]; finished + lost < n && now() < give_up;) {
    for (; next < n && begin + at[next] <= now(); next++) start(begin + at[next]);
    long wake = next < n ? begin + at[next] : give_up;
    timerfd_settime(timer, TFD_TIMER_ABSTIME, &(struct itimerspec){.it_value = {wake / 1000000000L, wake % 1000000000L}}, NULL);
    int count = epoll_wait(poller, ready, 256, -1);
    for (int i = 0; i < count; i++) {
      int fd = ready[i].data.fd;
      long ignored;
      if (fd == timer) (void)!read(timer, &ignored, sizeof ignored);
      else if (ready[i].events & EPOLLOUT) connected(fd);
      else readable(fd);
    }
  }
}

int main(int argc, char **argv) {
  if (argc != 6) { fprintf(stderr, "usage: client NAME PORT PATH RATE SECONDS\n"); return 64; }
  long rate = atol(argv[4]), n = rate * atol(argv[5]);
  kept = strncmp(argv[3], "/keep/", 6) == 0;
  server = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(argv[2])), .sin_addr = {htonl(INADDR_LOOPBACK)}};
  const char *body = "{\"model\":\"m-1\",\"messages\":[{\"role\":\"user\",\"content\":\"0123abcd ping\"}],\"max_tokens\":16,\"stream\":true}";
  request_length = (size_t)snprintf(request, sizeof request, "POST %s/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nUser-Agent: floor\r\n"
      "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s", argv[3], argv[2], strlen(body), body);
  lateness = calloc((size_t)n, sizeof *lateness);
  token_error = calloc((size_t)n, sizeof *token_error);
  poller = epoll_create1(0);
  int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
  epoll_ctl(poller, EPOLL_CTL_ADD, timer, &(struct epoll_event){.events = EPOLLIN, .data.fd = timer});
  double before = cpu_us();
  run(instants(rate, n), n, timer);
  printf("floor %s cpu_us %.1f\n", argv[1], (cpu_us() - before) / (double)n);
  print(argv[1], "ttft_error", token_error, token_count);
  print(argv[1], "lateness", lateness, started);
  printf("floor %s lost %ld\n", argv[1], n - finished);
  return 0;
}
