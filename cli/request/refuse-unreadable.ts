import { describeRefusal } from '#engine/bodies/file-failure.ts'
import { UsageError } from '../usage-error.ts'

/** @throws UsageError with that status for what goes wrong with what a flag names */
export function refusing<T>(what: string, exit: number | undefined, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw new UsageError(`${what}: ${describeRefusal(error)}`, exit)
  }
}
