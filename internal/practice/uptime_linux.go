package practice

import "golang.org/x/sys/unix"

// sleepingClock is the system clock that goes on while the machine sleeps.
const sleepingClock = unix.CLOCK_BOOTTIME
