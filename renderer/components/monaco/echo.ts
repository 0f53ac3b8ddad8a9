/** More texts than this are never on their way at once. */
const MOST_IN_FLIGHT = 100

interface TextModel {
  getValue(): string
  setValue(text: string): void
}

/**
 * Tells a text that comes back late from one that is new. What is typed goes up as a change and comes down as a value,
 * a render later; by then more may have been typed, and setting the value would undo that.
 */
export function createEcho() {
  const inFlight: string[] = []
  let setting = false
  return {
    /** The model has changed to `text`. @returns whether that is news to the other side */
    told(text: string): boolean {
      if (setting) return false
      inFlight.push(text)
      if (inFlight.length > MOST_IN_FLIGHT) inFlight.shift()
      return true
    },
    /** The other side says `text`: an echo is let pass, anything else is set. */
    heard(text: string, model: TextModel): void {
      const at = inFlight.lastIndexOf(text)
      inFlight.splice(0, at + 1)
      if (at !== -1 || text === model.getValue()) return
      set(text, model)
    },
    /** `text` is another one than the model held till now, also where it reads the same. */
    replaced(text: string, model: TextModel): void {
      set(text, model)
    }
  }

  function set(text: string, model: TextModel): void {
    inFlight.length = 0
    setting = true
    model.setValue(text)
    setting = false
  }
}
