const scope: typeof globalThis & { setImmediate?: (callback: () => void) => unknown } = globalThis

/**
 * Runs a callback when what is happening now has come to rest: after the microtasks and before the next timers.
 * Node's `setImmediate`, and where there is none a timer.
 */
export function afterThisTick(callback: () => void): void {
  if (scope.setImmediate) scope.setImmediate(callback)
  else setTimeout(callback, 0)
}
