import { type ChildProcess, spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/**
 * Gives the server a core of its own where that can be had: else both take turns on one, or do not, as the scheduler
 * pleases, and the time of a round trip changes by half from one batch to the next.
 */
export function keepApart(server: ChildProcess): { note: string; undo(): void } {
  const last = availableParallelism() - 1
  const pin = (cores: string, pid: number | undefined) =>
    spawnSync('taskset', ['-apc', cores, String(pid)], { stdio: 'ignore' }).status === 0
  const pinned = last > 0 && pin(String(last), server.pid) && pin(`0-${last - 1}`, process.pid)
  return {
    note: pinned ? ', client and server on cores of their own' : '',
    undo: () => pinned && pin(`0-${last}`, process.pid)
  }
}
