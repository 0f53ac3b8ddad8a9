import { execFileSync } from 'node:child_process'
import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'

/** A disk of its own, in memory. */
export interface SmallDisk {
  /** Writes until nothing more fits. */
  fill(): Promise<void>
  /** Takes away what `fill` wrote. */
  free(): Promise<void>
  setReadOnly(readOnly: boolean): void
  unmount(): void
}

/** Puts an empty disk in the place of a folder. @returns why that cannot be done here, in words */
export async function mountSmallDisk(folder: string, kilobytes: number): Promise<SmallDisk | string> {
  await mkdir(folder, { recursive: true })
  const mount = (...args: string[]) => execFileSync('mount', args, { stdio: 'pipe' })
  try {
    mount('-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder)
  } catch {
    return 'no disk can be mounted here'
  }
  const ballast = path.join(folder, 'ballast')
  return {
    async fill() {
      const file = await open(ballast, 'a')
      try {
        for (const block = Buffer.alloc(1024); ; ) await file.write(block)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
      } finally {
        await file.close()
      }
    },
    free: () => rm(ballast),
    setReadOnly: readOnly => void mount('-o', readOnly ? 'remount,ro' : 'remount,rw', folder),
    unmount: () => void execFileSync('umount', ['-l', folder])
  }
}
