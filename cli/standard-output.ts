import { describeRefusal } from '#engine/bodies/file-failure.ts'
import { tell } from './tell.ts'

let isNeeded = true

/** Says what standard output cannot take, and ends the process of it. */
export function watchStandardOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`| head`) is no error.
    if (error.code === 'EPIPE') {
      if (isNeeded) process.exit(0)
      return
    }
    tell(`standard output: ${describeRefusal(error)}`)
    // Curl's for what cannot be written.
    process.exit(23)
  })
}

/** From now on a reader that ends early ends nothing: there is more to be done than to print. */
export function outliveReader(): void {
  isNeeded = false
}
