/** What the system tells of a file, or of whatever else a descriptor leads to. */
interface FileIdentity {
  dev: number
  ino: number
}

/** Whether two names or descriptors lead to the same: a file, a pipe, a terminal. */
export function isSameFile(one: FileIdentity, other: FileIdentity): boolean {
  return one.dev === other.dev && one.ino === other.ino
}
