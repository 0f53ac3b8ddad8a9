const last = new Map<number, Promise<unknown>>()

/**
 * Does what is done to the file of an environment in the order in which it was asked for: what is saved straight from
 * the field of the name is to be in the file that was renamed.
 * @param id of the edited environment, which stays while its name changes
 */
export function inTurn<T>(id: number, work: () => Promise<T>): Promise<T> {
  const turn = (last.get(id) ?? Promise.resolve()).then(work)
  const forget = () => {
    if (last.get(id) === end) last.delete(id)
  }
  const end: Promise<void> = turn.then(forget, forget)
  last.set(id, end)
  return turn
}
