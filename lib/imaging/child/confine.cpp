// SPDX-License-Identifier: EUPL-1.2
#include "lib/imaging/child/confine.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <cerrno>
#include <cstddef>
#include <vector>

namespace samsyn::imaging::child {
namespace {

#if defined(__x86_64__)
constexpr unsigned architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned architecture = AUDIT_ARCH_AARCH64;
#else
#error "name this architecture as the kernel does"
#endif

// What decoding needs: memory, threads, clocks, and the open files.
constexpr int allowed[] = {
    SYS_read,
    SYS_write,
    SYS_close,
    SYS_lseek,
    SYS_fstat,
    SYS_mmap,
    SYS_munmap,
    SYS_mremap,
    SYS_mprotect,
    SYS_madvise,
    SYS_brk,
    SYS_futex,
    SYS_clone,
    SYS_clone3,
    SYS_set_robust_list,
    SYS_rseq,
    SYS_sched_yield,
    SYS_sched_getaffinity,
    SYS_gettid,
    SYS_getpid,
    SYS_rt_sigaction,
    SYS_rt_sigprocmask,
    SYS_rt_sigreturn,
    SYS_sigaltstack,
    SYS_clock_gettime,
    SYS_clock_nanosleep,
    SYS_gettimeofday,
    SYS_getrandom,
    SYS_exit,
    SYS_exit_group,
};

sock_filter load(std::size_t offset)
{
    return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<unsigned>(offset));
}
sock_filter answer(unsigned action) { return BPF_STMT(BPF_RET | BPF_K, action); }
// Passes over that many orders when the value is this one, or when it is another.
sock_filter skip_if(unsigned value, unsigned char orders)
{
    return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, orders, 0);
}
sock_filter skip_unless(unsigned value, unsigned char orders)
{
    return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, orders);
}

}  // namespace

bool confine()
{
    // Another architecture's numbers mean other calls.
    std::vector<sock_filter> filter{load(offsetof(seccomp_data, arch)), skip_if(architecture, 1),
                                    answer(SECCOMP_RET_KILL_PROCESS), load(offsetof(seccomp_data, nr))};
    for (int const call : allowed) {
        filter.push_back(skip_unless(static_cast<unsigned>(call), 1));
        filter.push_back(answer(SECCOMP_RET_ALLOW));
    }
    filter.push_back(answer(SECCOMP_RET_ERRNO | EPERM));
    sock_fprog const program{static_cast<unsigned short>(filter.size()), filter.data()};
    rlimit const none{0, 0};
    return setrlimit(RLIMIT_NOFILE, &none) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

}  // namespace samsyn::imaging::child
