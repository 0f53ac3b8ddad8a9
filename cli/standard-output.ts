import { describeRefusal } from '#engine/bodies/file-failure.ts'
import { tell } from './tell.ts'

let onUnread: () => void = () => process.exit(0)

/** Says what standard output cannot take, and ends the process of it. */
export function watchStandardOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`| head`) is no error.
    if (error.code === 'EPIPE') {
      onUnread()
      return
    }
    tell(`standard output: ${describeRefusal(error)}`)
    // Curl's for what cannot be written.
    process.exit(23)
  })
}

/** From now on a reader that ends early does not end the process: there is more to be done than to print. */
export function outliveReader(then: () => void = () => {}): void {
  onUnread = then
}
