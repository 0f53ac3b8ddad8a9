import { observeSession, type SessionClock, sessionNow } from './session-clock.ts'

/** What a window knows of how a session goes on. `unknown`: whoever tells of it cannot be asked now. */
export type SessionCourse = 'goes-on' | 'over' | 'unknown'

/** The end of what a window shows of a session's time. */
export class ShownTime {
  #clock: SessionClock | undefined
  #shownMs = 0

  /**
   * While it goes on, the time that passes; when it is over, the time of the last entry. While nothing is known of it,
   * it stands still where it was.
   * @param lastMs of the last entry, on the session's clock
   * @param localMs the window's monotonic clock
   */
  at(lastMs: number, course: SessionCourse, localMs: number): number {
    this.#shownMs = this.#next(lastMs, course, localMs)
    return this.#shownMs
  }

  #next(lastMs: number, course: SessionCourse, localMs: number): number {
    if (course === 'goes-on') {
      if (this.#clock?.lastMs !== lastMs) this.#clock = observeSession(this.#clock, lastMs, localMs)
      return sessionNow(this.#clock, localMs)
    }
    this.#clock = undefined
    return course === 'over' ? lastMs : Math.max(lastMs, this.#shownMs)
  }
}
