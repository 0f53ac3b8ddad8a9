/** Whether a thread was ended because its values took more memory than it may have. See `WorkerThread.reasonOf`. */
export function isOutOfMemory(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && reason.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
