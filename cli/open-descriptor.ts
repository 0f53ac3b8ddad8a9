import { createReadStream, fstatSync, open, type ReadStream } from 'node:fs'
import { Socket } from 'node:net'
import { promisify } from 'node:util'

/** Opens a path to a descriptor, while all else goes on: a pipe waits until somebody has it open on its other side. */
export const openDescriptor = promisify(open)

/** What comes out of a descriptor, which is closed with it. */
export function readDescriptor(fd: number): Socket | ReadStream {
  // As a file a pipe would be read by a thread that waits, and the end of the process would wait for that.
  return fstatSync(fd).isFIFO()
    ? new Socket({ fd, readable: true, writable: false })
    : createReadStream('', { fd })
}
